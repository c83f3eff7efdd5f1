// What is learned is derived: it can be lost any time, and no paper can spoil it.
#include "Readers.h"
#include "support/Runner.h"

// Internal headers, because the public interface does not show the tables.
#include "fit/Learning.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestFitDamage final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        create();
        must(m_library->store(allDays()));
        must(m_library->mark({Mark::Starred, true, idsAbout(0, 0, 6)}));
        must(m_library->mark({Mark::Read, true, idsAbout(1, 0, 6)}));
    }

    void lostTablesAreMadeAgain_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("terms") << u"DELETE FROM terms"_s;
        QTest::newRow("some terms") << u"DELETE FROM terms WHERE paper > 50"_s;
        QTest::newRow("rarity") << u"DELETE FROM rarity"_s;
        QTest::newRow("cut rarity") << u"UPDATE rarity SET steps = x'0102'"_s;
        QTest::newRow("fit") << u"DELETE FROM fit"_s;
        QTest::newRow("another basis") << u"UPDATE fit SET basis = 'other'"_s;
        QTest::newRow("an older version") << u"DELETE FROM meta WHERE key = 'terms'"_s;
    }
    void lostTablesAreMadeAgain()
    {
        QFETCH(const QString, sql);
        must(refreshFit(*m_library));
        const QList<PaperRow> before = rows();
        run(sql);
        must(refreshFit(*m_library));
        must(m_library->mark({Mark::Read, true, {idOf(9, 1)}}));
        must(refreshFit(*m_library));
        must(m_library->undo());
        must(refreshFit(*m_library));
        QCOMPARE(rows(), before);
    }

    // It is not counted for each paper that is compared, also when there is nothing to learn from.
    void rarityIsKeptWithoutStars()
    {
        must(m_library->undo());
        must(m_library->undo());
        must(m_library->store(
            {day(dateOf(20), {report(u"2405.00001"_s, u"Tactile grasping"_s, 1, {u"Roe"_s},
                                     u"- tactile sensing for grasping"_s)})}));
        must(m_library->indexed());
        const FitState state = must(refreshFit(*m_library));
        QVERIFY(!state.isEnough());
        QVERIFY(!state.isRenewed);
        const PaperId paper{idOf(9, 0)};
        const SimilarPapers counted = must(similarPapers(*m_library, paper, 5));
        Database file(m_path, Database::Access::ReadWrite);
        const auto likeness = [&] {
            return must(similarPapers(*m_library, paper, 5)).papers.value(0).likeness;
        };
        QVERIFY(likeness() > 0);
        QCOMPARE(likeness(), counted.papers.value(0).likeness);
        // With a rarity that says that nothing is rare, nothing is alike.
        file.execute(u"UPDATE rarity SET steps = zeroblob(length(steps))"_s);
        QCOMPARE(likeness(), 0);
        // A few papers more make no difference, but many do.
        must(m_library->store({day(QDate(2030, 1, 1), {report(u"2401.99999"_s, u"One"_s)})}));
        must(m_library->indexed());
        QCOMPARE(likeness(), 0);
        file.execute(u"UPDATE rarity SET basis = '1 1 5'"_s);
        QVERIFY(likeness() > 0);
    }

    // After an update the terms of all papers are made again, the oldest first. What was learned
    // before still holds, and the rows that are there are not taken for the rest of a loss.
    void termsThatAreMadeAgainAreNoLoss()
    {
        must(m_library->indexed());
        must(refreshFit(*m_library));
        const QList<PaperRow> before = rows();
        must(m_library->mark({Mark::Read, true, {idOf(9, 1)}})); // there is something to learn
        for (int i = 0; i < 2; ++i)
            must(m_library->indexed());
        must(m_library->info()); // the work in the background has ended, which would make the rows
        Database file(m_path, Database::Access::ReadWrite);
        file.execute(u"DELETE FROM terms WHERE paper > 5"_s);
        file.execute(u"UPDATE terms SET terms = x'1100' WHERE paper = 1"_s);
        const Result<FitState> state =
            refreshFitNow(*m_library, QString(), BeforeLearning::Nothing);
        QVERIFY(state.has_value());
        QVERIFY(state->isBehind);
        QVERIFY(!state->isRenewed);
        const QList<PaperRow> after = rows();
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(after[i].fit, before[i].fit);
        QCOMPARE(file.text(u"SELECT hex(terms) FROM terms WHERE paper = 1"_s), u"1100"_s);
    }

    // The window could not be closed otherwise. Nothing is indexed here while another program has
    // the file.
    void theWindowDoesNotAwaitTheIndex()
    {
        must(m_library->indexed());
        must(refreshFit(*m_library));
        Database other(m_path, Database::Access::ReadWrite);
        other.execute(u"DELETE FROM terms WHERE paper > 5"_s);
        other.execute(u"UPDATE mark SET indexed = 0"_s);
        other.execute(u"BEGIN IMMEDIATE"_s);
        QVERIFY(must(refreshFit(*m_library, {}, BeforeLearning::Nothing)).isBehind);
        QVERIFY(!must(measuredProfiles(*m_library, BeforeLearning::Nothing)).isEmpty());
        other.execute(u"ROLLBACK"_s);
    }

    // In a library that came from someone else, the index can have any number.
    void wildNumbersInTheIndexAreOfNoPaper()
    {
        run(u"INSERT INTO words (rowid, word) VALUES (-40000000, 'robot'),"
            " (1152921504606846976, 'robot')"_s);
        (void)must(similarPapers(*m_library, PaperId{idOf(9, 0)}));
    }

    void nonsenseIsNoFit_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("numbers") << u"UPDATE fit_part SET numbers = x'ffffffffffff'"_s;
        QTest::newRow("no numbers") << u"UPDATE fit_part SET numbers = x''"_s;
        QTest::newRow("parts") << u"UPDATE fit_part SET part = 1000000000000"_s;
        QTest::newRow("model") << u"UPDATE fit SET model = x'7fffffff01'"_s;
        QTest::newRow("no model") << u"UPDATE fit SET model = x''"_s;
        QTest::newRow("terms") << u"UPDATE terms SET terms = x'ffff'"_s;
    }
    void nonsenseIsNoFit()
    {
        QFETCH(const QString, sql);
        must(refreshFit(*m_library));
        run(sql);
        QCOMPARE(rows().size(), daysRead * papersOfDay);
        (void)must(fitReasons(*m_library, PaperId{idOf(9, 0)}));
        (void)must(similarPapers(*m_library, PaperId{idOf(9, 0)}));
        must(m_library->mark({Mark::Read, true, {idOf(9, 1)}}));
        must(refreshFit(*m_library));
        QCOMPARE(rows().size(), daysRead * papersOfDay);
    }

    void hostileTextsAreOnlyTexts()
    {
        QString words;
        for (int word = 0; word < 100'000; ++word)
            words += u" w%1"_s.arg(word);
        PaperReport many = report(u"2405.00001"_s, u"Robot"_s, 1, {}, u"- "_s + words);
        PaperReport none = report(u"2405.00002"_s, u"?"_s);
        none.url.clear();
        PaperReport wide = report(u"2405.00003"_s, QString(1000, u'학'), 1, {}, u"학"_s);
        PaperReport quotes =
            report(u"2405.00004"_s, u"\"quoted\" OR NOT ' * robot"_s, 1,
                   {u"\"; DROP TABLE paper"_s}, QString(u"- \U0001F916 x"_s) + QChar(0xD800));
        must(m_library->store({day(dateOf(20), {many, none, wide, quotes})}));
        must(m_library->mark({Mark::Starred, true, {u"2405.00001"_s, u"2405.00002"_s}}));
        must(refreshFit(*m_library));
        for (const PaperRow &row : rows())
            QVERIFY(row.fit >= 0 && row.fit <= 100);
        for (const QString &id : {many.id.text, none.id.text, wide.id.text, quotes.id.text}) {
            (void)must(fitReasons(*m_library, PaperId{id}));
            (void)must(similarPapers(*m_library, PaperId{id}));
        }
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        QVERIFY(file->number(u"SELECT max(length(terms)) FROM terms"_s) <= 6000);
    }

    void removedPapersAreForgotten()
    {
        must(refreshFit(*m_library));
        must(m_library->forget(u"digest"_s));
        must(refreshFit(*m_library));
        m_library.reset();
        const auto file = openLibrary(m_path, schemaScripts());
        QCOMPARE(file->number(u"SELECT count(*) FROM terms"_s), 0);
    }

private:
    [[nodiscard]] QList<PaperRow> rows() { return must(m_library->list({.sort = SortKey::Fit})); }
    void run(const QString &sql)
    {
        must(m_library->indexed());
        m_library.reset();
        openLibrary(m_path, schemaScripts())->execute(sql);
        m_library = opened(m_path);
    }
};

BROADSHEET_TEST(TestFitDamage, QCoreApplication)
#include "tst_fit_damage.moc"
