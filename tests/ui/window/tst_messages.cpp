#include "support/Runner.h"

#include "notices/Messages.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

using Kind = ViewSelection::Kind;

const QDate day(2024, 3, 22);
const QDate older(2024, 3, 20);

// The day is shown, and an older one has papers.
EmptyList listOf(DayStatus status)
{
    return {.selection = {.kind = Kind::Day, .day = day},
            .newestDay = older,
            .day = {.day = day, .sources = {{.source = u"huggingFace"_s, .status = status}}},
            .sourceNames = {{u"huggingFace"_s, u"Hugging Face"_s}}};
}

} // namespace

class TestMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void anEmptyDaySaysWhy_data()
    {
        QTest::addColumn<DayStatus>("status");
        QTest::addColumn<QString>("title");
        QTest::newRow("failed") << DayStatus::Failed << u"could not be fetched"_s;
        QTest::newRow("cut short") << DayStatus::CutShort << u"could not be fetched"_s;
        QTest::newRow("not open yet") << DayStatus::NotOpenYet << u"not open yet"_s;
        QTest::newRow("empty") << DayStatus::Empty << u"No papers that day"_s;
        QTest::newRow("not fetched") << DayStatus::NotFetched << u"has not been fetched yet"_s;
    }

    void anEmptyDaySaysWhy()
    {
        QFETCH(DayStatus, status);
        QFETCH(QString, title);
        const EmptyMessage empty = emptyMessage(listOf(status));
        QVERIFY2(empty.message.title.contains(title), qPrintable(empty.message.title));
        QCOMPARE(empty.primary, WayOn::FetchDay);
        QCOMPARE(empty.secondary, WayOn::ShowNewestDay);
        QVERIFY(!empty.message.primary.isEmpty() && !empty.message.secondary.isEmpty());
    }

    void aDayToComeHasNotCome()
    {
        EmptyList list = listOf(DayStatus::NotFetched);
        list.today = day.addDays(-1);
        const EmptyMessage empty = emptyMessage(list);
        QVERIFY2(empty.message.title.contains(u"has not come yet"_s),
                 qPrintable(empty.message.title));
        QCOMPARE(empty.primary, WayOn::ShowNewestDay); // nothing to fetch
        QCOMPARE(empty.secondary, WayOn::None);
        list.today = day;
        QVERIFY(emptyMessage(list).message.title.contains(u"has not been fetched"_s));
    }

    void aSearchSaysWhatIsToBlame()
    {
        const EmptyMessage empty =
            emptyMessage({.selection = {.kind = Kind::All},
                          .search = u"robot author:kim -survey"_s,
                          .newestDay = older,
                          .withoutCondition = {{u"robot"_s, 0}, {u"-survey"_s, 12}}});
        QVERIFY(!empty.message.text.contains(u"“robot”"_s));
        const QString unbroken = QString(u"-"_s + QChar(0x2060) + u"survey"_s);
        QVERIFY2(empty.message.text.contains(u"12 paper(s) without the condition “"_s + unbroken),
                 qPrintable(empty.message.text));
        QVERIFY(empty.message.title.contains(unbroken));
    }

    void aFailureNamesTheSourceAndItsProblem()
    {
        EmptyList list = listOf(DayStatus::Failed);
        list.day.sources[0].problem = u"The server answered 403."_s;
        EmptyMessage empty = emptyMessage(list);
        QCOMPARE(empty.message.text, u"Hugging Face is unavailable."_s);
        QCOMPARE(empty.message.details, u"The server answered 403."_s);
        list.day.sources[0].nextTry = QDateTime(day, QTime(8, 30));
        empty = emptyMessage(list);
        QVERIFY2(empty.message.text.contains(u"08:30"_s), qPrintable(empty.message.text));
    }

    void withoutSourcesFilesAreOpened()
    {
        EmptyList list = listOf(DayStatus::NotFetched);
        list.canFetch = false;
        list.newestDay = {};
        const EmptyMessage empty = emptyMessage(list);
        QCOMPARE(empty.primary, WayOn::OpenFiles);
        QCOMPARE(empty.secondary, WayOn::OpenFiles);
    }

    void aFetchIsSaidUntilTheDayIsKnown()
    {
        EmptyList list = listOf(DayStatus::NotFetched);
        list.isFetching = true;
        QVERIFY(emptyMessage(list).message.title.startsWith(u"Fetching"_s));
        list = listOf(DayStatus::Empty);
        list.isFetching = true;
        QCOMPARE(emptyMessage(list).message.title, u"No papers that day"_s);
    }

    void anEmptyLibraryOffersWaysToFillIt()
    {
        const EmptyMessage empty = emptyMessage({.selection = {}});
        QCOMPARE(empty.message.title, u"No papers yet"_s);
        QCOMPARE(empty.primary, WayOn::OpenFiles);
        QCOMPARE(empty.secondary, WayOn::Refresh);
    }

    void aSearchIsClearedFirst()
    {
        const EmptyMessage empty =
            emptyMessage({.selection = {.kind = Kind::Starred}, .search = u"robot"_s});
        QCOMPARE(empty.message.title, u"Nothing found for “robot”"_s);
        QCOMPARE(empty.primary, WayOn::ClearSearch);
        QCOMPARE(empty.secondary, WayOn::None);
    }

    void mutedPapersAreNotDenied()
    {
        EmptyList list{.selection = {.kind = Kind::Starred}, .newestDay = day, .mutedPapers = 2};
        EmptyMessage empty = emptyMessage(list);
        QCOMPARE(empty.message.title, u"All papers here are muted"_s);
        QVERIFY(empty.message.text.startsWith(u'2'));
        QCOMPARE(empty.primary, WayOn::ShowMuted);
        list.search = u"tag:later"_s;
        QCOMPARE(emptyMessage(list).secondary, WayOn::ClearSearch);
        list.search.clear();
        list.selection.kind = Kind::Unread; // muted papers do not wait to be read
        QCOMPARE(emptyMessage(list).message.title, u"Everything is read"_s);
    }

    void aViewNamesTheKeyThatFillsIt()
    {
        EmptyList list{.selection = {.kind = Kind::Starred}, .newestDay = day, .starKey = u"F5"_s};
        QCOMPARE(emptyMessage(list).message.text, u"Press F5 on a paper to keep it here."_s);
        list.starKey.clear();
        QVERIFY(!emptyMessage(list).message.text.contains(u"Press"_s));
        list.selection.kind = Kind::Later;
        list.laterKey = u"F6"_s;
        QVERIFY(emptyMessage(list).message.text.startsWith(u"Press F6 "_s));
        list.search = u"full:robot"_s;
        QVERIFY(!emptyMessage(list).message.text.contains(u"fetches the PDF"_s));
        list.pdfKey = u"F7"_s;
        QVERIFY(emptyMessage(list).message.text.contains(u"F7 fetches the PDF of a paper."_s));
    }

    void everyViewHasAHeading()
    {
        const auto heading = [](const ViewSelection &view) { return headingOf(view, {}, -1, day); };
        QCOMPARE(heading({.kind = Kind::Unread}), u"Unread"_s);
        QCOMPARE(heading({.kind = Kind::Rising}), u"Rising"_s);
        QCOMPARE(heading({.kind = Kind::Changed}), u"Changed"_s);
        QCOMPARE(heading({.kind = Kind::Author, .author = u"Ada"_s}),
                 u"Papers under the name Ada"_s);
        QCOMPARE(heading({}), heading({.kind = Kind::Day, .day = day}));
        QVERIFY(heading({}).contains(u"2024"_s));
    }

    void aSearchTellsItsNumberWhenItIsKnown()
    {
        QCOMPARE(headingOf({}, u"추론"_s, -1, day), u"Search: 추론"_s);
        QVERIFY(headingOf({}, u"추론"_s, 12, day).contains(u"12"_s));
        QVERIFY(!headingOf({}, u"추론"_s, 12, day).contains(u"relevance"_s));
        QVERIFY(headingOf({}, u"추론"_s, 12, day, true).endsWith(u"by relevance"_s));
    }
};

BROADSHEET_TEST(TestMessages, QCoreApplication)
#include "tst_messages.moc"
