#include "papers/MarkingText.h"
#include "support/Runner.h"

#include <QLocale>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestMarkingText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gestures_data();
    void gestures();
    void gesturesWithMoreToThem();
    void manyAreGrouped();
};

void TestMarkingText::gestures_data()
{
    QTest::addColumn<int>("mark");
    QTest::addColumn<bool>("on");
    QTest::addColumn<QStringList>("subjects");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("words");
    const QStringList one{u"2403.14624"_s};
    const QStringList many{u"2403.14624"_s, u"2403.14625"_s, u"2403.14626"_s};
    const auto row = [](const char *name, Mark mark, bool on, const QStringList &subjects,
                        const QString &title, const QString &words) {
        QTest::newRow(name) << int(mark) << on << subjects << title << words;
    };
    row("star", Mark::Starred, true, one, u"MathVerse: 100%1"_s, u"Starred “MathVerse: 100%1”"_s);
    row("no title", Mark::Starred, true, one, {}, u"Starred “2403.14624”"_s);
    row("unstar", Mark::Starred, false, one, u"A"_s, u"Removed the star from “A”"_s);
    row("read", Mark::Read, true, one, u"A"_s, u"Marked “A” as read"_s);
    row("unread", Mark::Read, false, one, u"A"_s, u"Marked “A” as unread"_s);
    row("read many", Mark::Read, true, many, {}, u"Marked 3 papers as read"_s);
    row("unread many", Mark::Read, false, many, {}, u"Marked 3 papers as unread"_s);
    row("star many", Mark::Starred, true, many, {}, u"Starred 3 papers"_s);
    row("unstar many", Mark::Starred, false, many, {}, u"Removed the star from 3 papers"_s);
    row("follow", Mark::Follow, true, {u"Ada"_s}, {}, u"Followed Ada"_s);
    row("unfollow", Mark::Follow, false, {u"Ada"_s}, {}, u"Stopped following Ada"_s);
}

void TestMarkingText::gestures()
{
    QFETCH(int, mark);
    QFETCH(bool, on);
    QFETCH(QStringList, subjects);
    QFETCH(QString, title);
    QFETCH(QString, words);
    QCOMPARE(describe({.mark = Mark(mark), .on = on, .subjects = subjects}, title), words);
}

void TestMarkingText::manyAreGrouped()
{
    QLocale::setDefault(QLocale(QLocale::English));
    QCOMPARE(describe({.mark = Mark::Read, .on = true, .subjects = {u"1"_s}, .more = 1203}, {}),
             u"Marked 1,204 papers as read"_s);
    QLocale::setDefault(QLocale::c());
}

void TestMarkingText::gesturesWithMoreToThem()
{
    const QString id = u"2403.14624"_s;
    QCOMPARE(
        describe({.mark = Mark::Tag, .on = true, .subjects = {id}, .text = u"100%1"_s}, u"A %2"_s),
        u"Tagged “A %2” with “100%1”"_s);
    QCOMPARE(describe({.mark = Mark::Tag, .on = false, .subjects = {id, id}, .text = u"t"_s}, {}),
             u"Removed the tag “t” from 2 papers"_s);
    QCOMPARE(describe({.mark = Mark::MuteWord, .on = true, .subjects = {u"video"_s}}, {}),
             u"Muted “video”"_s);
    const auto saved = [](const QString &name) {
        return describe(
            {.mark = Mark::SavedSearch, .on = true, .subjects = {u"robot"_s}, .text = name}, {});
    };
    QCOMPARE(saved({}), u"Saved the search “robot”"_s);
    QCOMPARE(saved(u"Weekly"_s), u"Named the search “robot” “Weekly”"_s);
    const auto person = [](const QStringList &papers, int which) {
        return describe({.mark = Mark::Person,
                         .on = true,
                         .subjects = papers,
                         .text = u"Xu"_s,
                         .person = which},
                        u"A title"_s);
    };
    QCOMPARE(person({id}, 0), u"Separated a paper by Xu from the others"_s);
    QCOMPARE(person({id, id}, 0), u"Separated 2 papers by Xu from the others"_s);
    QCOMPARE(person({id, id}, 1), u"Kept 2 papers by Xu together"_s);
}

BROADSHEET_TEST(TestMarkingText, QCoreApplication)
#include "tst_marking_text.moc"
