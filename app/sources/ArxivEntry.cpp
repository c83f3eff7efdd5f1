#include "sources/ArxivEntry.h"

#include "base/Limits.h"
#include "papers/Links.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// "arXiv:2403.14624v1 Announce Type: new \nAbstract: …"
QString abstractOf(const QString &summary)
{
    static const QRegularExpression announcement(
        u"^arXiv:\\S+\\s+Announce Type:\\s*\\S+\\s+Abstract:\\s*"_s);
    const QRegularExpressionMatch match = announcement.match(summary);
    return match.hasMatch() ? summary.sliced(match.capturedLength()) : summary;
}

std::optional<int> versionOf(const QStringList &ids)
{
    static const QRegularExpression pattern(u"\\d[vV](\\d{1,4})$"_s);
    for (const QString &id : ids)
        if (const int version = pattern.match(id).captured(1).toInt(); version > 0)
            return version;
    return std::nullopt;
}

PaperId idOf(const QStringList &ids)
{
    constexpr auto prefix = "oai:"_L1; // "oai:arXiv.org:2403.14624v1"
    for (const QString &written : ids) {
        const QString name =
            written.startsWith(prefix) ? written.sliced(written.lastIndexOf(u':') + 1) : written;
        if (PaperId id = PaperId::fromLink(name); id.isArxiv())
            return id;
    }
    return {};
}

} // namespace

PaperReport paperOf(const FeedEntry &entry)
{
    PaperReport paper{.id = idOf(entry.ids),
                      .title = entry.title,
                      .authors = entry.authors,
                      .categories = entry.categories,
                      .comment = entry.comment,
                      .doi = entry.doi,
                      .version = versionOf(entry.ids),
                      .journalReference = entry.journalReference};
    paper.url = abstractPage(paper.id).toString();
    if (const QString abstract = abstractOf(entry.summary); !abstract.isEmpty())
        paper.texts = {{.language = u"en"_s, .markdown = abstract, .kind = TextKind::Abstract}};
    return paper;
}

DayReport updatesBeside(const DayReport &day)
{
    return {.source = day.source,
            .origin = day.origin,
            .at = day.at,
            .status = DayStatus::NotFetched,
            .isUpdate = true};
}

void addUpdates(ParsedResponse &parsed, const DayReport &updates)
{
    if (!updates.papers.isEmpty())
        parsed.days.append(updates);
}

QStringList categoriesToAsk(const QStringList &categories)
{
    static const QRegularExpression pattern(u"^[A-Za-z-]+(?:\\.[A-Za-z-]+)?$"_s);
    const QStringList valid = categories.filter(pattern);
    return valid.isEmpty() ? QStringList{u"cs.CL"_s} : valid;
}

Budget arxivBudget()
{
    return {.name = u"arxiv"_s, .requests = 1, .window = 5s, .connections = 1, .holdsUp = true};
}

Budget arxivPageBudget(const QUrl &url)
{
    const QString host = url.host();
    if (host != "arxiv.org"_L1 && !host.endsWith(".arxiv.org"_L1))
        return {};
    Budget budget = arxivBudget();
    budget.window = 3s; // https://info.arxiv.org/help/api/tou.html
    return budget;
}

Patience arxivPatience()
{
    return {.pause = maxArxivPause, .total = maxArxivTime};
}

} // namespace broadsheet
