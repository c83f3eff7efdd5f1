// The folder of notes: which papers it has, what becomes of the reader's files, and what is said
// when something is wrong with the folder.
#include "NoteFolder.h"
#include "support/Files.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include <QTest>
#include <QTimeZone>

#include <sys/stat.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestVault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keptPapersHaveNotes();
    void namesStayAndClash();
    void notesGoBothWays();
    void bothChanged();
    void aFolderThatWasPutBack();
    void aFolderThatLagsBehind();
    void aMemoryWithoutNotes();
    void theDateIsThatOfThePlace();
    void aFirstRunThatIsKilled();
    void anotherLibraryLosesNothing();
    void anotherLibraryWithANoteOfItsOwn();
    void anotherLibraryOfTheSameFolder();
    void changedWhileItIsTaken();
    void aNoteThatIsTooLong();
    void unstarredFilesStay();
    void deletedFilesStayDeleted();
    void movedFilesAreFound();
    void theBlockCanBeTakenOut();
    void twoFilesOfOnePaper();
    void aFolderThatIsNotThere();
    void anEmptyFolderInItsPlace();
    void aFileInItsPlace();
    void aReadOnlyFolder();
    void aFullDisk();
    void linksAreLeftAlone();
    void damagedFilesAreLeftAlone();
    void halfWrittenFilesAreLeftAlone_data();
    void halfWrittenFilesAreLeftAlone();
    void otherFoldersAreForgottenNot();
    void onlyWhatChanged();

private:
    VaultReport update(bool again = false)
    {
        const Result<VaultReport> report = m_notes->vault->update({}, again);
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        return *report;
    }
    [[nodiscard]] QString problem()
    {
        const Result<VaultReport> report = m_notes->vault->update();
        return report ? report->problems.value(0) : report.error().message;
    }
    void star(int number, bool on = true) { m_notes->mark(Mark::Starred, number, on); }
    void write(int number, const QString &text)
    {
        m_notes->mark(Mark::Note, number, !text.isEmpty(), text);
    }

    std::unique_ptr<NoteFolder> m_notes;
};

void TestVault::init()
{
    m_notes = std::make_unique<NoteFolder>();
    m_notes->addPaper(1, u"첫째 논문"_s);
    m_notes->addPaper(2, u"Second: a/b"_s);
    m_notes->addPaper(3, u"Third"_s);
}

void TestVault::keptPapersHaveNotes()
{
    QCOMPARE(update().written, 0);
    star(1);
    write(2, u"Mine"_s);
    QCOMPARE(update().written, 2);
    QCOMPARE(m_notes->files(), (QStringList{u"Second a b.md"_s, u"첫째 논문.md"_s}));
    QVERIFY(m_notes->content(u"Second a b.md"_s).contains("\nMine\n"));
    QVERIFY(m_notes->content(u"첫째 논문.md"_s).contains("starred: true\n"));
    QCOMPARE(update().written, 0);
    Vault starred(*m_notes->library, m_notes->folder(), m_notes->memory(), {.noted = false});
    star(3);
    write(3, u"x"_s);
    QCOMPARE(starred.update()->written, 1);
}

void TestVault::namesStayAndClash()
{
    m_notes->write(u"THIRD.md"_s, "Somebody else's\n");
    star(3);
    QCOMPARE(update().written, 1);
    QCOMPARE(m_notes->files(), (QStringList{u"THIRD.md"_s, u"Third (2403.00003).md"_s}));
    m_notes->addPaper(3, u"A new title"_s, QDateTime::currentDateTimeUtc().addDays(1));
    QCOMPARE(update().written, 1);
    QCOMPARE(m_notes->files(), (QStringList{u"THIRD.md"_s, u"Third (2403.00003).md"_s}));
    QVERIFY(m_notes->content(u"Third (2403.00003).md"_s).contains("title: \"A new title\"\n"));
    QCOMPARE(m_notes->content(u"THIRD.md"_s), "Somebody else's\n");
}

void TestVault::notesGoBothWays()
{
    write(3, u"Mine"_s);
    update();
    m_notes->change(u"Third.md"_s, "\nMine\n", "\nMine,\n\nand more  \n");
    QCOMPARE(update().notesTaken, 1);
    QCOMPARE(m_notes->note(3), u"Mine,\n\nand more  "_s);
    write(3, u"From the window"_s);
    update();
    QVERIFY(m_notes->content(u"Third.md"_s).contains("note -->\nFrom the window\n<!-- /"));
    m_notes->change(u"Third.md"_s, "From the window\n", "");
    QCOMPARE(update().notesTaken, 1);
    QCOMPARE(m_notes->note(3), QString());
    QVERIFY(m_notes->library->undo().result()); // a gesture of the reader
    QCOMPARE(m_notes->note(3), u"From the window"_s);
}

// That of a version before: it does not say what the program wrote as the note.
void TestVault::aMemoryWithoutNotes()
{
    write(1, u"Removed later"_s);
    write(3, u"Changed later"_s);
    update();
    QFile memory(m_notes->memory());
    QVERIFY(memory.open(QIODevice::ReadWrite));
    QByteArray old = memory.readAll();
    old.replace("\"note\"", "\"of no version\"");
    QVERIFY(memory.resize(0) && memory.seek(0) && memory.write(old) == old.size());
    memory.close();
    write(1, {});
    m_notes->change(u"Third.md"_s, "\nChanged later\n", "\nIn the file\n");
    QCOMPARE(update().notesTaken, 1);
    QCOMPARE(m_notes->note(1), QString());
    QVERIFY(!m_notes->content(u"첫째 논문.md"_s).contains("Removed later"));
    QCOMPARE(m_notes->note(3), u"In the file"_s);
}

void TestVault::bothChanged()
{
    write(3, u"Mine"_s);
    update();
    m_notes->change(u"Third.md"_s, "\nMine\n", "\nMine in the file\n<!-- broadsheet:x\n");
    write(3, u"Mine in the library"_s);
    const VaultReport report = update();
    QCOMPARE(report.problems.size(), 1);
    QVERIFY2(report.problems[0].contains(u"Third.md"_s), qPrintable(report.problems[0]));
    QCOMPARE(m_notes->note(3), u"Mine in the library"_s);
    const QByteArray text = m_notes->content(u"Third.md"_s);
    QVERIFY2(text.contains("note -->\nMine in the library\n<!-- /"), text);
    QVERIFY2(text.contains("<!-- broadsheet:end -->\n\n**The other version"), text);
    QVERIFY2(text.contains("\n\nMine in the file\n\\<!-- broadsheet:x\n"), text);
    QVERIFY(update().problems.isEmpty()); // said once
    QCOMPARE(m_notes->content(u"Third.md"_s), text);
}

// From a copy: its notes are older than those of the library.
void TestVault::aFolderThatWasPutBack()
{
    for (const int paper : {1, 3})
        star(paper);
    write(3, u"The first"_s);
    update();
    const QByteArray none = m_notes->content(u"첫째 논문.md"_s);
    const QByteArray first = m_notes->content(u"Third.md"_s);
    write(1, u"New"_s);
    write(3, u"The second"_s);
    update();
    m_notes->write(u"첫째 논문.md"_s, none);
    m_notes->write(u"Third.md"_s, first);
    const VaultReport report = update();
    QCOMPARE(report.notesTaken, 0);
    QCOMPARE(m_notes->note(1), u"New"_s);
    QCOMPARE(m_notes->note(3), u"The second"_s);
    QVERIFY(m_notes->content(u"첫째 논문.md"_s).contains("note -->\nNew\n<!-- /"));
    QVERIFY(m_notes->content(u"Third.md"_s).contains("note -->\nThe second\n<!-- /"));
    m_notes->change(u"Third.md"_s, "The second", "The first"); // by the reader
    QCOMPARE(update().notesTaken, 1);
    QCOMPARE(m_notes->note(3), u"The first"_s);
}

// Another machine has written a note that this one had, too, and changed since: both exchange their
// journals.
void TestVault::aFolderThatLagsBehind()
{
    write(3, u"one"_s);
    update();
    NoteFolder other;
    other.addPaper(3, u"Third"_s);
    for (const auto &note : {u"one"_s, u"one two"_s})
        other.mark(Mark::Note, 3, true, note);
    QVERIFY(Vault(*other.library, m_notes->folder(), other.memory(), {}).update());
    for (const auto &note : {u"one two"_s, u"one two three"_s})
        write(3, note);
    const VaultReport report = update();
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.value(0)));
    QCOMPARE(m_notes->note(3), u"one two three"_s);
    const QByteArray text = m_notes->content(u"Third.md"_s);
    QVERIFY2(text.contains("note -->\none two three\n<!-- /"), text);
    QVERIFY2(!text.contains("The other version"), text);
}

void TestVault::theDateIsThatOfThePlace()
{
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "Asia/Seoul");
    write(3, u"Mine"_s);
    update();
    m_notes->change(u"Third.md"_s, "\nMine\n", "\nMine in the file\n");
    write(3, u"Mine in the library"_s);
    const Clock late = [] { return QDateTime({2026, 11, 26}, {23, 30}, QTimeZone::utc()); };
    Vault vault(*m_notes->library, m_notes->folder(), m_notes->memory(), {}, late);
    QCOMPARE(vault.update()->problems.size(), 1);
    zone.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", zone);
    QVERIFY(m_notes->content(u"Third.md"_s).contains("from this file (2026-11-27):"));
}

// A new computer, or the settings of one library for another.
// What it wrote is its own nevertheless.
void TestVault::aFirstRunThatIsKilled()
{
    constexpr int many = 120;
    for (int number = 4; number <= many; ++number)
        m_notes->addPaper(number, u"Paper %1"_s.arg(number));
    write(many, u"Mine"_s);
    (void)update();
    m_notes->change(u"Paper 120.md"_s, "\nMine\n", "\nFrom the file\n");
    for (int number = 1; number < many; ++number)
        star(number);
    // The last note is the only one for which the time is asked.
    const QString killed = m_notes->dir.filePath(u"killed"_s);
    const auto keepMemory = [&] {
        (void)QFile::copy(m_notes->memory(), killed);
        return systemTime();
    };
    QVERIFY(
        Vault(*m_notes->library, m_notes->folder(), m_notes->memory(), {}, keepMemory).update());
    QCOMPARE(m_notes->note(many), u"From the file"_s);
    QVERIFY(QFile::remove(m_notes->memory()) && QFile::rename(killed, m_notes->memory()));
    m_notes->mark(Mark::Tag, 2, true, u"mine"_s);
    QCOMPARE(update().problems, QStringList());
    QVERIFY(m_notes->content(u"Second a b.md"_s).contains("- \"mine\"\n"));
}

void TestVault::anotherLibraryLosesNothing()
{
    star(3);
    write(3, u"Weeks of my thinking"_s);
    m_notes->mark(Mark::Tag, 3, true, u"mine"_s);
    update();
    const QByteArray text = m_notes->content(u"Third.md"_s);
    NoteFolder other;
    other.addPaper(3, u"Third"_s);
    Vault vault(*other.library, m_notes->folder(), other.memory(), {});
    const VaultReport report = vault.update().value();
    QCOMPARE(report.notesTaken, 1);
    QCOMPARE(report.written, 0);
    QCOMPARE(report.problems.size(), 1);
    QVERIFY2(report.problems[0].contains(u"Third.md"_s), qPrintable(report.problems[0]));
    QCOMPARE(other.note(3), u"Weeks of my thinking"_s);
    QCOMPARE(m_notes->content(u"Third.md"_s), text);
    other.mark(Mark::Note, 3, true, u"and one more"_s);
    QCOMPARE(vault.update()->written, 1); // the note goes both ways
    QCOMPARE(m_notes->content(u"Third.md"_s).replace("and one more", "Weeks of my thinking").size(),
             text.size());
    QVERIFY(m_notes->content(u"Third.md"_s).contains("starred: true\n"));
    QVERIFY(vault.update({}, true)->problems.isEmpty());
    QVERIFY(m_notes->content(u"Third.md"_s).contains("starred: false\n"));
    QVERIFY(vault.update()->problems.isEmpty());
}

void TestVault::anotherLibraryWithANoteOfItsOwn()
{
    write(3, u"Of the first"_s);
    update();
    NoteFolder other;
    other.addPaper(3, u"Third"_s);
    other.mark(Mark::Note, 3, true, u"Of the second"_s);
    Vault vault(*other.library, m_notes->folder(), other.memory(), {});
    QCOMPARE(vault.update()->problems.size(), 1); // all else is the same
    QCOMPARE(other.note(3), u"Of the second"_s);
    const QByteArray text = m_notes->content(u"Third.md"_s);
    QVERIFY2(text.contains("note -->\nOf the second\n<!-- /"), text);
    QVERIFY2(text.contains("\n\nOf the first\n"), text);
    QVERIFY(vault.update()->problems.isEmpty());
}

// Both remember the file, and the journal of one has not reached the other.
void TestVault::anotherLibraryOfTheSameFolder()
{
    star(3);
    update();
    NoteFolder other;
    other.addPaper(3, u"Third"_s);
    other.mark(Mark::Starred, 3, true);
    Vault vault(*other.library, m_notes->folder(), other.memory(), {});
    QVERIFY(vault.update()->problems.isEmpty()); // it says the same
    write(3, u"Of the first"_s);
    update();
    QCOMPARE(vault.update()->notesTaken, 1);
    QCOMPARE(other.note(3), u"Of the first"_s);
    write(3, u"The first again"_s);
    update();
    other.mark(Mark::Note, 3, true, u"Of the second"_s);
    QCOMPARE(vault.update()->problems.size(), 1);
    const QByteArray text = m_notes->content(u"Third.md"_s);
    QVERIFY2(text.contains("note -->\nOf the second\n<!-- /"), text);
    QVERIFY2(text.contains("\n\nThe first again\n"), text);
}

// The editor saves once more between the reading and the writing.
void TestVault::changedWhileItIsTaken()
{
    write(3, u"Mine"_s);
    update();
    m_notes->change(u"Third.md"_s, "\nMine\n", "\nMine, edited\n");
    const Clock saving = [this] { // asked for the time of the gesture
        if (m_notes->content(u"Third.md"_s).contains("\nMine, edited\n"))
            m_notes->change(u"Third.md"_s, "\nMine, edited\n", "\nMine, edited twice\n");
        return systemTime();
    };
    Vault vault(*m_notes->library, m_notes->folder(), m_notes->memory(), {}, saving);
    QCOMPARE(vault.update()->problems.size(), 1); // it is left for the next time
    QCOMPARE(m_notes->note(3), u"Mine, edited"_s);
    const VaultReport report = vault.update().value();
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.value(0)));
    QCOMPARE(m_notes->note(3), u"Mine, edited twice"_s);
    QVERIFY(m_notes->content(u"Third.md"_s).contains("note -->\nMine, edited twice\n<!-- /"));
}

void TestVault::aNoteThatIsTooLong()
{
    write(3, u"Mine"_s);
    update();
    m_notes->change(u"Third.md"_s, "\nMine\n", '\n' + QByteArray(150'000, 'x') + '\n');
    const QByteArray text = m_notes->content(u"Third.md"_s);
    QVERIFY(problem().contains(u"Third.md"_s));
    QCOMPARE(m_notes->note(3), u"Mine"_s);
    QCOMPARE(m_notes->content(u"Third.md"_s), text);
}

void TestVault::unstarredFilesStay()
{
    star(3);
    update();
    star(3, false);
    QCOMPARE(update().written, 1);
    QVERIFY(m_notes->content(u"Third.md"_s).contains("starred: false\n"));
}

void TestVault::deletedFilesStayDeleted()
{
    star(3);
    star(1);
    update();
    QVERIFY(QFile::remove(m_notes->path(u"Third.md"_s)));
    QCOMPARE(update().written, 0);
    write(3, u"It changed"_s);
    QCOMPARE(update().written, 1);
    QVERIFY(QFile::remove(m_notes->path(u"Third.md"_s)));
    QCOMPARE(update().written, 0);
    QCOMPARE(update(true).written, 1); // --again
    QVERIFY(QFile::remove(m_notes->path(u"Third.md"_s)));
    write(3, {});
    star(3, false);
    update();
    write(3, u"It changed"_s); // as it was, but kept anew
    star(3);
    QCOMPARE(update().written, 1);
}

void TestVault::movedFilesAreFound()
{
    star(3);
    update();
    QVERIFY(QDir(m_notes->folder()).mkpath(u"Reading/2024"_s));
    QVERIFY(
        QFile::rename(m_notes->path(u"Third.md"_s), m_notes->path(u"Reading/2024/my name.MD"_s)));
    write(3, u"Mine"_s);
    QCOMPARE(update().written, 1);
    QCOMPARE(m_notes->files(), QStringList{u"Reading/2024/my name.MD"_s});
    QVERIFY(m_notes->content(u"Reading/2024/my name.MD"_s).contains("\nMine\n"));
}

void TestVault::theBlockCanBeTakenOut()
{
    star(3);
    update();
    QByteArray text = m_notes->content(u"Third.md"_s);
    text = text.left(text.indexOf("<!-- broadsheet:begin")) + "My own words, no line feed";
    m_notes->write(u"Third.md"_s, text);
    QCOMPARE(update().written, 0);
    QCOMPARE(m_notes->content(u"Third.md"_s), text);
    write(3, u"Mine"_s);
    QCOMPARE(update().written, 1);
    QVERIFY(m_notes->content(u"Third.md"_s)
                .contains("My own words, no line feed\n\n<!-- broadsheet:begin"));
}

void TestVault::twoFilesOfOnePaper()
{
    star(3);
    update();
    const QByteArray copy = m_notes->content(u"Third.md"_s);
    m_notes->write(u"A copy.md"_s, copy);
    write(3, u"Mine"_s);
    const VaultReport report = update();
    QVERIFY2(report.problems.value(0).contains(u"A copy.md, Third.md"_s),
             qPrintable(report.problems.value(0)));
    QCOMPARE(report.written, 1);
    QCOMPARE(m_notes->content(u"A copy.md"_s), copy);
    QVERIFY(m_notes->content(u"Third.md"_s).contains("\nMine\n"));
}

void TestVault::aFolderThatIsNotThere()
{
    star(3);
    update();
    QVERIFY(QDir(m_notes->folder()).removeRecursively());
    QVERIFY2(problem().contains(m_notes->folder()), qPrintable(problem()));
    QVERIFY(!QDir(m_notes->folder()).exists());
}

void TestVault::anEmptyFolderInItsPlace()
{
    for (int number = 1; number <= 3; ++number)
        star(number);
    update();
    QVERIFY(QDir(m_notes->folder()).removeRecursively() && QDir().mkpath(m_notes->folder()));
    write(1, u"new"_s);
    QVERIFY2(problem().contains(u"--again"_s), qPrintable(problem()));
    QVERIFY(m_notes->files().isEmpty());
    QCOMPARE(update(true).written, 3);
}

void TestVault::aFileInItsPlace()
{
    QVERIFY(QDir(m_notes->folder()).removeRecursively());
    QFile file(m_notes->folder());
    QVERIFY(file.open(QIODevice::WriteOnly));
    star(3);
    QVERIFY2(problem().contains(u"not a folder"_s), qPrintable(problem()));
    QCOMPARE(file.size(), 0);
}

void TestVault::aReadOnlyFolder()
{
    star(3);
    QVERIFY(::chmod(qPrintable(m_notes->folder()), 0555) == 0);
    QVERIFY(::chmod(qPrintable(m_notes->dir.path()), 0777) == 0);
    {
        const Unprivileged somebody;
        Vault vault(*m_notes->library, m_notes->folder(), m_notes->dir.filePath(u"other"_s), {});
        const Result<VaultReport> report = vault.update();
        QVERIFY(report);
        QVERIFY2(report->problems.value(0).contains(u"Third.md"_s),
                 qPrintable(report->problems.value(0)));
    }
    QVERIFY(::chmod(qPrintable(m_notes->folder()), 0755) == 0);
    QVERIFY(m_notes->files().isEmpty());
}

void TestVault::aFullDisk()
{
    star(1);
    update();
    const QByteArray before = m_notes->content(u"첫째 논문.md"_s);
    write(1, QString(50'000, u'x'));
    star(3);
    (void)m_notes->library->info().result();
    const auto report = [this] {
        const FullDisk disk(300);
        return m_notes->vault->update();
    }();
    QVERIFY(report);
    QVERIFY2(report->problems.size() >= 2, qPrintable(report->problems.join(u'\n')));
    QVERIFY(report->problems[0].contains(u"첫째 논문.md"_s));
    QVERIFY(report->problems[1].contains(u"Third.md"_s));
    QCOMPARE(m_notes->files(), QStringList{u"첫째 논문.md"_s}); // no half of a file
    QCOMPARE(m_notes->content(u"첫째 논문.md"_s), before);
    QCOMPARE(update().written, 2);
}

void TestVault::linksAreLeftAlone()
{
    const QString outside = m_notes->dir.filePath(u"outside.md"_s);
    QVERIFY(QFile(outside).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(outside, m_notes->path(u"Third.md"_s)));
    QVERIFY(QFile::link(m_notes->folder(), m_notes->path(u"around"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, m_notes->path(u"Second a b.md"_s)));
    star(3);
    star(2);
    QCOMPARE(update().written, 2);
    QCOMPARE(QFileInfo(outside).size(), 0);
    QVERIFY(m_notes->files().contains(u"Third (2403.00003).md"_s));
    QVERIFY(m_notes->files().contains(u"Second a b (2403.00002).md"_s));
    QCOMPARE(update().written, 0);
}

void TestVault::damagedFilesAreLeftAlone()
{
    star(3);
    update();
    m_notes->change(u"Third.md"_s, "<!-- broadsheet:end -->\n", "");
    const QByteArray text = m_notes->content(u"Third.md"_s);
    write(3, u"Mine"_s);
    QVERIFY2(problem().contains(u"Third.md"_s), qPrintable(problem()));
    QCOMPARE(m_notes->content(u"Third.md"_s), text);
}

void TestVault::halfWrittenFilesAreLeftAlone_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << 0;
    QTest::newRow("in the front matter") << 40;
    QTest::newRow("in the block") << 600;
}

// A sync program is at it; the rest comes.
void TestVault::halfWrittenFilesAreLeftAlone()
{
    QFETCH(int, size);
    star(3);
    update();
    const QByteArray whole = m_notes->content(u"Third.md"_s);
    m_notes->write(u"Third.md"_s, whole.left(size));
    write(3, u"Mine"_s);
    QVERIFY2(problem().contains(u"Third.md"_s), qPrintable(problem()));
    QCOMPARE(m_notes->files(), QStringList{u"Third.md"_s});
    QCOMPARE(m_notes->content(u"Third.md"_s), whole.left(size));
    m_notes->write(u"Third.md"_s, whole);
    QCOMPARE(update().written, 1);
    QVERIFY(m_notes->content(u"Third.md"_s).contains("\nMine\n"));
}

void TestVault::otherFoldersAreForgottenNot()
{
    star(3);
    star(1);
    update();
    QVERIFY(QFile::remove(m_notes->path(u"Third.md"_s)));
    const QString folder = m_notes->dir.filePath(u"second"_s);
    QVERIFY(QDir().mkpath(folder));
    Vault second(*m_notes->library, folder, m_notes->memory(), {});
    QCOMPARE(second.update()->written, 2);
    QCOMPARE(update().written, 0); // the deleted one is still remembered
}

void TestVault::onlyWhatChanged()
{
    star(3);
    star(1);
    update();
    write(3, u"three"_s);
    write(1, u"one"_s);
    QCOMPARE(m_notes->vault->update(QSet<PaperId>{NoteFolder::id(3)})->written, 1);
    QVERIFY(!m_notes->content(u"첫째 논문.md"_s).contains("one"));
    m_notes->change(u"Third.md"_s, "\nthree\n", "\nfrom the file\n");
    QCOMPARE(m_notes->vault->update(QSet<PaperId>())->notesTaken, 1);
    QCOMPARE(m_notes->note(3), u"from the file"_s);
}

BROADSHEET_TEST(TestVault, QCoreApplication)
#include "tst_vault.moc"
