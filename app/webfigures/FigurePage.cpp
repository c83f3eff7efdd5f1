#include "webfigures/FigurePage.h"

#include "base/Limits.h"
#include "papers/Links.h"
#include "webfigures/FigureCaption.h"
#include "webfigures/HtmlTags.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int leastSize = 24;      // pixels; what is smaller is a symbol in a text
constexpr int mostSize = 100'000;  // pixels; more is not believed
constexpr qsizetype maxDepth = 16; // of figures in figures; real ones have three

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

class PageReader final
{
public:
    PageReader(QByteArrayView page, const QUrl &url)
        : m_page(page), m_url(url), m_base(url), m_tags(page)
    {}

    QList<WebFigure> read()
    {
        while (m_tags.next() && !isDone())
            if (m_tags.isEnd())
                endTag();
            else
                startTag();
        while (!m_open.empty()) // the page did not arrive whole
            endFigure();
        return m_figures;
    }

private:
    struct Open
    {
        bool isTable = false;
        qsizetype first = 0;   // of its pictures
        qsizetype pending = 0; // of those that no caption of its own followed yet
        QString caption = {};  // the first one
    };

    [[nodiscard]] bool isDone() const
    {
        return m_open.empty() && m_figures.size() >= maxStripFigures;
    }

    void startTag()
    {
        const QByteArray &name = m_tags.name();
        if (name == "figure")
            startFigure();
        else if (name == "base" && !m_hasBase)
            readBase();
        else if (name == "svg")
            ++m_drawings;
        else if (name == "figcaption" && m_captionStart < 0 && isInside())
            m_captionStart = m_tags.end();
        else if (name == "img")
            addPicture("src");
        else if (name == "object" && m_tags.attribute("type").startsWith("image/"_L1))
            addPicture("data");
    }

    void endTag()
    {
        const QByteArray &name = m_tags.name();
        if (name == "figure")
            m_tooDeep > 0 ? void(--m_tooDeep) : endFigure();
        else if (name == "svg")
            m_drawings = std::max(0, m_drawings - 1);
        else if (name == "figcaption" && m_captionStart >= 0)
            endCaption();
    }

    [[nodiscard]] bool isInside() const { return !m_open.empty() && m_tooDeep == 0; }

    void startFigure()
    {
        const bool isNested = !m_open.empty();
        const bool isTable = isNested ? m_open.back().isTable || m_tags.hasClass("ltx_table"_L1)
                                      : !m_tags.hasClass("ltx_figure"_L1);
        m_drawings = 0; // a drawing does not hold figures, it only was not closed
        if (qsizetype(m_open.size()) >= maxDepth) {
            ++m_tooDeep;
            return;
        }
        m_captionStart = -1;
        m_open.push_back(
            {.isTable = isTable, .first = m_figures.size(), .pending = m_figures.size()});
    }

    void endFigure()
    {
        m_captionStart = -1;
        if (m_open.empty())
            return;
        const Open figure = m_open.back();
        m_open.pop_back();
        if (!figure.caption.isEmpty()) // above its pictures
            applyCaption(figure.pending, figure.caption);
    }

    void endCaption()
    {
        const QByteArrayView html = m_page.sliced(m_captionStart, m_tags.start() - m_captionStart);
        m_captionStart = -1;
        Open &figure = m_open.back();
        const QString caption = captionOf(html);
        if (figure.caption.isEmpty())
            figure.caption = caption;
        if (figure.pending == m_figures.size())
            return;
        applyCaption(figure.pending, caption);
        figure.pending = m_figures.size();
    }

    void applyCaption(qsizetype from, const QString &caption)
    {
        for (qsizetype i = from; i < m_figures.size(); ++i)
            m_figures[i].caption = joinedCaption(caption, m_figures[i].caption);
    }

    void readBase()
    {
        m_hasBase = true;
        const QUrl base = onServer(m_url, m_tags.attribute("href"));
        if (!base.isEmpty())
            m_base = base;
    }

    void addPicture(QByteArrayView attribute)
    {
        const bool isWanted = isInside() && !m_open.back().isTable && m_captionStart < 0 &&
                              m_drawings == 0 && m_figures.size() < maxStripFigures;
        if (!isWanted)
            return;
        const QUrl picture = onServer(m_base, m_tags.attribute(attribute));
        const QSize size(m_tags.attribute("width").toInt(), m_tags.attribute("height").toInt());
        const bool isKnown =
            !size.isEmpty() && size.width() <= mostSize && size.height() <= mostSize;
        const bool isSymbol = isKnown && size.width() < leastSize && size.height() < leastSize;
        if (!picture.isEmpty() && !isSymbol)
            m_figures.append({.picture = picture, .size = isKnown ? size : QSize()});
    }

    // Empty: it leads to another server, or nowhere.
    [[nodiscard]] QUrl onServer(const QUrl &base, const QString &reference) const
    {
        const QString trimmed = reference.trimmed();
        if (trimmed.isEmpty())
            return {};
        QUrl url = base.resolved(QUrl(trimmed));
        url.setFragment({});
        const bool isSame = url.isValid() && url.scheme() == m_url.scheme() &&
                            url.host() == m_url.host() && portOf(url) == portOf(m_url);
        return isSame && isSafeLink(url) ? url : QUrl();
    }

    QByteArrayView m_page;
    QUrl m_url;
    QUrl m_base;
    HtmlTags m_tags;
    QList<WebFigure> m_figures;
    std::vector<Open> m_open;
    int m_tooDeep = 0;             // figures that are open and not read
    int m_drawings = 0;            // that are open
    qsizetype m_captionStart = -1; // of the innermost figure; -1: none is open
    bool m_hasBase = false;
};

} // namespace

QList<WebFigure> readFigurePage(const QByteArray &page, const QUrl &url)
{
    return PageReader(page, url).read();
}

} // namespace broadsheet
