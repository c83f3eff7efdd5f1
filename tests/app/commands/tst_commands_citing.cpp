// Citation keys that stay, and bibliographies whose papers are marked.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QString settingsWith(const Place &place, const QByteArray &pattern)
{
    return place.write(u"settings.ini"_s, "[citation]\nkeyPattern=" + pattern + '\n');
}

QStringList keysIn(const QByteArray &bibtex)
{
    QStringList keys;
    for (const QByteArray &line : bibtex.split('\n'))
        if (line.startsWith('@'))
            keys.append(QString::fromUtf8(line.mid(line.indexOf('{') + 1).chopped(1)));
    return keys;
}

} // namespace

class TestCommandsCiting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysFollowThePatternAndStay();
    void everyWayOutGivesTheSameKey();
    void aWrongPatternIsSaidAndNothingWritten();
    void aReadOnlyLibraryIsListed();
    void aBibliographyIsOnlySaid();
    void aBibliographyIsMarked_data();
    void aBibliographyIsMarked();
    void bibliographiesAndDigestsTogether();
    void brokenBibliographies();
    void wrongLinesDoNothing_data();
    void wrongLinesDoNothing();
};

void TestCommandsCiting::keysFollowThePatternAndStay()
{
    const SmallLibrary library;
    const QStringList list{u"list"_s, u"--format"_s, u"bibtex"_s, u"--sort"_s, u"title"_s};
    const QStringList settings{u"--settings"_s, settingsWith(library, "ref[shortyear]")};
    const QStringList keys = keysIn(library.run(list + settings).out);
    QCOMPARE(keys.size(), 4);
    QStringList sorted = keys;
    sorted.sort();
    QCOMPARE(sorted, QStringList({u"ref24"_s, u"ref24a"_s, u"ref24b"_s, u"ref24c"_s}));
    QCOMPARE(keysIn(library.run(list).out), keys); // another pattern
    (void)library.run({u"undo"_s});
    QCOMPARE(keysIn(library.run(list).out), keys);
}

void TestCommandsCiting::everyWayOutGivesTheSameKey()
{
    const SmallLibrary library;
    const QStringList settings{u"--settings"_s, settingsWith(library, "[year]")};
    const QStringList one{u"show"_s, u"2403.00003"_s, u"--format"_s, u"biblatex"_s};
    QCOMPARE(keysIn(library.run(one + settings).out), QStringList{u"2024"_s});
    QVERIFY(library.run({u"export"_s, u"--format"_s, u"ris"_s}).out.contains("ID  - 2024\n"));
    QVERIFY(
        library.run({u"list"_s, u"--format"_s, u"csl-json"_s}).out.contains("\"id\": \"2024\""));
}

void TestCommandsCiting::aWrongPatternIsSaidAndNothingWritten()
{
    const SmallLibrary library;
    const QString file = library.path(u"papers.bib"_s);
    const Outcome outcome = library.run({u"export"_s, u"--format"_s, u"bibtex"_s, u"--output"_s,
                                         file, u"--settings"_s, settingsWith(library, "[autor]")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("citation/keyPattern") && outcome.err.contains("[autor]"),
             outcome.err);
    QVERIFY(!QFile::exists(file));
    QCOMPARE(library.run({u"list"_s, u"--format"_s, u"json"_s}).status, 0);
}

void TestCommandsCiting::aReadOnlyLibraryIsListed()
{
    const SmallLibrary library;
    const QString file = library.path(u"library.sqlite"_s);
    QFile::setPermissions(file, QFile::ReadOwner);
    const Outcome listed = library.run({u"list"_s, u"--format"_s, u"bibtex"_s});
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(listed.status, 0);
    QCOMPARE(keysIn(listed.out).size(), 4);
}

void TestCommandsCiting::aBibliographyIsOnlySaid()
{
    const SmallLibrary library;
    const QString file = library.write(u"refs.bib"_s, "@misc{one, eprint = {2403.00001}}\n"
                                                      "\n"
                                                      "@article{knuth1992, title = {Literate}}\n"
                                                      "@misc{gone, eprint = {2403.99999}}\n");
    const Outcome outcome = library.run({u"import"_s, file});
    QCOMPARE(outcome.status, 0);
    const QByteArray name = file.toUtf8();
    QCOMPARE(outcome.out, name + ": 1 of 3 entries are in the library.\n" + name +
                              ":3: knuth1992: Literate\n" + name + ":4: gone: 2403.99999\n");
    QCOMPARE(outcome.err, "");
    QCOMPARE(library.run({u"undo"_s}).status, 1); // nothing was done
}

void TestCommandsCiting::aBibliographyIsMarked_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("search");
    QTest::newRow("read") << QStringList{u"--mark"_s, u"read"_s} << u"is:read"_s;
    QTest::newRow("starred") << QStringList{u"--mark"_s, u"starred"_s} << u"is:starred"_s;
    QTest::newRow("tag") << QStringList{u"--tag"_s, u"my refs"_s} << u"tag:\"my refs\""_s;
}

void TestCommandsCiting::aBibliographyIsMarked()
{
    QFETCH(QStringList, options);
    QFETCH(QString, search);
    const SmallLibrary library;
    const QByteArray refs = "TY  - JOUR\nAN  - arXiv:2403.00001\nER  - \n"
                            "TY  - JOUR\nUR  - https://arxiv.org/abs/2403.00003v2\nER  - \n";
    const auto found = [&] {
        return idsOf(library
                         .run({u"list"_s, u"--search"_s, search, u"--format"_s, u"json"_s,
                               u"--sort"_s, u"title"_s, u"--ascending"_s})
                         .out);
    };
    const Outcome outcome = library.run(QStringList{u"import"_s, u"-"_s} + options, refs);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, "-: 2 of 2 entries are in the library.\n");
    QCOMPARE(found(), QStringList({u"2403.00001"_s, u"2403.00003"_s}));
    const Outcome again = library.run(QStringList{u"import"_s, u"-"_s} + options, refs);
    QVERIFY2(again.err.contains("No change."), again.err);
    QCOMPARE(library.run({u"undo"_s}).status, 0);
    QCOMPARE(found(), QStringList());
}

// Papers that a digest brings are in the library when the bibliography is compared with it.
void TestCommandsCiting::bibliographiesAndDigestsTogether()
{
    const SmallLibrary library;
    const QString digest = library.write(u"new.md"_s, digestOf("2024-04-01", 1, 77));
    const QString refs = library.write(
        u"refs.json"_s,
        R"([{"id": 1, "type": "article", "URL": "https://arxiv.org/abs/2403.00077"}])");
    const Outcome outcome = library.run({u"import"_s, refs, digest, u"--mark"_s, u"starred"_s});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("1 of 1 entries"), outcome.out);
    QVERIFY2(outcome.err.contains("1 new"), outcome.err);
    QCOMPARE(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format"_s, u"json"_s}).out),
             QStringList{u"2403.00077"_s});
}

void TestCommandsCiting::brokenBibliographies()
{
    const SmallLibrary library;
    const QString file = library.write(u"refs.bib"_s, "\n@misc{a, title={Open\n"
                                                      "@misc{b, eprint={2403.00001}}\n");
    const Outcome outcome = library.run({u"import"_s, file, u"--mark"_s, u"read"_s});
    QCOMPARE(outcome.status, 1); // something could not be read
    QVERIFY2(outcome.err.contains(QByteArray(file.toUtf8() + ":2: ")), outcome.err);
    QVERIFY2(outcome.out.contains("1 of 1 entries"), outcome.out);
    const Outcome digest = library.run(
        {u"import"_s, library.write(u"d.md"_s, digestOf("2024-04-02", 1, 78)), u"--tag"_s, u"x"_s});
    QCOMPARE(digest.status, 1);
    QVERIFY2(digest.err.contains("there was none"), digest.err);
}

void TestCommandsCiting::wrongLinesDoNothing_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("both") << QStringList{u"--mark"_s, u"read"_s, u"--tag"_s, u"x"_s};
    QTest::newRow("unknown") << QStringList{u"--mark"_s, u"liked"_s};
    QTest::newRow("no tag") << QStringList{u"--tag"_s, u" "_s};
}

void TestCommandsCiting::wrongLinesDoNothing()
{
    QFETCH(QStringList, options);
    const SmallLibrary library;
    const QString file = library.write(u"refs.bib"_s, "@misc{b, eprint={2403.00001}}\n");
    QCOMPARE(library.run(QStringList{u"import"_s, file} + options).status, 2);
}

BROADSHEET_TEST(TestCommandsCiting, QCoreApplication)
#include "tst_commands_citing.moc"
