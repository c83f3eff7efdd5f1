// June 2024, which was kept twice: as digests with summaries, and as replies of the daily list. In
// whatever order both are stored, the library is the same in the end.
#include "Answers.h"
#include "support/Runner.h"

#include "digest/Digest.h"
#include "library/Library.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>

using namespace broadsheet;
using namespace broadsheet::testing;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(BROADSHEET_CORPUS);

QDateTime moment(QDate day, int hour)
{
    return QDateTime(day, QTime(hour, 0), Qt::UTC);
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

QList<DayReport> fromDigests()
{
    QList<DayReport> reports;
    for (QDate day(2024, 6, 1); day.month() == 6; day = day.addDays(1)) {
        const QString name = day.toString(u"yyyy/MM/dd"_s) + u".md"_s;
        const QByteArray text = contents(corpus + u"/digests/"_s + name);
        if (text.isEmpty())
            continue;
        for (DayReport report : toReports(parseDigest(text, day).digest, name)) {
            report.at = moment(day, 23);
            reports.append(report);
        }
    }
    return reports;
}

// Each reply as it is, and once more a week later with more votes and a paper less.
QList<DayReport> fromReplies()
{
    QList<DayReport> reports;
    const auto source = makeSource(u"huggingFace"_s);
    for (const QString &path : repliesIn(corpus + u"/daily_papers"_s)) {
        const QDate day = dayOfReply(path);
        if (day.year() != 2024)
            continue;
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

} // namespace

class TestJune2024 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothAreThere();
    void anyOrder_data();
    void anyOrder();

private:
    QList<DayReport> m_digests;
    QList<DayReport> m_replies;
    Contents m_expected;
};

void TestJune2024::initTestCase()
{
    m_digests = fromDigests();
    m_replies = fromReplies() + withoutPapers();
    if (m_digests.isEmpty() || m_replies.size() < 20)
        QSKIP("the corpus is not beside the checkout");
    m_expected = stored({m_digests + m_replies});
}

void TestJune2024::bothAreThere()
{
    QVERIFY(m_expected.papers.size() > 300);
    QVERIFY(!m_expected.found.isEmpty());
    qsizetype withBoth = 0;
    for (const Paper &paper : m_expected.papers) {
        QSet<QString> sources;
        for (const PaperText &text : paper.texts)
            sources.insert(text.source);
        withBoth += sources.size() == 2 ? 1 : 0;
    }
    QVERIFY2(withBoth > 150, qPrintable(QString::number(withBoth)));
}

void TestJune2024::anyOrder_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("batch");
    for (const int batch : {1, 3, 10, 1000})
        for (int i = 0; i < 3; ++i)
            QTest::addRow("%d at a time, order %d", batch, i) << batch * 3 + i << batch;
    QTest::newRow("lists first") << 0 << 5;
    QTest::newRow("everything twice") << -1 << 7;
}

void TestJune2024::anyOrder()
{
    QFETCH(int, seed);
    QFETCH(int, batch);
    QList<DayReport> reports = m_replies + m_digests;
    if (seed < 0)
        reports += m_digests + m_replies;
    QRandomGenerator random{quint32(seed)};
    if (seed != 0)
        std::shuffle(reports.begin(), reports.end(), random);
    const Contents now = stored(inBatches(reports, batch));
    QCOMPARE(now.days, m_expected.days);
    QCOMPARE(now.papers.size(), m_expected.papers.size());
    for (qsizetype i = 0; i < now.papers.size(); ++i)
        QVERIFY2(now.papers[i] == m_expected.papers[i], qPrintable(now.papers[i].id.text));
    QCOMPARE(now.rows, m_expected.rows);
    QCOMPARE(now.found, m_expected.found);
}

BROADSHEET_TEST(TestJune2024, QCoreApplication)
#include "tst_june_2024.moc"
