// Search finds partial words, takes every input literally, and catches up after changes.
#include "Builders.h"
#include "highlights/Highlight.h"
#include "support/Runner.h"

// The tests make by hand what a crash or an older program leaves behind, and cancel queries at
// chosen moments.
#include "finding/PaperLists.h"
#include "library/OpenLibrary.h"
#include "sqlite/DatabaseThread.h"
#include "sqlite/Interruptible.h"
#include "sqlite/Migrations.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibrarySearch final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void findsPartsOfWords_data();
    void findsPartsOfWords();
    void findsMixedTermsAsTheyAre_data();
    void findsMixedTermsAsTheyAre();
    void takesEverythingLiterally_data();
    void takesEverythingLiterally();
    void followsChangedTexts();
    void catchesUpAfterReopening();
    void indexesAnewWhatAnOlderProgramIndexed();
    void renewsAnIndexOfAnotherVersion();
    void factsOfSomeDays_data();
    void factsOfSomeDays();
    void ranksTitlesAndAuthorsFirst();
    void theBeginningIsThatOfTheOrder();
    void cancelledQueriesStop();
    void cancelledQueriesGiveNoAnswer();
    void tellsProgress();

private:
    [[nodiscard]] QStringList found(const QString &search)
    {
        QStringList ids = idsOf(must(m_library->list({.search = search})));
        ids.sort();
        return ids;
    }
    void storeManyTexts();

    static constexpr int manyTexts = 600;
};

void TestLibrarySearch::storeManyTexts()
{
    QList<PaperReport> many;
    for (int i = 0; i < manyTexts; ++i)
        many.append(report(QString::number(i), u"Title "_s + QString::number(i), 1, {},
                           u"- 아주 긴 글 "_s.repeated(50)));
    must(m_library->store({day(QDate(2024, 1, 1), many)}));
    must(m_library->indexed());
}

void TestLibrarySearch::findsPartsOfWords_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("ids");
    const auto row = [](const QString &search, const QString &ids) {
        QTest::newRow(qPrintable(search)) << search << ids;
    };
    row(u"강화학습"_s, u"1"_s);
    row(u"화학"_s, u"1"_s);
    row(u"학"_s, u"1,2"_s);
    row(u"습과"_s, u""_s); // not across a space
    row(u"GPT를"_s, u"2"_s);
    row(u"gpt"_s, u"2,3"_s);
    row(u"GPT-4"_s, u"3"_s);
    row(u"gpt 4v"_s, u"3"_s);
    row(u"Cafe"_s, u"3"_s);
    row(u"cafè nobel"_s, u""_s);
    row(u"café -gpt"_s, u""_s);
    row(u"author:byron"_s, u"1"_s);
    row(u"title:byron"_s, u""_s);
    row(u"text:모델 OR 과제"_s, u"1,3"_s);
    row(u"-학"_s, u"3"_s);
    row(u"4V"_s, u"3"_s);
    row(u"(ision"_s, u"3"_s);
    row(u"ision"_s, u"3"_s);
    row(u"earning"_s, u""_s);
    row(u"byron"_s, u"1"_s);
    row(u"\"Ada Byron\""_s, u"1"_s);
    row(u"\"Byron Ada\""_s, u""_s);
    row(u"learning 학습"_s, u"1"_s);
    row(u"スーパ"_s, u"2"_s);
    row(u"論文"_s, u"2"_s);
}

void TestLibrarySearch::findsPartsOfWords()
{
    QFETCH(QString, search);
    QFETCH(QString, ids);
    must(m_library->store(
        {day(QDate(2024, 1, 1), {report(u"1"_s, u"Reinforcement Learning"_s, 1, {u"Ada Byron"_s},
                                        u"- 강화학습 과제"_s),
                                 report(u"2"_s, u"スーパー論文"_s, 1, {}, u"- GPT를 학생에게"_s),
                                 report(u"3"_s, u"GPT-4V(ision) café"_s, 1, {}, u"- 모델"_s)})}));
    must(m_library->indexed());
    QCOMPARE(found(search).join(u','), ids);
}

void TestLibrarySearch::findsMixedTermsAsTheyAre_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("ids");
    const auto row = [](const QString &search, const QString &ids) {
        QTest::newRow(qPrintable(search)) << search << ids;
    };
    row(u"LLM은"_s, u"3"_s);
    row(u"mllm은"_s, u"1"_s);
    row(u"LLM)은"_s, u"2"_s);
    row(u"LLM은 모델"_s, u"3"_s);
    row(u"학습된LLM"_s, u""_s);
    row(u"학습된-LLM"_s, u"3"_s);
    row(u"\"크다. 모델\""_s, u"3"_s);
    row(u"\"모델 LLM\""_s, u""_s);
    row(u"\u00c9cole의"_s, u"1"_s);
    row(u"100%를"_s, u"2"_s);
}

void TestLibrarySearch::findsMixedTermsAsTheyAre()
{
    QFETCH(QString, search);
    QFETCH(QString, ids);
    must(m_library->store({day(
        QDate(2024, 1, 1), {report(u"1"_s, u"e\u0301cole의 글"_s, 1, {}, u"- MLLM은 느리다"_s),
                            report(u"2"_s, u"Two"_s, 1, {}, u"- (LLM)은 100%를"_s),
                            report(u"3"_s, u"학습된-LLM"_s, 1, {}, u"- LLM은 크다. 모델"_s)})}));
    must(m_library->indexed());
    QCOMPARE(found(search).join(u','), ids);
}

void TestLibrarySearch::takesEverythingLiterally_data()
{
    QTest::addColumn<QString>("search");
    const QStringList hostile{u"\""_s,
                              u"\"\"\""_s,
                              u"*"_s,
                              u"a*"_s,
                              u"AND"_s,
                              u"a AND"_s,
                              u"OR OR"_s,
                              u"NOT a"_s,
                              u"NEAR(a b)"_s,
                              u"title:"_s,
                              u"{title}:a"_s,
                              u"a + b"_s,
                              u"^a"_s,
                              u"(((("_s,
                              u"');--"_s,
                              u"%"_s,
                              u"_"_s,
                              u"\\"_s,
                              u"a\u0000b"_s,
                              u"\u0000"_s,
                              u"-a"_s,
                              u":"_s,
                              u"?1"_s,
                              u"😀"_s,
                              u"\u0301"_s,
                              u"가\""_s,
                              u"$x$"_s,
                              QString(1, QChar(0xd800)),
                              u"\u202e"_s,
                              QString(20'000, u'a'),
                              u"가"_s.repeated(20'000),
                              u"a "_s.repeated(500)};
    for (qsizetype i = 0; i < hostile.size(); ++i)
        QTest::newRow(qPrintable(QString::number(i))) << hostile[i];
}

void TestLibrarySearch::takesEverythingLiterally()
{
    QFETCH(QString, search);
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    const Result<QList<PaperRow>> rows = m_library->list({.search = search}).result();
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
}

void TestLibrarySearch::followsChangedTexts()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    QCOMPARE(found(u"로봇"_s), QStringList({u"2403.00002"_s}));
    QList<DayReport> newer = threeDays();
    newer[1].papers[0].texts[0].markdown = u"- 위상수학"_s;
    must(m_library->store(newer));
    must(m_library->indexed());
    QCOMPARE(found(u"로봇"_s), QStringList());
    QCOMPARE(found(u"위상"_s), QStringList({u"2403.00002"_s}));
    // Votes are not searched, so nothing is indexed again.
    newer[0].papers[0].votes = 77;
    must(m_library->store(newer));
    QCOMPARE(must(m_library->info()).unindexed, 0);
}

void TestLibrarySearch::catchesUpAfterReopening()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    m_library.reset();
    {
        // As after a crash during indexing.
        const auto file = openLibrary(m_path, schemaScripts());
        file->execute(u"INSERT INTO words (words) VALUES ('delete-all')"_s);
        file->execute(u"INSERT INTO heads (heads) VALUES ('delete-all')"_s);
        file->execute(u"UPDATE mark SET indexed = 0"_s);
    }
    m_library = opened(m_path);
    must(m_library->indexed());
    QCOMPARE(must(m_library->info()).unindexed, 0);
    QCOMPARE(found(u"로봇"_s), QStringList({u"2403.00002"_s}));
}

void TestLibrarySearch::indexesAnewWhatAnOlderProgramIndexed()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    m_library.reset();
    {
        const auto file = openLibrary(m_path, schemaScripts());
        file->execute(u"UPDATE meta SET value = '0' WHERE key = 'index_words'"_s);
        // Rows that today's words would not remove.
        file->execute(u"INSERT INTO words (rowid, word) VALUES (1, 'strange')"_s);
    }
    m_library = opened(m_path);
    must(m_library->indexed());
    QCOMPARE(found(u"strange"_s), QStringList());
    QCOMPARE(found(u"로봇"_s), QStringList({u"2403.00002"_s}));
    QCOMPARE(must(m_library->authorsLike(u"ada"_s, 5)).value(0).papers, 3);
}

void TestLibrarySearch::factsOfSomeDays_data()
{
    QTest::addColumn<QString>("fact");
    for (const auto *fact : {"unread", "read", "starred", "later", "rising", "changed"})
        QTest::newRow(fact) << QString::fromLatin1(fact);
}

void TestLibrarySearch::factsOfSomeDays()
{
    QFETCH(QString, fact);
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    const QStringList all = found(u"date:2024-03"_s);
    const QStringList with = found(u"date:2024-03 is:%1"_s.arg(fact));
    const QStringList without = found(u"date:2024-03 -is:%1"_s.arg(fact));
    QVERIFY(!all.isEmpty());
    QCOMPARE(with.size() + without.size(), all.size());
    QCOMPARE(found(u"date:2024-03 (is:%1 OR -is:%1)"_s.arg(fact)).size(), all.size());
}

// The index of the version before has no words of highlights.
void TestLibrarySearch::renewsAnIndexOfAnotherVersion()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    const auto makeOlder = [this] {
        m_library.reset();
        {
            const auto file = openLibrary(m_path, schemaScripts());
            file->execute(u"UPDATE meta SET value = '2' WHERE key = 'index_words'"_s);
            file->execute(u"INSERT INTO words (rowid, word) VALUES (1, 'strange')"_s);
        }
        m_library = opened(m_path);
        must(m_library->indexed());
    };
    const Highlight highlight{.quote = u"quoted words"_s, .boxes = {{10, 10, 50, 10}}};
    must(m_library->mark({.mark = Mark::Highlight,
                          .on = true,
                          .subjects = {u"2403.00002"_s},
                          .text = textOfHighlight(highlight),
                          .highlight = u"1-a"_s,
                          .colour = 1}));
    makeOlder();
    QCOMPARE(found(u"strange"_s), QStringList());
    QCOMPARE(found(u"quoted"_s), QStringList({u"2403.00002"_s}));
    QCOMPARE(found(u"note:\"quoted words\""_s), QStringList({u"2403.00002"_s}));
    QCOMPARE(found(u"has:note"_s), QStringList()); // no note of the paper itself
}

void TestLibrarySearch::ranksTitlesAndAuthorsFirst()
{
    const QDate old(2024, 1, 1);
    const QDate newer(2024, 1, 2);
    must(m_library->store({day(old, {report(u"5"_s, u"Robots"_s), report(u"4"_s, u"Robot arms"_s),
                                     report(u"3"_s, u"Other"_s, 9, {}, u"- robots"_s)}),
                           day(newer, {report(u"2"_s, u"Another"_s, 9, {}, u"- of robots"_s),
                                       report(u"1"_s, u"Third"_s, 1, {u"Robin Robot"_s})})}));
    must(m_library->indexed());
    const Query query{.search = u"robot"_s, .sort = SortKey::Relevance};
    QCOMPARE(idsOf(must(m_library->list(query))),
             QStringList({u"1"_s, u"4"_s, u"5"_s, u"2"_s, u"3"_s}));
}

void TestLibrarySearch::theBeginningIsThatOfTheOrder()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    const auto file = openLibrary(m_path, schemaScripts());
    for (const QString &search : {u"a"_s, u"학습"_s, u"강화학습을"_s, u"-gamma"_s, u"votes:>10"_s,
                                  u"\"alpha\""_s, u""_s, u"ada -로봇"_s})
        for (const SortKey sort : {SortKey::Relevance, SortKey::Votes, SortKey::Title,
                                   SortKey::Starred, SortKey::Date}) {
            const Query query{.search = search, .sort = sort};
            const QStringList all = idsOf(must(m_library->list(query)));
            // As many of them as are found in time.
            const QStringList some = idsOf(must(m_library->first(query, 2)));
            QCOMPARE(some, all.mid(0, std::min<qsizetype>(some.size(), 2)));
            const auto neverOver = [](bool) { return false; };
            QCOMPARE(idsOf(firstRows(*file, query, 2, neverOver)), all.mid(0, 2));
            QCOMPARE(idsOf(must(m_library->rowsAt(must(m_library->order(query)).numbers))), all);
        }
}

// The moment of cancelling is counted in the checks of the query, not in time.
void TestLibrarySearch::cancelledQueriesStop()
{
    storeManyTexts();
    const Query everyTextIsRead{.search = u"§§"_s};
    const auto file = openLibrary(m_path, schemaScripts());
    // What orders share is read by the first one, so that the others ask equally often.
    QVERIFY(paperOrder(*file, everyTextIsRead, {}).numbers.isEmpty());
    int checks = 0;
    {
        const Interruptible counting(*file, [&checks] {
            ++checks;
            return false;
        });
        QVERIFY(paperOrder(*file, everyTextIsRead, {}).numbers.isEmpty());
    }
    QVERIFY2(checks > manyTexts / 20, qPrintable(QString::number(checks)));
    for (const int at : {1, checks / 2, checks}) {
        int asked = 0;
        const Interruptible interruptible(*file, [&asked, at] { return ++asked >= at; });
        QVERIFY_EXCEPTION_THROWN((void)paperOrder(*file, everyTextIsRead, {}), Failed);
        QVERIFY(asked < at + 10);
    }
    QCOMPARE(paperOrder(*file, {}, {}).numbers.size(), manyTexts);
}

void TestLibrarySearch::cancelledQueriesGiveNoAnswer()
{
    storeManyTexts();
    DatabaseThread thread(
        [this](const Database::IsCancelled &) { return openLibrary(m_path, schemaScripts()); },
        [](Database &) { return std::optional<std::chrono::milliseconds>(); });
    QVERIFY(thread.open().result());
    QSemaphore started;
    QSemaphore cancelled;
    bool hasRun = false;
    QFuture<Result<PaperOrder>> running = thread.ask([&](Database &database) {
        started.release();
        cancelled.acquire();
        return paperOrder(database, {.search = u"§§"_s}, {});
    });
    QFuture<Result<PaperOrder>> waiting = thread.ask([&hasRun](Database &database) {
        hasRun = true;
        return paperOrder(database, {}, {});
    });
    started.acquire();
    running.cancel();
    waiting.cancel();
    cancelled.release();
    const auto next =
        thread.run([](Database &database) { return paperOrder(database, {}, {}).numbers.size(); });
    QCOMPARE(next.result().value(), manyTexts); // no transaction was left open
    QVERIFY(running.isFinished() && waiting.isFinished());
    QCOMPARE(running.resultCount(), 0);
    QCOMPARE(waiting.resultCount(), 0);
    QVERIFY(!hasRun);
}

void TestLibrarySearch::tellsProgress()
{
    QSignalSpy progress(m_library.get(), &Library::indexProgress);
    storeManyTexts();
    QTRY_VERIFY(!progress.isEmpty() && progress.constLast()[0].toInt() == 0);
    int last = manyTexts;
    for (const QList<QVariant> &signal : std::as_const(progress)) {
        QVERIFY(signal[0].toInt() < last);
        last = signal[0].toInt();
    }
}

BROADSHEET_TEST(TestLibrarySearch, QCoreApplication)
#include "tst_library_search.moc"
