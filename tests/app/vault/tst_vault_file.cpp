// One note of the vault: what the program writes, and what of the reader's it leaves alone.
#include "support/Runner.h"
#include "vault/VaultFile.h"

#include <QTest>

#include <random>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

Paper paperNumber(int number)
{
    Paper paper;
    paper.id = PaperId{u"2403.%1"_s.arg(number, 5, 10, QChar(u'0'))};
    paper.title = u"On \"It\": #1 <x>\\"_s;
    paper.authors = {u"Jane Roe"_s, u"D'Arcy"_s, u"김민수"_s};
    paper.days = {QDate(2024, 3, 22)};
    paper.texts = {{u"digest"_s, u"ko"_s, u"- 요약\n<!-- broadsheet:end -->"_s, {}},
                   {u"arxiv"_s, u"en"_s, u"Abstract."_s, {}, TextKind::Abstract}};
    paper.tags = {u"to read"_s};
    paper.note = u"My\n\nnote"_s;
    return paper;
}

QByteArray fresh(const Paper &paper)
{
    return VaultFile(QByteArray()).written(vaultEntryOf(paper));
}

QByteArray updated(const QByteArray &bytes, const Paper &paper)
{
    return VaultFile(bytes).written(vaultEntryOf(paper));
}

QByteArray replaced(QByteArray text, const QByteArray &from, const QByteArray &to)
{
    if (!text.contains(from))
        qFatal("%s is not in %s", from.constData(), text.constData());
    return text.replace(text.indexOf(from), from.size(), to);
}

} // namespace

class TestVaultFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks();
    void writingAgainChangesNothing();
    void anyNoteComesBack();
    void keysOfTheReader_data();
    void keysOfTheReader();
    void spellingsOfEditors_data();
    void spellingsOfEditors();
    void textOfTheReader();
    void aBlockThatWasEditedStays();
    void damage_data();
    void damage();
    void carriageReturns();
};

void TestVaultFile::looks()
{
    const QByteArray text = fresh(paperNumber(1));
    QVERIFY2(text.startsWith("---\n"
                             "broadsheet: \"2403.00001\"\n"
                             "title: \"On \\\"It\\\": #1 <x>\\\\\"\n"
                             "authors:\n"
                             "  - \"Jane Roe\"\n"
                             "  - \"D'Arcy\"\n"
                             "  - \"김민수\"\n"
                             "link: \"https://arxiv.org/abs/2403.00001\"\n"
                             "days:\n"
                             "  - \"2024-03-22\"\n"
                             "starred: false\n"
                             "broadsheet-tags:\n"
                             "  - \"to read\"\n"
                             "---\n"
                             "\n"
                             "<!-- broadsheet:begin {"),
             text);
    QVERIFY2(text.endsWith("\n## My note\n\n<!-- broadsheet:note -->\nMy\n\nnote\n"
                           "<!-- /broadsheet:note -->\n<!-- broadsheet:end -->\n"),
             text);
    QVERIFY(text.contains("\n- 요약\n\\<!-- broadsheet:end -->\n"));
    QCOMPARE(VaultFile(text).id(), paperNumber(1).id);
    QCOMPARE(*VaultFile(text).note(), u"My\n\nnote"_s);
    QVERIFY(VaultFile(text).knows(*VaultFile(text).note()) && !VaultFile(text).isBlockEdited());
}

void TestVaultFile::writingAgainChangesNothing()
{
    for (const QString &note : {u""_s, u"x"_s, u"x\n"_s, u"\nx\n\n"_s}) {
        Paper paper = paperNumber(1);
        paper.note = note;
        const QByteArray text = fresh(paper);
        QCOMPARE(*VaultFile(text).note(), note);
        QCOMPARE(updated(text, paper), text);
        QCOMPARE(updated(text.chopped(1), paper), text.chopped(1)); // without the last line feed
    }
}

void TestVaultFile::anyNoteComesBack()
{
    std::mt19937 random(3);
    const QStringList pieces{u"\n"_s,
                             u"---"_s,
                             u"<!-- broadsheet:end -->"_s,
                             u"\\<!-- /broadsheet:note -->"_s,
                             u"<!-- broadsheet:begin {} -->"_s,
                             u"<!-- broadsheet:note -->"_s,
                             u"\\"_s,
                             u"한국어"_s,
                             u"  "_s,
                             u"\uFEFF"_s,
                             u"```"_s};
    QByteArray text = fresh(paperNumber(1));
    for (int round = 0; round < 2000; ++round) {
        Paper paper = paperNumber(1);
        paper.note.clear();
        for (int left = int(random() % 8); left > 0; --left)
            paper.note += pieces.at(int(random() % size_t(pieces.size())));
        if (paper.note == u"\n"_s)
            continue; // no note at all
        text = updated(text, paper);
        const VaultFile file(text);
        QVERIFY(!file.isDamaged());
        QVERIFY2(*file.note() == paper.note || paper.note.trimmed().isEmpty(), text);
        QVERIFY(!file.isBlockEdited());
    }
}

void TestVaultFile::keysOfTheReader_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const QByteArray end = "---\n\n<!--";
    QTest::newRow("a further key") << end << "tags: [mine, other]\n" + end;
    QTest::newRow("a comment") << end << "# a comment\n" + end;
    QTest::newRow("keys in a key") << end << "map:\n  title: x\n  starred: yes\n" + end;
    QTest::newRow("above") << QByteArray("broadsheet:") << QByteArray("aliases:\n- a\nbroadsheet:");
    QTest::newRow("a key of ours")
        << QByteArray("title: \"On \\\"It\\\"") << QByteArray("title: \"My own");
    QTest::newRow("a comment in a list")
        << QByteArray("  - \"D'Arcy\"\n") << QByteArray("  - \"D'Arcy\" # my friend\n");
    QTest::newRow("no key of ours") << QByteArray("days:\n  - \"2024-03-22\"\n") << QByteArray();
    QTest::newRow("another order")
        << QByteArray("starred: false\nbroadsheet-tags:\n  - \"to read\"\n")
        << QByteArray("broadsheet-tags:\n  - \"to read\"\nstarred: false\n");
}

void TestVaultFile::keysOfTheReader()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray edited = replaced(fresh(paperNumber(1)), from, to);
    QCOMPARE(updated(edited, paperNumber(1)), edited);
    Paper later = paperNumber(1);
    later.title = u"Another title"_s;
    later.authors.append(u"New Author"_s);
    later.days.append(QDate(2024, 3, 23));
    later.state.starred = true;
    const QByteArray now = updated(edited, later);
    QVERIFY2(now.contains(to.isEmpty() ? "link: " : to.left(to.indexOf("starred"))), now);
    QVERIFY(now.contains("starred: true\n"));
    QCOMPARE(now.contains("days:"), !from.startsWith("days"));
    QCOMPARE(updated(now, later), now);
}

void TestVaultFile::spellingsOfEditors_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const QByteArray list = "authors:\n  - \"Jane Roe\"\n  - \"D'Arcy\"\n  - \"김민수\"\n";
    QTest::newRow("plain list") << list << QByteArray("authors:\n- Jane Roe\n- D'Arcy\n- 김민수\n");
    QTest::newRow("single quotes")
        << list << QByteArray("authors:\n  - Jane Roe\n  - 'D''Arcy'\n  - \"김민수\"\n");
    QTest::newRow("in one line") << list
                                 << QByteArray("authors: [\"Jane Roe\", \"D'Arcy\", \"김민수\"]\n");
}

void TestVaultFile::spellingsOfEditors()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray edited = replaced(fresh(paperNumber(1)), from, to);
    QCOMPARE(updated(edited, paperNumber(1)), edited);
    Paper later = paperNumber(1);
    later.authors = {u"Only One"_s};
    QVERIFY(updated(edited, later).contains("authors:\n  - \"Only One\"\nlink: "));
}

void TestVaultFile::textOfTheReader()
{
    QByteArray edited = replaced(fresh(paperNumber(1)), "\n<!-- broadsheet:begin",
                                 "\nAbove  \n\n# Mine\n<!-- broadsheet:begin");
    edited += "Below\r\nwith\tlast line";
    Paper later = paperNumber(1);
    later.note = u"Changed"_s;
    later.title = u"Another"_s;
    const QByteArray now = updated(edited, later);
    QVERIFY(now.contains("---\n\nAbove  \n\n# Mine\n<!-- broadsheet:begin"));
    QVERIFY(now.endsWith("<!-- broadsheet:end -->\nBelow\r\nwith\tlast line"));
    QVERIFY(now.contains("\nChanged\n") && now.contains("\n# Another\n"));
}

void TestVaultFile::aBlockThatWasEditedStays()
{
    const QByteArray edited = replaced(fresh(paperNumber(1)), "Abstract.", "Abstract, which I cut");
    Paper later = paperNumber(1);
    later.title = u"Another"_s;
    later.note = u"Changed"_s;
    const QByteArray now = updated(edited, later);
    QVERIFY(now.contains("Abstract, which I cut") && !now.contains("# Another"));
    QVERIFY(now.contains("title: \"Another\"\n") && now.contains("\nChanged\n"));
    QVERIFY(VaultFile(now).isBlockEdited() && !VaultFile(now).isDamaged());
}

void TestVaultFile::damage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const QByteArray end = "<!-- broadsheet:end -->\n";
    QTest::newRow("no end") << end << QByteArray();
    QTest::newRow("two ends") << end << end + end;
    QTest::newRow("no begin") << QByteArray("<!-- broadsheet:begin") << QByteArray("<!-- x");
    QTest::newRow("no note") << QByteArray("<!-- broadsheet:note -->\n") << QByteArray();
    QTest::newRow("no end of the note")
        << QByteArray("<!-- /broadsheet:note -->\n") << QByteArray();
    QTest::newRow("a head that is no JSON") << QByteArray("begin {") << QByteArray("begin ");
    QTest::newRow("no UTF-8") << QByteArray("Abstract.") << QByteArray("\xB0\xA1");
}

void TestVaultFile::damage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray text =
        replaced(fresh(paperNumber(1)), "- 요약\n\\<!-- broadsheet:end -->\n", "");
    const VaultFile file(replaced(text, from, to));
    QVERIFY(file.isDamaged());
    QCOMPARE(file.id(), paperNumber(1).id);
}

void TestVaultFile::carriageReturns()
{
    QByteArray text = fresh(paperNumber(1));
    text.replace("\n", "\r\n");
    const VaultFile file(text);
    QVERIFY(!file.isDamaged() && file.knows(*file.note()) && !file.isBlockEdited());
    QCOMPARE(updated(text, paperNumber(1)), text);
    Paper later = paperNumber(1);
    later.note = u"a\nb"_s;
    const QByteArray now = updated(text, later);
    QCOMPARE(now.count('\n'), now.count("\r\n"));
    QCOMPARE(*VaultFile(now).note(), u"a\nb"_s);
}

BROADSHEET_TEST(TestVaultFile, QCoreApplication)
#include "tst_vault_file.moc"
