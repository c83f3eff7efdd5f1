// Libraries in which older versions stored one paper under several ids and one person under several
// names. All papers and names are made up.
#include "Builders.h"
#include "support/Runner.h"

// Files of older versions can only be made with the scripts, which the public interface does not
// show.
#include "library/OpenLibrary.h"
#include "rescue/CompareState.h"
#include "rescue/Restore.h"
#include "sqlite/Migrations.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QString mirror = u"https://rss.arxiv.org/abs/2403.00016"_s;

// Writes a library as the first `version` scripts make it.
class OldLibrary final
{
public:
    OldLibrary(const QString &path, int version)
        : m_file(openLibrary(path, schemaScripts().first(version)))
    {}

    void paper(const QString &id, const QString &authors, const QString &date, int votes, int at)
    {
        const qint64 number =
            m_file->insert(u"INSERT INTO paper (id, title, authors, votes, day, media, video)"
                           " VALUES (?, 'Title', ?, ?, ?, '', 0)"_s,
                           id, authors, votes, date);
        for (const QString &name : authors.split(listSeparator))
            m_file->execute(u"INSERT OR IGNORE INTO authorship VALUES (?, ?)"_s, name, number);
        const qint64 listing = m_file->insert(
            u"INSERT INTO listing (paper, source, day, position, url, title, votes, authors, media,"
            " categories, comment, origin, seen)"
            " VALUES (?, 'digest', ?, 0, ?, 'Title', ?, ?, '', '', '', 'a.md', ?)"_s,
            number, date, id, votes, authors, at);
        m_file->execute(u"INSERT INTO text (listing, position, language, markdown)"
                        " VALUES (?, 0, 'en', ?)"_s,
                        listing, u"- By Erd\\H{o}s, not `\\'e`"_s);
    }

    // As one gesture.
    void mark(const QString &kind, const QString &subject, int value, int at,
              const QString &text = {})
    {
        const QString id = u"e%1"_s.arg(at, 4, 10, QChar(u'0'));
        m_file->execute(u"INSERT INTO event (id, at, device, action, kind, subject, value)"
                        " SELECT ?, ?, value, ?, ?, ?, ? FROM meta WHERE key = 'device'"_s,
                        id, at, u"a"_s + id, kind, subject, value);
        m_file->execute(u"INSERT OR REPLACE INTO state (kind, subject, value, at, event)"
                        " VALUES (?, ?, ?, ?, ?)"_s,
                        kind, subject, value, at, id);
        if (kind == "read"_L1 || kind == "starred"_L1)
            setColumn(kind, subject, value);
        if (!text.isEmpty())
            setText(id, text);
    }

private:
    [[nodiscard]] bool has(const QString &table, const QString &column)
    {
        return m_file->number(u"SELECT count(*) FROM pragma_table_info(?) WHERE name = ?"_s, table,
                              column) > 0;
    }
    void setColumn(const QString &kind, const QString &subject, int value)
    {
        if (has(u"mark"_s, kind))
            m_file->execute(u"UPDATE mark SET "_s + kind +
                                u" = ? WHERE paper = (SELECT number FROM paper WHERE id = ?)"_s,
                            value, subject);
        else if (has(u"paper"_s, kind))
            m_file->execute(u"UPDATE paper SET "_s + kind + u" = ? WHERE id = ?"_s, value, subject);
    }
    // Events are never changed, so this one is of a table that has no text yet, or written again.
    void setText(const QString &id, const QString &text)
    {
        m_file->execute(u"INSERT INTO event (id, at, device, action, kind, subject, value, text)"
                        " SELECT id || 't', at, device, action, kind, subject, value, ? FROM event"
                        " WHERE id = ?"_s,
                        text, id);
        m_file->execute(u"UPDATE state SET text = ?, event = event || 't' WHERE event = ?"_s, text,
                        id);
    }

    std::unique_ptr<Database> m_file;
};

// Number, device and time of the migrated file do not matter.
QStringList rowsOf(const QString &path, const QString &sql)
{
    Database file(path, Database::Access::ReadOnly);
    QStringList rows;
    for (Rows found = file.select(sql); found.next();)
        rows.append(found.text(0));
    return rows;
}

const QString stateRows =
    u"SELECT kind || ' ' || replace(subject, char(31), '|') || ' ' || value || ' ' || text"
    " FROM state WHERE value <> 0 ORDER BY 1"_s;

} // namespace

class TestLibraryIdentities final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oldVersions_data();
    void oldVersions();
    void notesTagsAndPeople();
    void namesOfPublications();
    void undoTakesBackBoth();
    void nothingIsLostWhereItWasTakenBack();
    void anOldBackupIsRestored();
    void aMarkOfTheIdOfToday();
    void devicesAgree();
    void theNextStartGoesOn();
};

void TestLibraryIdentities::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
}

void TestLibraryIdentities::oldVersions_data()
{
    QTest::addColumn<int>("version");
    constexpr int firstMerged = 5; // this version has no wrong ids and names
    for (int version = 1; version < firstMerged; ++version)
        QTest::addRow("version %d", version) << version;
}

void TestLibraryIdentities::oldVersions()
{
    QFETCH(int, version);
    {
        OldLibrary old(m_path, version);
        old.paper(u"2403.00016"_s, u"Jane Roe\x1f+"_s, u"2024-03-20"_s, 5, 1000);
        old.paper(mirror,
                  u"Jane Roe\x1f"
                  "Andr\\'e Dubois"_s,
                  u"2024-03-20"_s, 9, 2000);
        old.paper(u"https://www.alphaxiv.org/abs/2403.00016"_s, u"Jane Roe et al."_s,
                  u"2024-03-21"_s, 7, 1500);
        old.paper(u"cs.CL/0501001"_s, u"Min Park and Ola Berg"_s, u"2024-03-21"_s, 1, 1000);
        old.paper(u"http://e.org/a/?utm_source=x"_s, u"Jr."_s, u"2024-03-21"_s, 1, 1000);
        old.mark(u"starred"_s, mirror, 1, 10);
        old.mark(u"read"_s, u"cs.CL/0501001"_s, 1, 20);
        old.mark(u"follow"_s, u"Andr\\'e Dubois"_s, 1, 30);
        old.mark(u"follow"_s, u"+"_s, 1, 40);
        old.mark(u"starred"_s, u"http://e.org/a/?utm_source=x"_s, 1, 50);
    }
    m_library = opened(m_path);
    QVERIFY(QFile::exists(backupBeforeUpdate(m_path, QString::number(version))));
    must(m_library->indexed());
    QStringList ids = idsOf(must(m_library->list({})));
    ids.sort();
    QCOMPARE(ids, (QStringList{u"2403.00016"_s, u"cs/0501001"_s, u"https://e.org/a"_s}));

    const Paper paper = must(m_library->paper(PaperId{u"2403.00016"_s}));
    QCOMPARE(paper.authors, (QStringList{u"Jane Roe"_s, u"André Dubois"_s}));
    QVERIFY(!paper.hasMoreAuthors);
    QCOMPARE(paper.days, (QList<QDate>{{2024, 3, 20}, {2024, 3, 21}}));
    QVERIFY(paper.state.starred && !paper.state.read);
    QCOMPARE(paper.votesOverTime.size(), 3);
    QCOMPARE(paper.texts.constFirst().markdown, u"- By Erdős, not `\\'e`"_s);
    QVERIFY(must(m_library->paper(PaperId{u"cs/0501001"_s})).state.read);
    QVERIFY(must(m_library->paper(PaperId{u"https://e.org/a"_s})).state.starred);
    QCOMPARE(must(m_library->counts()).starred, 2);

    QVERIFY(must(m_library->author(u"André Dubois"_s)).author.followed);
    QCOMPARE(must(m_library->counts()).followed.size(), 1);
    QCOMPARE(must(m_library->author(u"+"_s)).author.papers, 0);
    QCOMPARE(must(m_library->author(u"Ola Berg"_s)).author.papers, 1);
    QCOMPARE(must(m_library->list({.search = u"author:dubois"_s})).size(), 1);
    QCOMPARE(must(m_library->list({.search = u"erdos"_s})).size(), 3);
    QCOMPARE(rowsOf(m_path, u"SELECT \"table\" FROM pragma_foreign_key_check"_s), QStringList());
    const QStringList events = rowsOf(m_path, u"SELECT id FROM event ORDER BY id"_s);
    reopen();
    QCOMPARE(rowsOf(m_path, u"SELECT id FROM event ORDER BY id"_s), events);
}

void TestLibraryIdentities::notesTagsAndPeople()
{
    {
        OldLibrary old(m_path, 4);
        old.paper(u"2403.00016"_s, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.paper(mirror, u"Andr\\'e Dubois"_s, u"2024-03-20"_s, 9, 2000);
        old.mark(u"note"_s, mirror, 1, 10, u"first"_s);
        old.mark(u"note"_s, u"2403.00016"_s, 1, 20, u"second"_s);
        old.mark(u"tag"_s, mirror + u"\x1flater"_s, 1, 30);
        old.mark(u"person"_s, u"Andr\\'e Dubois\x1f"_s + mirror, 2, 40);
        old.mark(u"muteAuthor"_s, u"Erd\\H{o}s"_s, 1, 50);
        old.mark(u"savedSearch"_s, u"a b"_s, 1, 60, u"name"_s);
    }
    m_library = opened(m_path);
    QCOMPARE(rowsOf(m_path, stateRows),
             (QStringList{u"muteAuthor Erdős 1 "_s, u"note 2403.00016 1 first\n\nsecond"_s,
                          u"person André Dubois|2403.00016 2 "_s, u"savedSearch a b 1 name"_s,
                          u"tag 2403.00016|later 1 "_s}));
    QCOMPARE(must(m_library->tags()), QStringList{u"later"_s});
    const Paper paper = must(m_library->paper(PaperId{u"2403.00016"_s}));
    QCOMPARE(paper.note, u"first\n\nsecond"_s);
    QCOMPARE(paper.tags, QStringList{u"later"_s});
    // The state is what follows from the journal.
    QCOMPARE(rowsOf(m_path, u"SELECT count(*) FROM state AS s WHERE event <> (SELECT id FROM event"
                            " WHERE kind = s.kind AND subject = s.subject"
                            " ORDER BY at DESC, id DESC LIMIT 1)"_s),
             QStringList{u"0"_s});
}

// Ids that the rules of this version join, in a library that the version before it wrote.
void TestLibraryIdentities::namesOfPublications()
{
    const QString doi = u"https://doi.org/10.1109/cvpr52733.2024.00001"_s;
    const QString upper = u"https://doi.org/10.1109/CVPR52733.2024.00001"_s;
    const QString mirrored = u"https://dx.doi.org/10.1109/CVPR52733.2024.00001"_s;
    {
        OldLibrary old(m_path, 4);
        old.paper(doi, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.paper(upper, u"Jane Roe"_s, u"2024-03-21"_s, 9, 2000);
        old.paper(mirrored, u"Jane Roe"_s, u"2024-03-22"_s, 7, 3000);
        old.mark(u"starred"_s, upper, 1, 10);
        old.mark(u"note"_s, mirrored, 1, 20, u"words"_s);
    }
    m_library = opened(m_path);
    QCOMPARE(idsOf(must(m_library->list({}))), QStringList{doi});
    const Paper paper = must(m_library->paper(PaperId{doi}));
    QVERIFY(paper.state.starred);
    QCOMPARE(paper.note, u"words"_s);
    QCOMPARE(paper.days.size(), 3);

    // As the version before this one left it.
    m_library.reset();
    {
        Database raw(m_path, Database::Access::ReadWrite);
        raw.execute(u"UPDATE paper SET id = ?"_s, upper);
        raw.execute(u"UPDATE meta SET value = '1' WHERE key = 'identities'"_s);
    }
    m_library = opened(m_path);
    QCOMPARE(idsOf(must(m_library->list({}))), QStringList{doi});
}

void TestLibraryIdentities::undoTakesBackBoth()
{
    {
        OldLibrary old(m_path, 4);
        old.paper(mirror, u"Jane Roe"_s, u"2024-03-20"_s, 9, 2000);
        old.mark(u"starred"_s, mirror, 1, 10);
    }
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, 1);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Starred);
    QCOMPARE(must(m_library->counts()).starred, 0);
    QCOMPARE(rowsOf(m_path, stateRows), QStringList());
}

// A star on one of two ids is a star on the paper.
void TestLibraryIdentities::nothingIsLostWhereItWasTakenBack()
{
    {
        OldLibrary old(m_path, 4);
        old.paper(u"2403.00016"_s, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.paper(mirror, u"Jane Roe"_s, u"2024-03-20"_s, 9, 2000);
        old.mark(u"starred"_s, mirror, 1, 10);
        old.mark(u"starred"_s, u"2403.00016"_s, 0, 20);
    }
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, 1);
    must(m_library->mark({Mark::Starred, false, {u"2403.00016"_s}}));
    reopen();
    QCOMPARE(must(m_library->counts()).starred, 0);
}

// The marks of the present library come to one that has the ids of before.
void TestLibraryIdentities::anOldBackupIsRestored()
{
    {
        OldLibrary old(m_path, 4);
        old.paper(u"http://e.org/a/?utm_source=x"_s, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.paper(u"2403.00016"_s, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.mark(u"starred"_s, u"http://e.org/a/?utm_source=x"_s, 1, 10);
        old.mark(u"read"_s, u"http://e.org/a/?utm_source=x"_s, 1, 20);
    }
    const QString backup = m_folder->filePath(u"backup.sqlite"_s);
    QVERIFY(QFile::copy(m_path, backup));
    m_library = opened(m_path);
    must(m_library->mark({Mark::Starred, true, {u"2403.00016"_s}}));
    m_library.reset();
    const Result<Restored> restored = restoreLibrary(m_path, backup);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, 2);
    QCOMPARE(must(m_library->counts()).unread, 1);
    m_library.reset();
    const Result<StateComparison> compared = compareState(m_path);
    QVERIFY(compared);
    QCOMPARE(compared->papers, 0);
    QCOMPARE(compared->days, 0);
}

// In a library of an older program it was no paper's. The lists of one in which it has stayed so
// are mended once.
void TestLibraryIdentities::aMarkOfTheIdOfToday()
{
    {
        OldLibrary old(m_path, 4);
        old.paper(u"http://e.org/a/?utm_source=x"_s, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.mark(u"starred"_s, u"https://e.org/a"_s, 1, 10);
    }
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
    {
        Database raw(m_path, Database::Access::ReadWrite);
        raw.execute(u"UPDATE mark SET starred = 0, starred_at = 0"_s);
        raw.execute(u"DELETE FROM meta WHERE key = 'counts'"_s);
    }
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
    const Result<StateComparison> compared = compareState(m_path);
    QVERIFY(compared && compared->papers == 0 && compared->days == 0);
}

void TestLibraryIdentities::devicesAgree()
{
    {
        OldLibrary old(m_path, 4);
        old.paper(u"2403.00016"_s, u"Jane Roe"_s, u"2024-03-20"_s, 5, 1000);
        old.paper(mirror, u"Jane Roe\x1f+"_s, u"2024-03-20"_s, 9, 2000);
        old.mark(u"note"_s, mirror, 1, 10, u"first"_s);
        old.mark(u"note"_s, u"2403.00016"_s, 1, 20, u"second"_s);
        old.mark(u"follow"_s, u"Erd\\H{o}s"_s, 1, 30);
    }
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    QVERIFY(QFile::copy(m_path, copy));
    (void)opened(m_path);
    (void)opened(copy);
    const QString events = u"SELECT id || at || kind || subject || text FROM event ORDER BY id"_s;
    QVERIFY(rowsOf(m_path, events).size() > 4);
    QCOMPARE(rowsOf(m_path, events), rowsOf(copy, events));
}

// Wherever it is stopped, the file is as before or finished.
void TestLibraryIdentities::theNextStartGoesOn()
{
    {
        OldLibrary old(m_path, 4);
        for (int i = 1; i < 60; ++i) {
            const QString id = u"2403.%1"_s.arg(i, 5, 10, QChar(u'0'));
            old.paper(id, u"Jane Roe\x1f+"_s, u"2024-03-20"_s, 5, 1000);
            old.paper(u"https://rss.arxiv.org/abs/"_s + id, u"Erd\\H{o}s"_s, u"2024-03-20"_s, 9, 1);
            old.mark(u"starred"_s, u"https://rss.arxiv.org/abs/"_s + id, 1, i);
        }
    }
    int stopped = 0;
    for (int limit = 1; limit < 100'000; limit *= 2) {
        const QString copy = m_folder->filePath(u"copy%1.sqlite"_s.arg(limit));
        QVERIFY(QFile::copy(m_path, copy));
        int asked = 0;
        try {
            (void)openLibrary(copy, schemaScripts(),
                              {.isCancelled = [&] { return ++asked > limit; }});
        } catch (const Failed &failed) {
            QCOMPARE(failed.error.kind, ErrorKind::Cancelled);
            ++stopped;
            const QStringList papers = rowsOf(copy, u"SELECT id FROM paper"_s);
            QVERIFY(papers.size() == 118 || papers.size() == 59);
        }
        const auto library = opened(copy);
        QCOMPARE(must(library->counts()).starred, 59);
        QCOMPARE(must(library->list({})).size(), 59);
    }
    QVERIFY(stopped > 3);
}

BROADSHEET_TEST(TestLibraryIdentities, QCoreApplication)
#include "tst_library_identities.moc"
