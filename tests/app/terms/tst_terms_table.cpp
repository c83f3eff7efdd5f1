// Which papers have a row in the table `terms`, and when.
#include "Builders.h"
#include "support/Runner.h"

// Internal headers, because the public interface shows neither the tables nor a single step.
#include "finding/SearchIndex.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"
#include "tables/DocumentReader.h"
#include "terms/TermTable.h"

#include <sqlite3.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestTermsTable final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }

    void everyPaperGetsARow()
    {
        storeSome(1, 60);
        must(m_library->indexed());
        storeSome(61, 30);
        must(m_library->indexed());
        QCOMPARE(wrongRows(), QStringList());
    }

    void newWordsAreInTheRow()
    {
        storeSome(1, 10);
        must(m_library->indexed());
        must(m_library->store({day(
            QDate(2024, 5, 1),
            {report(u"2403.00003"_s, u"Paper 3"_s, 1, {}, u"- 완전히 다른 내용"_s)}, u"other"_s)}));
        must(m_library->indexed());
        QCOMPARE(wrongRows(), QStringList());
    }

    void rowsThatWereDeletedComeBack_data()
    {
        QTest::addColumn<QString>("which");
        QTest::newRow("all") << u"paper > 0"_s;
        QTest::newRow("the last") << u"paper > 5"_s;
    }
    void rowsThatWereDeletedComeBack()
    {
        QFETCH(const QString, which);
        storeSome(1, 10);
        must(m_library->indexed());
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        file->execute(u"DELETE FROM terms WHERE "_s + which);
        while (makeTerms(*file, std::chrono::milliseconds(1), [] { return false; })) {
        }
        QCOMPARE(wrongRows(), QStringList());
    }

    void marksWithoutPapersGetNone()
    {
        storeSome(1, 10);
        must(m_library->indexed());
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        file->pragma(u"foreign_keys = OFF"_s);
        file->execute(u"INSERT INTO mark (paper, indexed) VALUES (3000, 1)"_s);
        file->pragma(u"foreign_keys = ON"_s);
        file->execute(u"DELETE FROM terms WHERE paper > 5"_s);
        while (makeTerms(*file, std::chrono::milliseconds(1), [] { return false; })) {
        }
        QVERIFY(!areTermsBehind(*file));
        QCOMPARE(wrongRows(), QStringList());
    }

    // It still runs, and knows nothing of the newer terms.
    void rowsOfAnOlderProgramAreMadeAgain()
    {
        storeSome(1, 10);
        must(m_library->indexed());
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        file->execute(u"UPDATE terms SET terms = x'1100'"_s);
        file->execute(u"UPDATE meta SET value = '1' WHERE key = 'terms'"_s);
        while (makeTerms(*file, std::chrono::milliseconds(1), [] { return false; })) {
        }
        QCOMPARE(wrongRows(), QStringList());
    }

    // Commands that end at once leave a part each.
    void smallPartsOfEarlierRunsAreMerged()
    {
        m_library.reset();
        Database file(m_path, Database::Access::ReadWrite);
        for (int run = 0; run < 8; ++run) {
            addUnindexed(file, 1);
            QCOMPARE(indexSlice(file, std::chrono::hours(1), [] { return false; }).papers, 1);
        }
        QVERIFY(partsOf(file, u"words"_s) > 4);
        m_library = opened(m_path);
        QTRY_VERIFY(partsOf(file, u"words"_s) <= 2);
    }

    void nothingIsMergedInAReadOnlyLibrary()
    {
        storeSome(1, 10);
        must(m_library->indexed());
        Database file(m_path, Database::Access::ReadOnly);
        QVERIFY(!mergeSlice(file));
    }

    // SQLite would leave the parameter NULL, and the paper would count as indexed without words.
    void aValueThatIsTooLongIsRefused()
    {
        Database file(m_path, Database::Access::ReadWrite);
        sqlite3_limit(file.handle(), SQLITE_LIMIT_LENGTH, 1000);
        Statement statement(file, "SELECT length(?)");
        QVERIFY_EXCEPTION_THROWN(statement.with(QString(1001, u'a')), Failed);
        QVERIFY_EXCEPTION_THROWN(statement.with(QByteArray(1001, 'a')), Failed);
        const QByteArray utf8(1001, 'a');
        QVERIFY_EXCEPTION_THROWN(statement.with(QUtf8StringView(utf8)), Failed);
    }

    // SQLite lets FTS5 write to the disk before it runs a statement that it may have to undo alone.
    // Between the papers of a slice there must be none: each would make a part of the index of its
    // own, and the parts have to be merged.
    void aSliceIsOnePartOfTheIndex()
    {
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        for (int parts = 1; parts <= 2; ++parts) { // the second time, some names are known
            addUnindexed(*file, 100);
            const IndexedSlice slice =
                indexSlice(*file, std::chrono::hours(1), [] { return false; });
            QCOMPARE(slice.papers, 100);
            for (const QString &table : {u"words"_s, u"heads"_s, u"names"_s})
                QCOMPARE(partsOf(*file, table), parts);
        }
        QCOMPARE(file->number(u"SELECT count(*) FROM author"_s), 151);
        QCOMPARE(file->number(u"SELECT papers FROM author WHERE name = 'Di'"_s), 200);
    }

private:
    void storeSome(int first, int papers)
    {
        QList<PaperReport> some;
        for (int i = first; i < first + papers; ++i)
            some.append(report(u"2403.%1"_s.arg(i, 5, 10, QChar(u'0')), u"Paper %1"_s.arg(i), i,
                               {u"Ada %1"_s.arg(i), u"Bo"_s}, u"- 강화학습 %1 로봇"_s.arg(i)));
        must(m_library->store({day(QDate(2024, 3, 20), some)}));
    }

    // https://www.sqlite.org/fts5.html#fts5_data_structures
    static qint64 partsOf(Database &file, const QString &table)
    {
        return file.number(
            u"SELECT count(DISTINCT id >> 37) FROM %1_data WHERE id > 10"_s.arg(table));
    }

    static void addUnindexed(Database &file, int papers)
    {
        const int first = static_cast<int>(file.number(u"SELECT count(*) FROM paper"_s));
        for (int i = first; i < first + papers; ++i) {
            file.execute(u"INSERT INTO paper (id, title, authors, day, media, video)"
                         " VALUES (?, ?, ?, '', '', 0)"_s,
                         u"2405.%1"_s.arg(i), u"Title %1"_s.arg(i),
                         QStringList{u"Cy %1"_s.arg(i % 150), u"Di"_s});
            file.execute(u"INSERT INTO mark (paper) SELECT max(number) FROM paper"_s);
        }
    }

    // Papers whose row is not what their texts say.
    [[nodiscard]] QStringList wrongRows()
    {
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        QStringList wrong;
        DocumentReader documents(*file);
        Statement terms(*file, "SELECT p.number, p.id, t.terms FROM paper AS p"
                               " LEFT JOIN terms AS t ON t.paper = p.number");
        while (terms.step())
            if (terms.blob(2) != packedTerms(documents.at(terms.number(0))))
                wrong.append(terms.text(1));
        return wrong;
    }
};

BROADSHEET_TEST(TestTermsTable, QCoreApplication)
#include "tst_terms_table.moc"
