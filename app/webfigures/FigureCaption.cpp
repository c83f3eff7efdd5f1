#include "webfigures/FigureCaption.h"

#include "base/Limits.h"
#include "papers/DisplayText.h"
#include "spelling/HtmlEntities.h"
#include "webfigures/HtmlTags.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxLabel = 20; // letters of "Figure 12" in any language
constexpr qsizetype maxCaptionBytes = 256 * 1024;

// Words on both sides of it are apart.
bool isApart(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 9> names{"br", "p",  "div", "li", "td",
                                                         "th", "tr", "ul",  "ol"};
    return std::ranges::find(names, name) != names.end();
}

class CaptionReader final
{
public:
    explicit CaptionReader(QByteArrayView html) : m_html(html), m_tags(html) {}

    QString read()
    {
        while (m_tags.next()) {
            addText(m_at, m_tags.start());
            m_at = m_tags.end();
            if (m_tags.isEnd())
                endTag();
            else
                startTag();
        }
        addText(m_at, m_html.size());
        return m_text.simplified().left(maxCaptionLength);
    }

private:
    void addText(qsizetype from, qsizetype to)
    {
        if (m_hidden == 0 && from < to)
            m_text += withoutHtmlEntities(QString::fromUtf8(m_html.sliced(from, to - from)));
    }

    void startTag()
    {
        const QByteArray &name = m_tags.name();
        if (m_hidden > 0) { // a footnote, or a formula: its end is the one on the same level
            m_hidden += int(name == m_hider);
            if (m_hider == "math" && name == "annotation" && m_annotationStart < 0)
                m_annotationStart = m_tags.end();
        } else if (name == "math") {
            hide(name);
            m_formula = m_tags.attribute("alttext");
            m_annotationStart = -1;
            m_annotation.clear();
        } else if (name == "svg" || name == "button" || m_tags.hidesItsText() ||
                   m_tags.hasClass("ltx_note"_L1)) {
            hide(name);
        } else if (name == "sup") {
            m_text += u'^';
        } else if (isApart(name)) {
            m_text += u' ';
        }
    }

    void hide(const QByteArray &name)
    {
        m_hider = name;
        m_hidden = 1;
    }

    void endTag()
    {
        const QByteArray &name = m_tags.name();
        if (m_hidden > 0 && name == "annotation" && m_annotationStart >= 0 &&
            m_annotation.isEmpty())
            m_annotation =
                m_html.sliced(m_annotationStart, m_tags.start() - m_annotationStart).toByteArray();
        if (m_hidden == 0 && isApart(name))
            m_text += u' ';
        if (m_hidden == 0 || name != m_hider || --m_hidden > 0 || name != "math")
            return;
        if (m_formula.isEmpty())
            m_formula = withoutHtmlEntities(QString::fromUtf8(m_annotation)).left(maxLinkLength);
        m_text += displayFormula(m_formula);
    }

    QByteArrayView m_html;
    HtmlTags m_tags;
    qsizetype m_at = 0;
    QString m_text;
    QByteArray m_hider; // the element whose inside is not shown
    int m_hidden = 0;   // elements of that name that are open
    QString m_formula;
    qsizetype m_annotationStart = -1; // of the first one in the formula
    QByteArray m_annotation;
};

// "Figure 2" of "Figure 2: All of it."; empty: it has no such beginning.
QString labelOf(const QString &caption)
{
    const qsizetype end = caption.left(maxLabel).indexOf(u": "_s);
    return end < 0 ? QString() : caption.left(end);
}

} // namespace

QString captionOf(QByteArrayView html)
{
    return CaptionReader(html.first(std::min(html.size(), maxCaptionBytes))).read();
}

QString joinedCaption(const QString &figure, const QString &picture)
{
    if (picture.isEmpty() || figure.isEmpty())
        return figure.isEmpty() ? picture : figure;
    if (!labelOf(picture).isEmpty())
        return picture;
    const QString label = labelOf(figure);
    const QString joined =
        label.isEmpty()
            ? QString(picture % u" – "_s % figure)
            : QString(label % u' ' % picture % u" – "_s % figure.sliced(label.size() + 2));
    return joined.left(maxCaptionLength);
}

} // namespace broadsheet
