// A feed of any kind at an address that the user gives: of a journal, bioRxiv, OpenReview,
// papers.cool. Atom: RFC 4287. RSS: https://www.rssboard.org/rss-specification. RSS 1.0 (RDF) with
// Dublin Core and PRISM, as journals send it.
#include "digest/DailyPapers.h"
#include "notation/HtmlText.h"
#include "notation/Language.h"
#include "papers/Links.h"
#include "sources/ArxivEntry.h"
#include "sources/FeedReports.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QRegularExpression>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The paper of arXiv that an id or a link names. Old ids ("cs/0501001") only where arXiv is named
// too: the guid of another feed can have the same form.
PaperId arxivPaperOf(const QString &name)
{
    static const QRegularExpression newId(u"^\\d{4}\\.\\d{4,5}(?:v\\d{1,4})?$"_s);
    constexpr auto oai = "oai:arXiv.org:"_L1;
    const QString id =
        name.startsWith(oai, Qt::CaseInsensitive) ? u"arXiv:"_s + name.sliced(oai.size()) : name;
    const bool isNamed = id.contains("://"_L1) || id.startsWith("arxiv:"_L1, Qt::CaseInsensitive) ||
                         newId.match(id).hasMatch();
    const PaperId paper = isNamed ? PaperId::fromLink(id) : PaperId();
    return paper.isArxiv() ? paper : PaperId();
}

// The address of a DOI that is written as such, or as a link. Case does not matter in a DOI.
QString doiAddress(const QString &name)
{
    static const QRegularExpression pattern(
        u"^(?:doi:\\s*|info:doi/|urn:doi:|https?://(?:www\\.|dx\\.)?doi\\.org/)?"
        "(10\\.\\d{4,9}(?:\\.\\d+)*/\\S+)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxDoiLength = 300;
    const QString doi = pattern.match(name.left(maxDoiLength)).captured(1).toLower();
    return doi.isEmpty() ? QString() : u"https://doi.org/"_s + doi;
}

// The names of the entry, the best first.
QStringList namesOf(const FeedEntry &entry)
{
    return QStringList{entry.doi} + entry.ids + QStringList{entry.page};
}

PaperId identityOf(const FeedEntry &entry)
{
    const QStringList names = namesOf(entry);
    QStringList addresses;
    for (const QString &name : names) {
        addresses.append(doiAddress(name));
        for (const QString &written : {name, addresses.last()})
            if (PaperId id = arxivPaperOf(written); !id.isEmpty())
                return id;
    }
    for (const QString &address : std::as_const(addresses))
        if (!address.isEmpty())
            return PaperId::fromLink(address);
    for (const QString &address : {entry.page, entry.ids.value(0)})
        if (isSafeLink(QUrl(address)))
            return PaperId::fromLink(address);
    return idFromTitle(entry.title);
}

PaperReport readPaper(FeedEntry entry)
{
    entry.title = lineOfHtml(entry.title);
    entry.summary = markdownOfHtml(entry.summary);
    PaperReport paper = paperOf(entry);
    paper.id = identityOf(entry);
    paper.url = isSafeLink(QUrl(entry.page)) ? entry.page : abstractPage(paper.id).toString();
    if (!paper.id.isArxiv()) { // the version and categories of arXiv
        paper.version.reset();
        paper.keywords = std::exchange(paper.categories, {});
        for (SourceText &text : paper.texts)
            text.language = languageOf(text.markdown);
    }
    if (paper.title.isEmpty())
        paper.title = paper.url;
    return paper;
}

// An entry without a day, or with one in the future, is of the day on which it was first seen.
bool hasDay(const FeedEntry &entry, QDate asked)
{
    constexpr int firstYear = 1900;
    return entry.day.isValid() && entry.day.year() >= firstYear && entry.day <= asked;
}

class AnyFeed final : public Source
{
public:
    explicit AnyFeed(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Newest; }
    [[nodiscard]] Budget budget(const QUrl &baseUrl) const override
    {
        return modestBudget(baseUrl);
    }
    [[nodiscard]] QByteArray accept() const override
    {
        return "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, "
               "application/xml;q=0.8, text/xml;q=0.8";
    }

    [[nodiscard]] QUrl address(const SourceOptions &options, const SourceRequest &) const override
    {
        return options.baseUrl;
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        const DayReport start = startReport(m_id, request.day, shownHost(response.url), response);
        if (const QString why = refusalOf(response); !why.isEmpty())
            return failedResponse(start, why);
        const Feed feed = readFeed(response.body, response.url);
        const QString problem = problemWithFeed(feed, response);
        if (!feed.isFeed)
            return failedResponse(start, problem);
        PapersByDay papers;
        DayReport updates = updatesBeside(start);
        QSet<PaperId> seen;
        QSet<PaperId> undated;
        int nameless = 0;
        for (const FeedEntry &entry : feed.entries) {
            PaperReport paper = readPaper(entry);
            if (paper.id.isEmpty()) {
                ++nameless;
            } else if (!seen.contains(paper.id)) {
                seen.insert(paper.id);
                const QDate day = hasDay(entry, request.day) ? entry.day : request.day;
                if (entry.isReplacement()) {
                    paper.versionDay = day;
                    updates.papers.append(std::move(paper));
                    continue;
                }
                if (!hasDay(entry, request.day))
                    undated.insert(paper.id);
                papers[day].append(std::move(paper));
            }
        }
        ParsedResponse parsed = reportsOf(start, papers, problem);
        parsed.undated = undated;
        addUpdates(parsed, updates);
        remarkOnMending(parsed, feed);
        if (nameless > 0)
            remark(parsed, SourcesTr::tr("%Ln entries have neither a link nor a title.", nullptr,
                                         nameless));
        return parsed;
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeAnyFeed(const QString &id)
{
    return std::make_unique<AnyFeed>(id);
}

} // namespace broadsheet
