#include "export/Export.h"

#include "export/Reference.h"
#include "export/TexText.h"
#include "papers/Links.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Braces keep BibTeX from splitting a name at "and" or at a comma.
QString author(const QString &name)
{
    const bool mustStayWhole = name.contains(u',') || name.contains(" and "_L1);
    return mustStayWhole ? u'{' + texText(name) + u'}' : texText(name);
}

QString authors(const Paper &paper)
{
    QStringList result;
    for (const QString &name : paper.authors)
        result.append(author(name));
    if (paper.hasMoreAuthors)
        result.append(u"others"_s); // which styles print as "et al."
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
    for (const Paper &paper : papers) {
        const std::optional<int> year = yearOf(paper);
        out.append(out.isEmpty() ? "@misc{" : "\n@misc{").append(citationKey(paper).toUtf8());
        // The inner braces keep BibTeX styles from changing the title to lower case.
        appendField(out, "title", u'{' + texTitle(paper.title) + u'}');
        appendField(out, "author", authors(paper));
        appendField(out, "year", year ? QString::number(*year) : QString());
        if (paper.id.isArxiv()) {
            appendField(out, "eprint", paper.id.text);
            appendField(out, "archivePrefix", u"arXiv"_s);
            appendField(out, "primaryClass", paper.categories.value(0));
        }
        appendField(out, "doi", texText(paper.doi));
        appendField(out, "url", abstractPage(paper.id).toString(QUrl::FullyEncoded));
        appendField(out, "keywords", texText(paper.tags.join(", "_L1)));
        appendField(out, "annote", texText(paper.note));
        out.append("\n}\n");
    }
    return out;
}

} // namespace broadsheet
