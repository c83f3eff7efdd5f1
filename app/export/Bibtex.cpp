#include "export/Export.h"

#include "export/Reference.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\\')
            result += "\\textbackslash{}"_L1;
        else if (c == u'~')
            result += "\\textasciitilde{}"_L1;
        else if (c == u'^')
            result += "\\textasciicircum{}"_L1;
        else if (c == u'{') // BibTeX counts braces even after a backslash
            result += "\\textbraceleft{}"_L1;
        else if (c == u'}')
            result += "\\textbraceright{}"_L1;
        else if (u"&%$#_"_s.contains(c))
            result += u"\\"_s + c;
        else
            result += c;
    }
    return result;
}

// Braces keep BibTeX from splitting a name at "and" or at a comma.
QString author(const QString &name)
{
    const bool mustStayWhole = name.contains(u',') || name.contains(" and "_L1);
    return mustStayWhole ? u'{' + escaped(name) + u'}' : escaped(name);
}

QString authors(const QStringList &names)
{
    QStringList result;
    for (const QString &name : names)
        result.append(author(name));
    return result.join(" and "_L1);
}

void appendField(QByteArray &out, QByteArrayView name, const QString &value)
{
    if (!value.isEmpty())
        out.append(",\n  ").append(name).append(" = {").append(value.toUtf8()).append('}');
}

} // namespace

QByteArray toBibtex(const QList<Paper> &papers)
{
    QByteArray out;
    QHash<QString, int> uses;
    for (const Paper &paper : papers) {
        QString key = citationKey(paper);
        if (const int use = ++uses[key]; use > 1)
            key += u'-' + QString::number(use);
        const std::optional<int> year = yearOf(paper);
        out.append(out.isEmpty() ? "@misc{" : "\n@misc{").append(key.toUtf8());
        // The inner braces keep BibTeX styles from changing the title to lower case.
        appendField(out, "title", u'{' + escaped(displayTitle(paper.title)) + u'}');
        appendField(out, "author", authors(paper.authors));
        appendField(out, "year", year ? QString::number(*year) : QString());
        if (paper.id.isArxiv()) {
            appendField(out, "eprint", paper.id.text);
            appendField(out, "archivePrefix", u"arXiv"_s);
            appendField(out, "primaryClass", paper.categories.value(0));
        }
        appendField(out, "url", abstractPage(paper.id).toString(QUrl::FullyEncoded));
        appendField(out, "keywords", escaped(paper.tags.join(", "_L1)));
        appendField(out, "annote", escaped(paper.note));
        out.append("\n}\n");
    }
    return out;
}

} // namespace broadsheet
