// The calendar: every kind of day told apart, in signs and in words, by mouse and by keys.
#include "calendar/DayCalendar.h"
#include "calendar/DayMarks.h"
#include "calendar/MonthModel.h"
#include "calendar/MonthTable.h"
#include "delegates/Colours.h"
#include "support/Runner.h"

#include <QAccessible>
#include <QAccessibleTableInterface>
#include <QApplication>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

DaySummary summary(int day, int papers, int unread, DayStatus status)
{
    return {.day = QDate(2024, 3, day),
            .papers = papers,
            .unread = unread,
            .sources = {{.source = u"digest"_s, .status = status}}};
}

QToolButton *button(QWidget &calendar, const QString &accessibleName)
{
    for (QToolButton *candidate : calendar.findChildren<QToolButton *>())
        if (candidate->accessibleName() == accessibleName)
            return candidate;
    return nullptr;
}

} // namespace

class TestCalendar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void marksTellDaysApart();
    void severalSources();
    void aClosedListGrowsNoMore();
    void wordsForEveryDay();
    void eachSourceHasItsLine();
    void everyDayCanBeChosen();
    void dayChosenByMouse();
    void dayChosenByKeys();
    void monthsByButtons();
    void isBlankUntilItKnowsToday();
    void startsAtTheNewestDay();
    void weeksBeginAsTheLocaleSays();
    void screenReadersSeeATable();
    void fitsANarrowSidebar();
    void paintsEveryState();
    void coloursCanBeRead_data();
    void coloursCanBeRead();

private:
    [[nodiscard]] MonthTable &table() const { return *m_calendar->findChild<MonthTable *>(); }
    [[nodiscard]] MonthModel &model() const { return *m_calendar->findChild<MonthModel *>(); }
    [[nodiscard]] QDate current() const { return model().dayAt(table().currentIndex()); }

    std::unique_ptr<DayCalendar> m_calendar;
};

void TestCalendar::init()
{
    m_calendar = std::make_unique<DayCalendar>();
    m_calendar->setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_calendar->setToday(QDate(2024, 3, 25));
    m_calendar->resize(210, 300);
    m_calendar->show();
}

void TestCalendar::cleanup()
{
    m_calendar.reset();
}

void TestCalendar::marksTellDaysApart()
{
    const QStringList marks{dayMark(summary(1, 12, 0, DayStatus::Complete)),
                            dayMark(summary(1, 50, 0, DayStatus::CutShort)),
                            dayMark(summary(1, 33, 0, DayStatus::SoFar)),
                            dayMark(summary(1, 7, 0, DayStatus::Failed)),
                            dayMark(summary(1, 0, 0, DayStatus::Failed)),
                            dayMark(summary(1, 0, 0, DayStatus::Empty)),
                            dayMark(summary(1, 0, 0, DayStatus::NotOpenYet)),
                            dayMark(summary(1, 0, 0, DayStatus::NotFetched))};
    QCOMPARE(marks,
             (QStringList{u"12"_s, u"50+"_s, u"33…"_s, u"7!"_s, u"!"_s, u"–"_s, u"…"_s, u""_s}));
    QCOMPARE(QSet<QString>(marks.begin(), marks.end()).size(), marks.size());
}

void TestCalendar::severalSources()
{
    DaySummary day = summary(1, 12, 0, DayStatus::Complete);
    day.sources.append({.source = u"arxiv"_s, .status = DayStatus::Failed});
    QCOMPARE(overallStatus(day), DayStatus::Failed);
    const QString words = dayDescription(day, QLocale::c(), day.day);
    QCOMPARE(dayMark(day), u"12!"_s);
    QVERIFY(words.contains(u"\ndigest: complete"_s));
    QVERIFY(words.contains(u"\narxiv: failed"_s));
    day.sources = {{.source = u"a"_s, .status = DayStatus::Empty},
                   {.source = u"b"_s, .status = DayStatus::NotFetched}};
    QCOMPARE(overallStatus(day), DayStatus::Empty);
    QCOMPARE(overallStatus({}), DayStatus::NotFetched);
}

// Nobody asked for the list again after it had closed, or it no longer names the day.
void TestCalendar::aClosedListGrowsNoMore()
{
    const QDate day(2024, 3, 22);
    const DaySummary open{.day = day,
                          .papers = 3,
                          .sources = {{.source = u"huggingFace"_s, .status = DayStatus::SoFar}}};
    QVERIFY(dayDescription(open, QLocale::c(), day).contains(u"May grow until"_s));
    QVERIFY(!dayDescription(open, QLocale::c(), day.addDays(3)).contains(u"May grow until"_s));
}

void TestCalendar::wordsForEveryDay()
{
    m_calendar->setDays(
        {summary(22, 12, 4, DayStatus::Complete), summary(23, 0, 0, DayStatus::Empty)});
    m_calendar->setSelected(QDate(2024, 3, 22));
    const auto words = [this](int day) {
        return model().indexOf(QDate(2024, 3, day)).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(
        words(22).startsWith(u"Friday, 22 March 2024. 12 paper(s), 4 unread.\ndigest: complete"_s));
    QVERIFY(words(22).endsWith(u"Shown in the list."_s));
    QVERIFY(words(23).contains(u"digest: no papers"_s));
    QVERIFY(words(24).contains(u"Not fetched."_s));
    QVERIFY(words(25).contains(u"Today."_s));
    QCOMPARE(words(26), u"Tuesday, 26 March 2024."_s); // yet to come
    QCOMPARE(model().indexOf(QDate(2024, 3, 22)).data(Qt::ToolTipRole).toString(), words(22));
}

void TestCalendar::eachSourceHasItsLine()
{
    const auto local = [](int day, int hour, int minute) {
        return QDateTime(QDate(2024, 3, day), QTime(hour, minute)).toUTC();
    };
    const DaySummary day{
        .day = QDate(2024, 3, 22),
        .papers = 20,
        .sources = {
            {.source = u"huggingFace"_s, .status = DayStatus::Complete, .at = local(22, 8, 2)},
            {.source = u"arxivFeed"_s,
             .status = DayStatus::Failed,
             .tried = local(22, 9, 0),
             .problem = u"The server did not answer."_s,
             .nextTry = local(22, 9, 10)},
            {.source = u"archive"_s,
             .status = DayStatus::Complete,
             .at = local(22, 8, 0),
             .tried = local(23, 7, 30),
             .problem = u"No connection."_s}}};
    m_calendar->setDays({day});
    m_calendar->setSourceNames(
        {{u"huggingFace"_s, u"Hugging Face"_s}, {u"arxivFeed"_s, u"arXiv"_s}});
    const QModelIndex index = model().indexOf(QDate(2024, 3, 22));
    QCOMPARE(
        index.data(Qt::AccessibleTextRole).toString().split(u'\n'),
        (QStringList{u"Friday, 22 March 2024. 20 paper(s)."_s, u"Hugging Face: complete, 08:02"_s,
                     u"arXiv: failed, 09:00: The server did not answer. "
                     "Next try 09:10"_s,
                     u"archive: complete, 08:00. The last attempt failed, 23 Mar 2024 07:30: "
                     "No connection."_s}));

    DaySummary hostile = day;
    hostile.sources[1].problem = u"<img src='file:///x'>"_s;
    m_calendar->setDays({hostile});
    const QString tip = index.data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(u"img"_s));
    QVERIFY(!Qt::mightBeRichText(tip) || tip.contains(u"&lt;img"_s));
}

// Also the days that nothing is known of: that is where one asks for them.
void TestCalendar::everyDayCanBeChosen()
{
    QSignalSpy chosen(m_calendar.get(), &DayCalendar::dayChosen);
    m_calendar->setSelected(QDate(2024, 3, 22));
    for (int day = 1; day <= 25; ++day) {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                          table().visualRect(model().indexOf(QDate(2024, 3, day))).center());
        QCOMPARE(chosen.takeFirst().first().toDate(), QDate(2024, 3, day));
    }
}

void TestCalendar::dayChosenByMouse()
{
    QSignalSpy chosen(m_calendar.get(), &DayCalendar::dayChosen);
    m_calendar->setSelected(QDate(2024, 3, 22));
    QCOMPARE(chosen.size(), 0); // not the reader's doing
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                      table().visualRect(model().indexOf(QDate(2024, 3, 5))).center());
    QCOMPARE(chosen.takeFirst().first().toDate(), QDate(2024, 3, 5));
    QCOMPARE(m_calendar->selected(), QDate(2024, 3, 5));

    // A day of the month before, shown in the first row.
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                      table().visualRect(model().indexOf(QDate(2024, 2, 28))).center());
    QCOMPARE(chosen.takeFirst().first().toDate(), QDate(2024, 2, 28));
    QCOMPARE(m_calendar->month(), QDate(2024, 2, 1));
}

void TestCalendar::dayChosenByKeys()
{
    QSignalSpy chosen(m_calendar.get(), &DayCalendar::dayChosen);
    m_calendar->setSelected(QDate(2024, 3, 31));
    table().setFocus();
    const QList<std::pair<Qt::Key, QDate>> steps{
        {Qt::Key_Right, {2024, 4, 1}},   {Qt::Key_Up, {2024, 3, 25}},
        {Qt::Key_Left, {2024, 3, 24}},   {Qt::Key_Down, {2024, 3, 31}},
        {Qt::Key_PageUp, {2024, 2, 29}}, {Qt::Key_Home, {2024, 2, 1}},
        {Qt::Key_End, {2024, 2, 29}},    {Qt::Key_PageDown, {2024, 3, 29}}};
    for (const auto &[key, day] : steps) {
        QTest::keyClick(&table(), key);
        QCOMPARE(current(), day);
        QCOMPARE(m_calendar->month(), QDate(day.year(), day.month(), 1));
    }
    QCOMPARE(chosen.size(), 0);
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toDate(), QDate(2024, 3, 29));
}

void TestCalendar::monthsByButtons()
{
    m_calendar->setDays({summary(22, 12, 4, DayStatus::Complete)});
    m_calendar->setSelected(QDate(2024, 3, 22));
    QTest::mouseClick(button(*m_calendar, u"Previous month"_s), Qt::LeftButton);
    QTest::mouseClick(button(*m_calendar, u"Previous month"_s), Qt::LeftButton);
    QCOMPARE(m_calendar->month(), QDate(2024, 1, 1));
    QTest::mouseClick(button(*m_calendar, u"Next month"_s), Qt::LeftButton);
    QCOMPARE(m_calendar->month(), QDate(2024, 2, 1));
    QCOMPARE(m_calendar->selected(), QDate(2024, 3, 22));
    for (QToolButton *title : m_calendar->findChildren<QToolButton *>())
        if (title->text() == u"February 2024"_s)
            QTest::mouseClick(title, Qt::LeftButton);
    QCOMPARE(m_calendar->month(), QDate(2024, 3, 1));
}

void TestCalendar::isBlankUntilItKnowsToday()
{
    DayCalendar calendar;
    QVERIFY(!calendar.month().isValid());
    QVERIFY(!calendar.findChild<MonthModel *>()->index(0, 0).data().isValid());
    QVERIFY(!calendar.grab().isNull());
    calendar.setToday(QDate(2024, 3, 25));
    QCOMPARE(calendar.month(), QDate(2024, 3, 1));
    calendar.setToday(QDate(2024, 4, 1)); // midnight turns no page
    QCOMPARE(calendar.month(), QDate(2024, 3, 1));
}

void TestCalendar::startsAtTheNewestDay()
{
    QCOMPARE(m_calendar->month().day(), 1);
    m_calendar->setDays({{.day = QDate(2023, 11, 20), .papers = 3}, {.day = QDate(2023, 12, 5)}});
    QCOMPARE(m_calendar->month(), QDate(2023, 12, 1));
    m_calendar->setSelected(QDate(2023, 11, 20));
    m_calendar->setDays({{.day = QDate(2024, 1, 5), .papers = 3}}); // no jump under the reader
    QCOMPARE(m_calendar->month(), QDate(2023, 11, 1));
    m_calendar->setSelected({});
    QVERIFY(!m_calendar->selected().isValid());
    QCOMPARE(m_calendar->month(), QDate(2023, 11, 1));
}

void TestCalendar::weeksBeginAsTheLocaleSays()
{
    m_calendar->setSelected(QDate(2024, 3, 22));
    QCOMPARE(model().dayAt(model().index(0, 0)), QDate(2024, 2, 26)); // a Monday
    QCOMPARE(model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Mo"_s);
    m_calendar->setLocale(QLocale(QLocale::Korean, QLocale::SouthKorea));
    QCOMPARE(model().dayAt(model().index(0, 0)), QDate(2024, 2, 25)); // a Sunday
    QCOMPARE(model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"일"_s);
    QCOMPARE(current(), QDate(2024, 3, 22));
    bool titled = false;
    for (QToolButton *title : m_calendar->findChildren<QToolButton *>())
        titled = titled || title->text() == u"2024년 3월"_s;
    QVERIFY(titled);
}

void TestCalendar::screenReadersSeeATable()
{
    m_calendar->setDays({summary(22, 12, 4, DayStatus::Complete)});
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&table());
    QCOMPARE(interface->text(QAccessible::Name), u"Days"_s);
    QVERIFY(interface->tableInterface());
    const QModelIndex index = model().indexOf(QDate(2024, 3, 22));
    QVERIFY(interface->tableInterface()
                ->cellAt(index.row(), index.column())
                ->text(QAccessible::Name)
                .contains(u"12 paper(s), 4 unread"_s));
}

void TestCalendar::fitsANarrowSidebar()
{
    m_calendar->resize(190, 300);
    QVERIFY(m_calendar->minimumSizeHint().width() <= 190);
    QRect last =
        table().visualRect(model().index(MonthModel::weeks - 1, MonthModel::daysInWeek - 1));
    QVERIFY(table().viewport()->rect().contains(last));
    QVERIFY(last.width() >= 24);
}

// Every state painted differently, even where colours are not seen: compared in grey.
void TestCalendar::paintsEveryState()
{
    m_calendar->setDays(
        {summary(4, 12, 0, DayStatus::Complete), summary(5, 12, 3, DayStatus::Complete),
         summary(6, 50, 0, DayStatus::CutShort), summary(7, 0, 0, DayStatus::Failed),
         summary(11, 0, 0, DayStatus::Empty), summary(12, 0, 0, DayStatus::NotOpenYet)});
    const QImage grey =
        table().viewport()->grab().toImage().convertToFormat(QImage::Format_Grayscale8);
    QList<QImage> marks; // the lower half of each cell, and the upper right corner with the dot
    for (const int day : {4, 5, 6, 7, 11, 12, 13}) {
        const QRect cell = table().visualRect(model().indexOf(QDate(2024, 3, day)));
        const QImage lower = grey.copy(cell.adjusted(2, cell.height() / 2, -2, -2));
        QVERIFY(!marks.contains(lower) || day == 5);
        marks.append(lower);
    }
    const auto corner = [&](int day) {
        const QRect cell = table().visualRect(model().indexOf(QDate(2024, 3, day)));
        return grey.copy(cell.center().x() + 5, cell.top() + 4, 8, 8);
    };
    QVERIFY(corner(5) != corner(6));
}

void TestCalendar::coloursCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
    QPalette dark(QColor(0x30, 0x30, 0x34));
    dark.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x21));
    dark.setColor(QPalette::Text, QColor(0xe6, 0xe6, 0xe6));
    QTest::newRow("dark") << dark;
}

// The inks of the calendar on the window's ground, and the selected day's on its own.
void TestCalendar::coloursCanBeRead()
{
    QFETCH(QPalette, palette);
    const QColor window = palette.color(QPalette::Window);
    QVERIFY(contrast(palette.color(QPalette::Text), window) >= 4.5);
    QVERIFY(contrast(faintText(palette), window) >= 4.5);
    QVERIFY(contrast(accent(palette), window) >= 3); // dots and outlines: no text
    QVERIFY(contrast(palette.color(QPalette::Base), accent(palette)) >= 4.5);
}

BROADSHEET_TEST(TestCalendar, QApplication)
#include "tst_day_calendar.moc"
