// broadsheet export: files for other programs.
#include "CommandRun.h"
#include "support/Files.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestExporting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileHoldsWhatListPrints_data();
    void aFileHoldsWhatListPrints();
    void filtersChoose();
    void aMistypedSearchReplacesNoFile();
    void aNameMayHaveEverySign();
    void aFileIsReplacedWhole();
    void whatCannotBeWrittenIsNamed_data();
    void whatCannotBeWrittenIsNamed();
    void aHyphenIsStandardOutput();
    void aPipeIsWrittenInto();
    void wrongLinesDoNothing_data();
    void wrongLinesDoNothing();
};

void TestExporting::aFileHoldsWhatListPrints_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"json", "csv", "markdown", "bibtex", "biblatex", "ris", "csl-json"})
        QTest::addRow("%s", format) << QString::fromLatin1(format);
}

void TestExporting::aFileHoldsWhatListPrints()
{
    const SmallLibrary library;
    QFETCH(QString, format);
    const QString file = library.path(u"papers"_s);
    const QByteArray listed = library.run({u"list"_s, u"--format"_s, format}).out;
    QVERIFY(listed.contains("2403.00004"));

    const Outcome printed = library.run({u"export"_s, u"--format"_s, format});
    QCOMPARE(printed.out, listed);
    QCOMPARE(printed.err, "");
    const Outcome saved = library.run({u"export"_s, u"--format"_s, format, u"--output"_s, file});
    QCOMPARE(saved.status, 0);
    QCOMPARE(saved.out, "");
    QVERIFY2(saved.err.startsWith("broadsheet: 4 paper"), saved.err);
    QCOMPARE(bytesOf(file), listed);
}

void TestExporting::filtersChoose()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    const auto exported = [&library](const QStringList &filter) {
        return library.run(QStringList{u"export"_s, u"--format"_s, u"json"_s} + filter).out;
    };
    QCOMPARE(idsOf(exported({u"--starred"_s})), QStringList{u"2403.00003"_s});
    QCOMPARE(idsOf(exported({u"--search"_s, u"is:starred"_s})), QStringList{u"2403.00003"_s});
    QCOMPARE(idsOf(exported({u"--date"_s, u"2024-03-21"_s})).size(), 2);
    QCOMPARE(exported({u"--search"_s, u"nothinghasthisword"_s}), "[]\n");
    const Outcome csv = library.run({u"export"_s, u"--format"_s, u"csv"_s, u"--bom"_s});
    QVERIFY(csv.out.startsWith("\xEF\xBB\xBFid,title"));
}

void TestExporting::aMistypedSearchReplacesNoFile()
{
    const SmallLibrary library;
    const QString file = library.path(u"papers.json"_s);
    const QStringList line{u"export"_s,   u"--quiet"_s, u"--format"_s, u"json"_s,
                           u"--output"_s, file,         u"--search"_s};
    QCOMPARE(library.run(line + QStringList{u"Paper"_s}).status, 0);
    const QByteArray before = bytesOf(file);
    QVERIFY(before.contains("2403.00004"));
    const Outcome refused = library.run(line + QStringList{u"date:soon"_s});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("soon"), refused.err);
    QCOMPARE(bytesOf(file), before);
}

void TestExporting::aNameMayHaveEverySign()
{
    const SmallLibrary library;
    const QString file = library.path(u"논문 \"2024\" & $(x) %41 *?\n.bib"_s);
    const Outcome saved =
        library.run({u"export"_s, u"--format"_s, u"bibtex"_s, u"--output"_s, file});
    QCOMPARE(saved.status, 0);
    QCOMPARE(bytesOf(file).count("@misc{"), 4);
    QCOMPARE(saved.err.count('\n'), 1);
}

void TestExporting::aFileIsReplacedWhole()
{
    const SmallLibrary library;
    const QString file = library.write(u"papers.bib"_s, QByteArray(1'000'000, 'x'));
    const QStringList line{u"export"_s, u"--format"_s, u"bibtex"_s, u"--output"_s, file};
    QCOMPARE(library.run(line).status, 0);
    QVERIFY(!bytesOf(file).contains("xxxx"));
    QCOMPARE(bytesOf(file).count("@misc{"), 4);
    const QFileInfo info(file);
    QCOMPARE(info.dir().entryList({u"papers.bib*"_s}, QDir::Files).size(), 1); // nothing beside it
}

void TestExporting::whatCannotBeWrittenIsNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder that there is not") << u"nowhere/papers.bib"_s;
    QTest::newRow("a folder") << u"archive"_s;
    QTest::newRow("a file as folder") << u"archive/2024/03/22.md/papers.bib"_s;
}

void TestExporting::whatCannotBeWrittenIsNamed()
{
    QFETCH(QString, name);
    const SmallLibrary library;
    const Outcome outcome =
        library.run({u"export"_s, u"--format"_s, u"bibtex"_s, u"--output"_s, library.path(name)});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, "");
    QVERIFY2(outcome.err.contains(QByteArray(name.toUtf8() + " could not be written: ")),
             outcome.err);
}

void TestExporting::aHyphenIsStandardOutput()
{
    const SmallLibrary library;
    const Outcome listed = library.run({u"list"_s, u"--format"_s, u"json"_s});
    const Outcome outcome =
        library.run({u"export"_s, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, listed.out);
    QCOMPARE(outcome.err, "");
}

void TestExporting::aPipeIsWrittenInto()
{
    const SmallLibrary library;
    const QString pipe = library.path(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    // A reader that is there already, so that neither side waits. The pipe holds a small library.
    const int reader = ::open(QFile::encodeName(pipe).constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    const auto closed = qScopeGuard([reader] { ::close(reader); });
    const QByteArray listed = library.run({u"list"_s, u"--format"_s, u"ris"_s}).out;
    const Outcome outcome =
        library.run({u"export"_s, u"--format"_s, u"ris"_s, u"--output"_s, pipe});
    QCOMPARE(outcome.status, 0);
    QByteArray read(listed.size() + 1, '\0');
    read.truncate(std::max<ssize_t>(0, ::read(reader, read.data(), size_t(read.size()))));
    QCOMPARE(read, listed);
}

void TestExporting::wrongLinesDoNothing_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("message");
    const QString file = u"--output=papers.bib"_s;
    QTest::newRow("no format") << QStringList{file} << QByteArray("export needs --format: json,");
    QTest::newRow("unknown format")
        << QStringList{file, u"--format=word"_s} << QByteArray("--format can be json, csv,");
    QTest::newRow("table") << QStringList{u"--format=table"_s}
                           << QByteArray("--format can be json, csv,");
    QTest::newRow("mark") << QStringList{u"--format=ris"_s, u"--bom"_s}
                          << QByteArray("--bom is for --format csv");
    QTest::newRow("no name") << QStringList{u"--format=ris"_s, u"--output="_s}
                             << QByteArray("--output is empty");
}

void TestExporting::wrongLinesDoNothing()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, message);
    const SmallLibrary library;
    const Outcome outcome = library.run(QStringList{u"export"_s} + options);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, "");
    QVERIFY2(outcome.err.contains(message), outcome.err);
}

BROADSHEET_TEST(TestExporting, QCoreApplication)
#include "tst_commands_export.moc"
