#include "sources/Feed.h"
#include "sources/Registry.h"
#include "sources/Replies.h"

#include <QSet>
#include <QUrlQuery>

#include <algorithm>
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

QList<PaperId> unmentioned(const DayReport &report, const QList<PaperId> &asked)
{
    QSet<PaperId> known = idsOf(report.papers);
    QList<PaperId> missing;
    for (const PaperId &id : asked)
        if (!std::exchange(known, known + QSet{id}).contains(id))
            missing.append(id);
    return missing;
}

// A report that says no more than the id keeps a paper from being asked for again.
void addUnknown(DayReport &report, const QList<PaperId> &papers)
{
    for (const PaperId &id : papers)
        report.papers.append({.id = id,
                              .url = {},
                              .title = {},
                              .authors = {},
                              .media = {},
                              .texts = {},
                              .categories = {},
                              .comment = {}});
}

// An answer that went well without a word on a few papers means that there is no more to know of
// them. The service is known to send empty lists now and then, and a list may be cut.
bool isCredible(qsizetype missing, qsizetype asked)
{
    return asked == 1 || missing == 0 ||
           (missing < asked && missing <= std::max<qsizetype>(1, asked / 10));
}

// The service refuses a whole question for one id that it does not take. 404 is no such answer: it
// comes from an address that is no service at all.
bool refusesQuestion(int status)
{
    return status == 400 || status == 413 || status == 414;
}

class ArxivApi final : public Source
{
public:
    explicit ArxivApi(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
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
            return refusesQuestion(answer.status) ? refused(reading, question, refusal)
                                                  : failedReading(reading.days.first(), refusal);
        const Feed feed = readFeed(answer.body);
        QString problem = problemWithFeed(feed, answer);
        remarkOnMending(reading, feed);
        const QString error = readEntries(reading, feed, question);
        DayReport &report = reading.days.first();
        if (problem.isEmpty() && !error.isEmpty())
            return refused(
                reading, question,
                SourcesTr::tr("%1 answered with an error: %2").arg(placeOf(answer.url), error));
        const QList<PaperId> missing = unmentioned(report, question.papers);
        if (problem.isEmpty() && !isCredible(missing.size(), question.papers.size()))
            problem = SourcesTr::tr("%1 says nothing of %2 of %n papers.", nullptr,
                                    int(question.papers.size()))
                          .arg(placeOf(answer.url))
                          .arg(missing.size());
        settle(reading, problem);
        if (problem.isEmpty())
            addUnknown(report, missing);
        return reading;
    }

private:
    // Nothing more will ever be said of a paper that is refused when it is asked for alone.
    static Reading refused(Reading reading, const Question &question, const QString &why)
    {
        if (question.papers.size() == 1 && reading.days.first().papers.isEmpty()) {
            addUnknown(reading.days.first(), question.papers);
            remark(reading, why);
            return reading;
        }
        settle(reading, why);
        reading.isRefused = true;
        return reading;
    }

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
