// Papers that are set aside: found, not counted as unread, and taken back by reading and by undo.
#include "Journals.h"
#include "MarkedLibrary.h"
#include "support/Runner.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibraryLater final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private:
    [[nodiscard]] QStringList setAside() { return idsOf(must(m_library->list({.later = true}))); }
    [[nodiscard]] QStringList waiting()
    {
        QStringList ids = idsOf(must(m_library->list({.unread = true, .withLater = false})));
        ids.sort();
        return ids;
    }
    [[nodiscard]] QList<qint32> all() { return must(m_library->order({})).numbers; }

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void isNotReadAndNotCounted()
    {
        const ChangeSet changes = must(m_library->mark({Mark::Later, true, {one}}));
        QCOMPARE(changes.state, QSet<PaperId>{PaperId{one}});
        QCOMPARE(changes.days, QSet<QDate>{QDate(2024, 3, 20)});
        QCOMPARE(stateOf(one), (PaperState{.later = true}));
        const ViewCounts counts = must(m_library->counts());
        QCOMPARE(counts.later, 1);
        QCOMPARE(counts.unread, 3);
        QCOMPARE(must(m_library->days()).constLast().unread, 1);
        QCOMPARE(must(m_library->count({})).unread, 3);
        QCOMPARE(setAside(), QStringList{one});
        QCOMPARE(waiting(), (QStringList{two, u"2403.00003"_s, u"2403.00004"_s}));
        QCOMPARE(must(m_library->list({.unread = true})).size(), 4); // nothing was read
    }

    void isFoundBySearch()
    {
        must(m_library->mark({Mark::Later, true, {one}}));
        must(m_library->indexed());
        const auto found = [this](const QString &search) {
            return idsOf(must(m_library->list({.search = search})));
        };
        QCOMPARE(found(u"is:later"_s), QStringList{one});
        QCOMPARE(found(u"is:later is:unread 강화학습"_s), QStringList{one});
        QCOMPARE(found(u"-is:later"_s).size(), 3);
        QCOMPARE(beginning({.search = u"is:later"_s}, 5), QStringList{one});
    }

    void readingTakesItBackInTheSameGesture()
    {
        must(m_library->mark({Mark::Later, true, {one, two}}));
        must(m_library->mark({Mark::Read, true, {one}}));
        QCOMPARE(stateOf(one), (PaperState{.read = true}));
        QCOMPARE(setAside(), QStringList{two});
        const UndoOutcome undone = must(m_library->undo());
        QCOMPARE(undone.undone.mark, Mark::Read);
        QCOMPARE(undone.undone.subjects, QStringList{one});
        QCOMPARE(undone.undone.more, 0);
        QCOMPARE(stateOf(one), (PaperState{.later = true}));
        must(m_library->redo());
        QCOMPARE(stateOf(one), (PaperState{.read = true}));
        must(m_library->undo());
        must(m_library->undo());
        QCOMPARE(setAside(), QStringList());
        QCOMPARE(must(m_library->counts()).unread, 4);
    }

    void readingAllTakesAllBack()
    {
        must(m_library->mark({Mark::Read, true, {two}}));
        must(m_library->markAll(Mark::Later, true, all()));
        QCOMPARE(setAside().size(), 4);
        const Marking read = must(m_library->markAll(Mark::Read, true, all()));
        QCOMPARE(read.subjects.size() + read.more, 3); // one was read before
        QCOMPARE(setAside(), QStringList());
        const UndoOutcome undone = must(m_library->undo());
        QCOMPARE(undone.undone.subjects.size() + undone.undone.more, 3);
        QCOMPARE(setAside().size(), 4);
        QCOMPARE(stateOf(two), (PaperState{.read = true, .later = true}));
    }

    void whatIsOlderIsOneGesture()
    {
        // Gamma is of the 20th, too, and was listed again on the 22nd.
        const PaperOrder older = must(m_library->order(waitingUpTo(QDate(2024, 3, 20))));
        QCOMPARE(must(m_library->rowsAt(older.numbers)).constFirst().id.text, one);
        QCOMPARE(older.numbers.size(), 1);
        must(m_library->mark({Mark::Read, true, {one}}));
        QCOMPARE(must(m_library->order(waitingUpTo(QDate(2024, 3, 20)))).numbers.size(), 0);
        QCOMPARE(must(m_library->count(waitingUpTo(QDate(2024, 3, 22)))).papers, 3);
        const Marking aside = must(m_library->markAll(
            Mark::Later, true, must(m_library->order(waitingUpTo(QDate(2024, 3, 22)))).numbers));
        QCOMPARE(aside.subjects.size(), 3);
        QCOMPARE(must(m_library->counts()).unread, 0);
        must(m_library->undo());
        QCOMPARE(must(m_library->counts()).unread, 3);
    }

    void staysAfterARestartAndALoss()
    {
        must(m_library->mark({Mark::Later, true, {one}}));
        m_library.reset();
        m_library = opened(m_path);
        QCOMPARE(setAside(), QStringList{one});
        m_library.reset();
        QVERIFY(QFile::remove(m_path));
        for (const QString &end : {u"-wal"_s, u"-shm"_s})
            QFile::remove(m_path + end);
        m_library = opened(m_path);
        QCOMPARE(setAside(), QStringList()); // the papers come again
        must(m_library->store(threeDays()));
        QCOMPARE(setAside(), QStringList{one});
        QCOMPARE(must(m_library->counts()).unread, 3);
    }

    // A journal file can have such events of a newer version before the library has the column.
    void theSchemaTakesOverWhatTheStateHas()
    {
        must(m_library->mark({Mark::Later, true, {one}}));
        {
            const auto file = rawFile();
            file->execute(u"UPDATE paper SET indexed ="
                          " (SELECT indexed FROM mark WHERE paper = number)"_s);
            file->execute(u"DROP TABLE mark"_s);
            file->execute(u"CREATE INDEX paper_to_be_indexed ON paper (number)"
                          " WHERE indexed = 0"_s);
            for (const QString &flag :
                 {u"unread"_s, u"read"_s, u"starred"_s, u"muted"_s}) // as 0003 makes them
                file->execute(u"CREATE INDEX paper_%1 ON paper (number) WHERE %2 = %3"_s.arg(
                    flag, flag == u"unread"_s ? u"read"_s : flag,
                    flag == u"unread"_s ? u"0"_s : u"1"_s));
            for (const QString &index : {u"paper_without_gists"_s, u"listing_by_categories"_s,
                                         u"listing_by_organization"_s, u"listing_by_source"_s,
                                         u"state_by_key"_s, u"listing_by_doi"_s})
                file->execute(u"DROP INDEX "_s + index);
            for (const QString &column : {u"later"_s, u"read_at"_s, u"starred_at"_s, u"gists"_s})
                file->execute(u"ALTER TABLE paper DROP COLUMN "_s + column);
            for (const QString &trigger :
                 {u"event_goes_out"_s, u"star_is_shared"_s, u"listing_goes_out"_s,
                  u"listing_goes_again"_s, u"text_goes_out"_s, u"vote_goes_out"_s,
                  u"day_goes_out"_s, u"day_goes_again"_s})
                file->execute(u"DROP TRIGGER "_s + trigger);
            for (const QString &table :
                 {u"terms"_s, u"rarity"_s, u"fit"_s, u"fit_part"_s, u"outgoing"_s, u"machine"_s,
                  u"carrier"_s, u"content_carrier"_s, u"outgoing_listing"_s, u"outgoing_day"_s,
                  u"compared_setting"_s, u"lab_server"_s, u"lab_space"_s, u"lab_member"_s,
                  u"lab_mark"_s, u"lab_outgoing"_s})
                file->execute(u"DROP TABLE "_s + table);
            file->execute(u"UPDATE tally SET unread = 2 WHERE day = '2024-03-20'"_s);
            (void)file->pragma(u"user_version = 6"_s);
        }
        m_library = opened(m_path);
        QCOMPARE(setAside(), QStringList{one});
        QCOMPARE(must(m_library->days()).constLast().unread, 1);
    }
};

BROADSHEET_TEST(TestLibraryLater, QCoreApplication)
#include "tst_library_later.moc"
