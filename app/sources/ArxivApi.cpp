#include "sources/ArxivApi.h"

#include "sources/Feed.h"
#include "sources/Replies.h"

#include <QSet>
#include <QUrlQuery>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QSet<PaperId> idsOf(const QList<PaperReport> &papers)
{
    QSet<PaperId> ids;
    for (const PaperReport &paper : papers)
        ids.insert(paper.id);
    return ids;
}

// An answer that went well without a word on a paper means that there is no more to know; a report
// says so, and the paper is not asked for again.
void addUnknown(DayReport &report, const QList<PaperId> &asked)
{
    QSet<PaperId> known = idsOf(report.papers);
    for (const PaperId &id : asked) {
        if (known.contains(id))
            continue;
        known.insert(id);
        report.papers.append({.id = id,
                              .url = {},
                              .title = {},
                              .authors = {},
                              .media = {},
                              .texts = {},
                              .categories = {},
                              .comment = {}});
    }
}

// The service is known to send empty lists now and then.
bool isCredible(const DayReport &report, const Question &question)
{
    return !report.papers.isEmpty() || question.papers.size() < 2;
}

class ArxivApi final : public Source
{
public:
    explicit ArxivApi(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QString name() const override { return SourcesTr::tr("arXiv details"); }
    [[nodiscard]] Asks asks() const override { return Asks::Details; }
    [[nodiscard]] QUrl defaultBaseUrl() const override
    {
        return QUrl(u"https://export.arxiv.org"_s);
    }
    [[nodiscard]] Budget budget(const QUrl &) const override { return arxivBudget(); }
    [[nodiscard]] int batchSize() const override { return 100; }
    [[nodiscard]] QByteArray accept() const override
    {
        return "application/atom+xml, application/xml;q=0.9";
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const Question &question) const override
    {
        QStringList ids;
        for (const PaperId &id : question.papers)
            ids.append(id.text);
        QUrlQuery query;
        query.addQueryItem(u"id_list"_s, ids.join(u','));
        query.addQueryItem(u"max_results"_s, QString::number(ids.size()));
        QUrl url = addressBelow(options.baseUrl, u"/api/query"_s);
        url.setQuery(query);
        return url;
    }

    [[nodiscard]] Reading read(const Question &question, const Answer &answer) const override
    {
        Reading reading{.days = {startReport(m_id, {}, answer.url.host(), answer)}, .remarks = {}};
        if (const QString refusal = refusalOf(answer); !refusal.isEmpty())
            return failedReading(reading.days.first(), refusal);
        const Feed feed = readFeed(answer.body);
        QString problem = problemWithFeed(feed, answer);
        const QString error = readEntries(reading, feed, question);
        DayReport &report = reading.days.first();
        if (problem.isEmpty() && !error.isEmpty())
            problem =
                SourcesTr::tr("%1 answered with an error: %2").arg(placeOf(answer.url), error);
        if (problem.isEmpty() && !isCredible(report, question))
            problem = SourcesTr::tr("%1 says nothing of any of %n papers.", nullptr,
                                    int(question.papers.size()))
                          .arg(placeOf(answer.url));
        settle(reading, problem);
        if (problem.isEmpty())
            addUnknown(report, question.papers);
        return reading;
    }

private:
    // What the service says is wrong, or empty.
    static QString readEntries(Reading &reading, const Feed &feed, const Question &question)
    {
        const QSet<PaperId> asked(question.papers.cbegin(), question.papers.cend());
        DayReport &report = reading.days.first();
        QSet<PaperId> seen;
        QString error;
        for (const FeedEntry &entry : feed.entries) {
            if (entry.isError()) {
                error = entry.summary.isEmpty() ? entry.title : entry.summary.simplified();
                continue;
            }
            const PaperReport paper = paperOf(entry);
            if (!asked.contains(paper.id))
                remark(reading, SourcesTr::tr("“%1” was not asked for.").arg(entry.title));
            else if (!seen.contains(paper.id))
                report.papers.append(paper);
            seen.insert(paper.id);
        }
        return error;
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeArxivApi(const QString &id)
{
    return std::make_unique<ArxivApi>(id);
}

} // namespace broadsheet
