#include "export/LinkText.h"

#include "gist/Gist.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNames = 3; // of a message; more of them are "First Author et al."

QString titleOf(const PaperRow &paper)
{
    return safeText(displayTitle(paper.title)).simplified();
}

// What Markdown would read as markup stays as it is written.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar letter : text) {
        if (u"\\`*_[]<>&~$|"_s.contains(letter))
            result += u'\\';
        result += letter;
    }
    return result;
}

QString firstAuthors(const PaperRow &paper)
{
    if (paper.authors.isEmpty())
        return {};
    const bool isAll = paper.authors.size() <= maxNames && !paper.hasMoreAuthors;
    return safeText(isAll ? paper.authors.join(u", "_s)
                          : QString(paper.authors.constFirst() + andOthers));
}

} // namespace

QString linkOf(const PaperRow &paper)
{
    return abstractPage(paper.id).toString(QUrl::FullyEncoded);
}

QString titleAndLink(const PaperRow &paper)
{
    QStringList parts{titleOf(paper), linkOf(paper)};
    parts.removeAll(QString());
    return parts.join(u" – "_s);
}

// Brackets in an address would end the link.
QString markdownLink(const PaperRow &paper)
{
    QString link = linkOf(paper);
    if (link.isEmpty())
        return escaped(titleOf(paper));
    link.replace(u'(', u"%28"_s).replace(u')', u"%29"_s);
    return u'[' + escaped(titleOf(paper)) + u"]("_s + link + u')';
}

QString messageAbout(const PaperRow &paper, const QStringList &languages)
{
    QStringList lines{titleOf(paper), firstAuthors(paper), safeText(gistIn(paper.gists, languages)),
                      linkOf(paper)};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace broadsheet
