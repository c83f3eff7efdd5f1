// Lists of papers as JSON, in shapes that the samples of real archives do not have.
#include "sources/SavedList.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

SavedList linesOf(const QByteArray &lines)
{
    return readSavedList(lines, u"2024-03-22.jsonl"_s, u"a"_s);
}

} // namespace

class TestSavedPapers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void votes_data();
    void votes();
    void daysInAnyOrder();
};

void TestSavedPapers::votes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("votes"); // -1: unknown
    QTest::addRow("number") << QByteArray("25") << 25;
    QTest::addRow("zero") << QByteArray("0") << 0;
    QTest::addRow("text") << QByteArray("\"25\"") << 25;
    QTest::addRow("floating point") << QByteArray("25.0") << 25;
    QTest::addRow("negative") << QByteArray("-5") << -1;
    QTest::addRow("negative text") << QByteArray("\"-5\"") << -1;
    QTest::addRow("words") << QByteArray("\"n/a (3 comments)\"") << -1;
    QTest::addRow("empty") << QByteArray("\"\"") << -1;
    QTest::addRow("null") << QByteArray("null") << -1;
}

void TestSavedPapers::votes()
{
    QFETCH(QByteArray, value);
    QFETCH(int, votes);
    const SavedList list =
        linesOf("{\"id\": \"2403.00001\", \"title\": \"T\", \"upvotes\": " + value + "}\n");
    QCOMPARE(list.days.value(0).papers.value(0).votes.value_or(-1), votes);
}

void TestSavedPapers::daysInAnyOrder()
{
    const auto line = [](const char *id, const char *day) -> QByteArray {
        return QByteArray("{\"id\": \"2403.0000") + id + "\", \"title\": \"T\", \"date\": \"" +
               day + "\"}\n";
    };
    const SavedList list = linesOf(line("1", "2024-03-22") + line("2", "2024-03-21") +
                                   line("3", "2024-03-22") + line("4", "2024-03-21"));
    QCOMPARE(list.days.size(), 2);
    QCOMPARE(list.days[0].day, QDate(2024, 3, 22));
    QCOMPARE(list.days[0].papers.size(), 2);
    QCOMPARE(list.days[1].papers.value(1).id.text, u"2403.00004"_s);
}

BROADSHEET_TEST(TestSavedPapers, QCoreApplication)
#include "tst_saved_papers.moc"
