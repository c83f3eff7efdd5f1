// Files that cannot be written or are not libraries: an error is printed, and nothing is lost.
#include "CommandRun.h"
#include "support/Files.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include <QFile>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray replaced(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    return text.replace(before, after);
}

} // namespace

class TestBadLibrary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readOnlyLibrary();
    void readOnlyFolder();
    void fullDisk();
    void newerLibrary();
    void notALibrary_data();
    void notALibrary();
};

void TestBadLibrary::readOnlyLibrary()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    QCOMPARE(run({u"import"_s, place.write(u"1.md"_s, digestOf("2024-03-21", 2))}).status, 0);
    const QString more = place.write(u"2.md"_s, digestOf("2024-03-22", 1, 9));
    QVERIFY(QFile::setPermissions(run.library(), QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(place.path(u"."_s), QFile::Permissions(0x5555)));
    const QByteArray before = bytesOf(run.library());
    Outcome list, import, star;
    {
        const Unprivileged unprivileged;
        list = run({u"list"_s, u"--format=json"_s});
        import = run({u"import"_s, more});
        star = run({u"star"_s, u"2403.00001"_s});
    }
    QVERIFY(QFile::setPermissions(place.path(u"."_s), QFile::Permissions(0x7700)));
    QVERIFY2(list.status == 0, list.err.constData());
    QCOMPARE(idsOf(list.out).size(), 2);
    QCOMPARE(import.status, 1);
    QVERIFY2(import.err.contains("library.sqlite"), import.err.constData());
    QVERIFY(import.err.contains("Nothing was changed"));
    QCOMPARE(star.status, 1);
    QVERIFY(star.err.contains("library.sqlite"));
    QCOMPARE(bytesOf(run.library()), before);
}

void TestBadLibrary::readOnlyFolder()
{
    const Place place;
    const QString digest = place.write(u"1.md"_s, digestOf("2024-03-21", 2));
    // A file in place of the folder stops even root.
    const CommandRun run(digest + "/library.sqlite"_L1);
    const Outcome outcome = run({u"import"_s, digest});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("/1.md"), outcome.err.constData());
    QVERIFY(QFile::setPermissions(place.path(u"."_s), QFile::Permissions(0x5555)));
    {
        const Unprivileged unprivileged;
        const Outcome closed = place.broadsheet()({u"import"_s, digest});
        QCOMPARE(closed.status, 1);
        QVERIFY2(closed.err.contains("library.sqlite"), closed.err.constData());
    }
    QVERIFY(QFile::setPermissions(place.path(u"."_s), QFile::Permissions(0x7700)));
}

void TestBadLibrary::fullDisk()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    QCOMPARE(run({u"import"_s, place.write(u"1.md"_s, digestOf("2024-03-21", 5))}).status, 0);
    QCOMPARE(run({u"star"_s, u"2403.00001"_s}).status, 0);
    const QString big = place.write(
        u"2.md"_s, replaced(digestOf("2024-03-22", 1000, 100), "논문", QByteArray(3000, 'x')));
    Outcome outcome;
    {
        const FullDisk fullDisk(1024 * 1024);
        outcome = run({u"import"_s, big});
    }
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("library.sqlite"), outcome.err.constData());
    // Papers are stored in steps: those of the steps before stay.
    const qsizetype stored = idsOf(run({u"list"_s, u"--format=json"_s}).out).size();
    QVERIFY2(stored >= 5 && stored < 1005, QByteArray::number(stored).constData());
    const bool isPart = outcome.err.contains("Only a part of the papers was stored") ||
                        outcome.err.contains("entries were imported. The next ones failed");
    QVERIFY2(isPart == (stored > 5), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("0 papers"), outcome.err.constData());
    QVERIFY2(isPart || outcome.err.contains("Nothing was changed"), outcome.err.constData());
    const Outcome starred = run({u"list"_s, u"--starred"_s, u"--format=json"_s});
    QCOMPARE(idsOf(starred.out).size(), 1);
    QCOMPARE(run({u"import"_s, big}).status, 0); // there is room again
    QCOMPARE(idsOf(run({u"list"_s, u"--format=json"_s}).out).size(), 1005);
}

void TestBadLibrary::newerLibrary()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    const QString digest = place.write(u"1.md"_s, digestOf("2024-03-21", 1));
    QCOMPARE(run({u"import"_s, digest}).status, 0);
    {
        QFile file(run.library()); // bytes 60 to 63 of an SQLite file are its user_version
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60));
        QCOMPARE(file.write(QByteArray("\0\0\x27\x0f", 4)), 4);
    }
    const QByteArray before = bytesOf(run.library());
    for (const QStringList &words : {QStringList{u"import"_s, digest}, QStringList{u"list"_s},
                                     QStringList{u"star"_s, u"2403.00001"_s}}) {
        const Outcome outcome = run(words);
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, "");
        QVERIFY(outcome.err.contains("library.sqlite"));
    }
    QCOMPARE(bytesOf(run.library()), before);
}

void TestBadLibrary::notALibrary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("These are my notes.\n").repeated(100);
    QTest::newRow("cut SQLite") << QByteArray("SQLite format 3\0\x10\0\1\1", 20);
    QTest::newRow("short") << QByteArray("x");
}

void TestBadLibrary::notALibrary()
{
    QFETCH(QByteArray, bytes);
    const Place place;
    const CommandRun run = place.broadsheet();
    place.write(u"library.sqlite"_s, bytes);
    const Outcome outcome = run({u"import"_s, place.write(u"1.md"_s, digestOf("2024-03-21", 1))});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("library.sqlite"));
    QCOMPARE(bytesOf(run.library()), bytes);
}

BROADSHEET_TEST(TestBadLibrary, QCoreApplication)
#include "tst_commands_badlibrary.moc"
