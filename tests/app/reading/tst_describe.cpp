#include "reading/Describe.h"
#include "reading/Places.h"

#include <QDir>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestDescribe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gestures_data();
    void gestures();
    void placesAreApart();
};

void TestDescribe::gestures_data()
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

void TestDescribe::gestures()
{
    QFETCH(int, mark);
    QFETCH(bool, on);
    QFETCH(QStringList, subjects);
    QFETCH(QString, title);
    QFETCH(QString, words);
    QCOMPARE(describe({.mark = Mark(mark), .on = on, .subjects = subjects}, title), words);
}

void TestDescribe::placesAreApart()
{
    QVERIFY(QDir::isAbsolutePath(defaultLibraryFile()));
    QVERIFY(defaultLibraryFile().endsWith("/broadsheet/library.sqlite"_L1));
    QVERIFY(pictureFolder() != httpCacheFolder());
    QVERIFY(!defaultLibraryFile().startsWith(pictureFolder()));
}

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_describe.moc"
