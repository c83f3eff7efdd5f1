// What rows of the list say besides title, authors and votes: gists, snippets, why a paper is
// muted.
#include "Builders.h"
#include "support/Runner.h"

// For libraries of older versions, which only functions behind the public interface can make.
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibraryRows final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private:
    PaperRow rowOf(const QString &id) { return must(m_library->rows({PaperId{id}})).value(0); }
    QStringList found(const QString &search)
    {
        QStringList ids = idsOf(must(m_library->list({.search = search})));
        ids.sort();
        return ids;
    }

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void gistsComeWithThePaper()
    {
        must(m_library->store(threeDays()));
        QCOMPARE(rowOf(u"2403.00001"_s).gists, (QList<Gist>{{u"ko"_s, u"강화학습을 다룬다"_s}}));
        QCOMPARE(rowOf(u"2403.00004"_s).gists, QList<Gist>());
        PaperReport paper = report(u"2403.00001"_s, u"Alpha"_s);
        paper.texts = {{u"en"_s, u"A fast model. It is small."_s, TextKind::AiSummary},
                       {u"en"_s, u"We show it. Really."_s, TextKind::Abstract}};
        must(m_library->store({day(QDate(2024, 3, 20), {paper}, u"huggingFace"_s)}));
        QCOMPARE(rowOf(u"2403.00001"_s).gists,
                 (QList<Gist>{{u"en"_s, u"A fast model."_s}, {u"ko"_s, u"강화학습을 다룬다"_s}}));
        must(m_library->forget(u"digest"_s));
        QCOMPARE(rowOf(u"2403.00001"_s).gists, (QList<Gist>{{u"en"_s, u"A fast model."_s}}));
    }

    void gistsOfAnOldLibraryAreMadeInTheBackground()
    {
        must(m_library->store(threeDays()));
        const PaperRow before = rowOf(u"2403.00002"_s);
        QVERIFY(!before.gists.isEmpty());
        m_library.reset();
        openLibrary(m_path, schemaScripts())->execute(u"UPDATE paper SET gists = NULL"_s);
        m_library = opened(m_path);
        QTRY_COMPARE(rowOf(u"2403.00002"_s), before);
        QTRY_COMPARE(must(m_library->list({})).size(), 4);
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        QCOMPARE(file->number(u"SELECT count(*) FROM paper WHERE gists IS NULL"_s), 0);
    }

    void marksOfAnOldLibraryHaveTheirDays()
    {
        m_library.reset();
        m_path = m_folder->filePath(u"old.sqlite"_s);
        {
            const auto file = openLibrary(m_path, schemaScripts().first(6));
            file->execute(u"INSERT INTO paper (number, id, title, authors, day, media, video, read)"
                          " VALUES (1, '2403.00001', 't', '', '2024-03-20', '', 0, 1)"_s);
            file->execute(u"INSERT INTO listing (paper, source, day, position, url, title, authors,"
                          " media, categories, comment, origin, seen, organization)"
                          " VALUES (1, 'huggingFace', '2024-03-20', 0, 'u', 't', '', '',"
                          " 'cs.CL', '', 'o', 9, 'Lab')"_s);
            file->execute(u"INSERT INTO event SELECT 'e', ?, value, 'a', NULL, 'read',"
                          " '2403.00001', 1, '' FROM meta WHERE key = 'device'"_s,
                          QDate(2024, 3, 21).startOfDay().toMSecsSinceEpoch());
            file->execute(
                u"INSERT INTO state SELECT kind, subject, value, at, id, text FROM event"_s);
        }
        m_library = opened(m_path);
        const QStringList one{u"2403.00001"_s};
        for (const QString &search :
             {u"read:2024-03-21"_s, u"cat:cs.cl"_s, u"org:lab"_s, u"source:hugging"_s})
            QCOMPARE(found(search), one);
        QCOMPARE(found(u"read:2024-03-20"_s), QStringList());
    }

    void daysOfMarksFollowUndoAndRedo()
    {
        must(m_library->store(threeDays()));
        const QStringList one{u"2403.00001"_s};
        must(m_library->mark({Mark::Starred, true, one}));
        QCOMPARE(found(u"starred:today"_s), one);
        must(m_library->undo());
        QCOMPARE(found(u"starred:today"_s), QStringList());
        QCOMPARE(found(u"-starred:..today"_s).size(), 4);
        must(m_library->redo());
        QCOMPARE(found(u"starred:week"_s), one);
        // The marks of a paper that comes back are those of before.
        must(m_library->forget(u"digest"_s));
        must(m_library->store(threeDays()));
        must(m_library->indexed());
        QCOMPARE(found(u"starred:today"_s), one);
    }

    void aMutedPaperSaysWhy()
    {
        must(m_library->store(threeDays()));
        must(m_library->indexed());
        must(m_library->mark({Mark::MuteWord, true, {u"로봇"_s, u"beta"_s, u"delta"_s}}));
        must(m_library->mark({Mark::MuteAuthor, true, {u"Ada"_s}}));
        QStringList reasons = rowOf(u"2403.00002"_s).mutedBy;
        reasons.sort();
        QCOMPARE(reasons, (QStringList{u"Ada"_s, u"beta"_s, u"로봇"_s}));
        QCOMPARE(rowOf(u"2403.00004"_s).mutedBy, QStringList{u"delta"_s});
        must(m_library->mark({Mark::MuteWord, false, {u"delta"_s}}));
        QCOMPARE(rowOf(u"2403.00004"_s).mutedBy, QStringList());
        const PaperOrder order = must(m_library->order({}));
        QCOMPARE(order.muted.count(), 3);
    }

    void snippetsSayWhereASearchFoundPapers()
    {
        must(m_library->store(threeDays()));
        const PaperRow alpha = rowOf(u"2403.00001"_s);
        const PaperRow beta = rowOf(u"2403.00002"_s);
        const Snippets snippets =
            must(m_library->snippets({alpha.number, beta.number, 999}, u"추론 OR alpha"_s, {}));
        QCOMPARE(snippets, (Snippets{{beta.number, u"로봇 추론"_s}}));
    }

    void aDayNamesTheFullestFile()
    {
        const auto file = [](const QString &origin, const QList<PaperReport> &papers) {
            DayReport one = day(QDate(2024, 3, 20), papers);
            one.origin = origin;
            return one;
        };
        const QList<PaperReport> all{report(u"2403.00001"_s, u"A"_s),
                                     report(u"2403.00002"_s, u"B"_s),
                                     report(u"2403.00003"_s, u"C"_s)};
        const auto named = [this] {
            return must(m_library->days()).value(0).sources.value(0).origin;
        };
        must(m_library->store({file(u"09.md"_s, all)}));
        must(m_library->store({file(u"b.md"_s, all.first(1))}));
        QCOMPARE(named(), u"09.md"_s);
        must(m_library->store({file(u"c.md"_s, all)}));
        QCOMPARE(named(), u"09.md"_s); // it says nothing new
    }
};

BROADSHEET_TEST(TestLibraryRows, QCoreApplication)
#include "tst_library_rows.moc"
