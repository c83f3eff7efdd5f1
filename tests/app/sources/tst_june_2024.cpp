// June 2024, which each corpus has twice: as digests with summaries, and as replies of the daily
// list. In whatever order both are stored, the library is the same in the end.
#include "Responses.h"
#include "support/Runner.h"

#include "digest/Digest.h"
#include "library/Library.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimeZone>

#include <algorithm>
#include <map>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

bool isInJune(const QString &path)
{
    const QDate day = dayOfFile(path);
    return day.year() == 2024 && day.month() == 6;
}

QDateTime moment(QDate day, int hour)
{
    return QDateTime(day, QTime(hour, 0), QTimeZone::utc());
}

// Everything that is shown of a library, as far as it does not name the file.
struct Contents
{
    QList<PaperRow> rows;
    QList<Paper> papers;
    QList<DaySummary> days;
    QList<PaperRow> found;

    bool operator==(const Contents &) const = default;
};

template<class T>
T must(QFuture<Result<T>> future)
{
    Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *std::move(result);
}

// Which differ with the order of storing.
QList<PaperRow> withoutNumbers(QList<PaperRow> rows)
{
    for (PaperRow &row : rows)
        row.number = -1;
    return rows;
}

QList<DayReport> fromDigests(const Corpus &corpus)
{
    QList<DayReport> reports;
    for (const QString &path : corpus.digestFiles()) {
        if (!isInJune(path))
            continue;
        const QDate day = dayOfFile(path);
        for (DayReport report : toReports(parseDigest(contents(path), day).digest, path)) {
            report.at = moment(day, 23);
            reports.append(report);
        }
    }
    return reports;
}

// Each reply as it is, and once more a week later with more votes and a paper less.
QList<DayReport> fromReplies(const Corpus &corpus)
{
    QList<DayReport> reports;
    const auto source = makeSource(u"huggingFace"_s);
    for (const QString &path : corpus.replyFiles()) {
        if (!isInJune(path))
            continue;
        const QDate day = dayOfFile(path);
        SourceResponse response = answered(contents(path));
        response.at = moment(day, 12);
        const DayReport first = source->parse({.day = day}, response).days.first();
        DayReport second = first;
        second.at = moment(day.addDays(7), 12);
        second.papers.removeLast();
        for (PaperReport &paper : second.papers)
            paper.votes = paper.votes.value_or(0) + 20;
        reports += {first, second};
    }
    return reports;
}

// What does not bring papers takes its place in the ledger, too.
QList<DayReport> withoutPapers()
{
    QList<DayReport> reports;
    const auto source = makeSource(u"huggingFace"_s);
    const auto add = [&](QDate day, QDateTime at, const QByteArray &body, int status) {
        SourceResponse response = answered(body, status);
        response.at = std::move(at);
        reports += source->parse({.day = day}, response).days;
    };
    const QDate day(2024, 6, 5);
    add(day, moment(day.addDays(-1), 20), "{}", 400);
    add(day, moment(day.addDays(2), 12), "", 500);
    add(day, moment(day.addDays(9), 12), "<html>", 200);
    add(QDate(2024, 6, 8), moment(QDate(2024, 6, 8), 12), "[]", 200);
    add(QDate(2024, 6, 9), moment(QDate(2024, 6, 9), 12), "", 502);
    return reports;
}

Contents stored(const QList<QList<DayReport>> &batches)
{
    const QTemporaryDir folder;
    auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    for (const QList<DayReport> &batch : batches)
        must((*library)->store(batch));
    (*library)->indexed().waitForFinished();
    return {withoutNumbers(must((*library)->list({}))), must((*library)->papers({})),
            must((*library)->days()),
            withoutNumbers(must((*library)->list({.search = u"언어"_s})))};
}

QList<QList<DayReport>> inBatches(const QList<DayReport> &reports, qsizetype size)
{
    QList<QList<DayReport>> batches;
    for (qsizetype i = 0; i < reports.size(); i += size)
        batches.append(reports.mid(i, size));
    return batches;
}

// What a corpus has of June 2024, and the library of it.
struct June
{
    explicit June(const Corpus &corpus)
        : digests(fromDigests(corpus)), replies(fromReplies(corpus)),
          expected(stored({digests + replies + withoutPapers()}))
    {}

    QList<DayReport> digests;
    QList<DayReport> replies;
    Contents expected;
};

} // namespace

class TestJune2024 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothAreThere_data();
    void bothAreThere();
    void anyOrder_data();
    void anyOrder();

private:
    // Each corpus is stored once, by the first test that needs it.
    const June &juneOf(const Corpus &corpus)
    {
        return m_junes.try_emplace(corpus.folder, corpus).first->second;
    }

    std::map<QString, June> m_junes;
};

void TestJune2024::bothAreThere_data()
{
    QTest::addColumn<Corpus>("corpus");
    QTest::addColumn<int>("digests");
    QTest::addColumn<int>("replies");
    QTest::addColumn<int>("papers");
    QTest::addColumn<int>("withBoth"); // with texts of both
    for (const Corpus &corpus : corpora()) {
        QTestData &row = QTest::newRow(qPrintable(corpus.name())) << corpus;
        if (corpus.isLarge)
            row << 19 << 20 << 344 << 287;
        else
            row << 3 << 3 << 10 << 9;
    }
}

void TestJune2024::bothAreThere()
{
    QFETCH(Corpus, corpus);
    const auto &[digests, replies, expected] = juneOf(corpus);
    QTEST(int(digests.size()), "digests");
    QTEST(int(replies.size()) / 2, "replies");
    QTEST(int(expected.papers.size()), "papers");
    QVERIFY(!expected.found.isEmpty());
    int withBoth = 0;
    for (const Paper &paper : expected.papers) {
        QSet<QString> sources;
        for (const PaperText &text : paper.texts)
            sources.insert(text.source);
        withBoth += sources.size() == 2 ? 1 : 0;
    }
    QTEST(withBoth, "withBoth");
}

void TestJune2024::anyOrder_data()
{
    QTest::addColumn<Corpus>("corpus");
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("batch");
    for (const Corpus &corpus : corpora()) {
        const QByteArray name = corpus.name().toUtf8();
        for (const int batch : {1, 3, 10, 1000})
            for (int i = 0; i < (corpus.isLarge && isSanitized ? 1 : 3); ++i)
                QTest::addRow("%s, %d at a time, order %d", name.constData(), batch, i)
                    << corpus << batch * 3 + i << batch;
        QTest::addRow("%s, lists first", name.constData()) << corpus << 0 << 5;
        QTest::addRow("%s, everything twice", name.constData()) << corpus << -1 << 7;
    }
}

void TestJune2024::anyOrder()
{
    QFETCH(Corpus, corpus);
    QFETCH(int, seed);
    QFETCH(int, batch);
    const auto &[digests, replies, expected] = juneOf(corpus);
    const QList<DayReport> lists = replies + withoutPapers();
    QList<DayReport> reports = lists + digests;
    if (seed < 0)
        reports += digests + lists;
    QRandomGenerator random{quint32(seed)};
    if (seed != 0)
        std::shuffle(reports.begin(), reports.end(), random);
    const Contents now = stored(inBatches(reports, batch));
    QCOMPARE(now.days, expected.days);
    QCOMPARE(now.papers.size(), expected.papers.size());
    for (qsizetype i = 0; i < now.papers.size(); ++i)
        QVERIFY2(now.papers[i] == expected.papers[i], qPrintable(now.papers[i].id.text));
    QCOMPARE(now.rows, expected.rows);
    QCOMPARE(now.found, expected.found);
}

BROADSHEET_TEST(TestJune2024, QCoreApplication)
#include "tst_june_2024.moc"
