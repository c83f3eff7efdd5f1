// A paper keeps the key by which it was cited first.
#include "Journals.h"
#include "citing/CitedPapers.h"
#include "support/Runner.h"

// To bring in the events of another machine, which the public interface does not do yet.
#include "journal/MergeEvents.h"
#include "sqlite/Transaction.h"

#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QString alphaId = u"2403.00001"_s;
const QString betaId = u"2403.00002"_s;
const QString gammaId = u"2403.00003"_s;

KeyPattern pattern(const QString &text)
{
    const Result<KeyPattern> read = KeyPattern::from(text);
    return read ? *read : KeyPattern();
}

// Each key is given a second later than the one before, on whichever machine.
QDateTime laterEachTime()
{
    static qint64 seconds = 1'700'000'000;
    return utcTime(1000 * ++seconds);
}

using Keys = QMap<QString, QString>; // by paper

// Exports all papers.
Keys exported(Library &library, const QString &keys,
              const Query &query = {.sort = SortKey::Title, .ascending = true})
{
    CitedPapers cited(library, pattern(keys), {}, laterEachTime);
    const QList<qint32> numbers = must(library.order(query)).numbers;
    Keys given;
    for (const qint32 number : numbers) { // one by one, as parts of a large export
        const Result<QList<Paper>> papers = cited.withKeys({number});
        if (papers)
            given.insert(papers->constFirst().id.text, papers->constFirst().citationKey);
    }
    return given;
}

Keys withoutOther(Keys keys)
{
    keys.remove(u"2403.00004"_s); // has no authors
    return keys;
}

} // namespace

class TestCitedPapers final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        create();
        must(m_library->store(threeDays()));
        must(m_library->indexed());
    }
    void cleanup() { m_library.reset(); }

    void aKeyStaysWhateverChanges();
    void papersNeverShareAKey();
    void keysThatDifferInCaseAreOne();
    void manyPapersWithOneKey();
    void undoLeavesKeysAlone();
    void aLostLibraryHasItsKeys();
    void aReadOnlyLibraryLendsKeys();
    void machinesAgree();
    void aPaperKeepsTheFirstOfTwoKeys();
    void unknownPapersAreLeftOut();
};

void TestCitedPapers::aKeyStaysWhateverChanges()
{
    const Keys first = exported(*m_library, {});
    QCOMPARE(first.value(alphaId), u"ada2024alpha-2403.00001"_s);
    must(m_library->store({day(
        QDate(2024, 3, 25), {report(alphaId, u"Another Title"_s, 30, {u"Zoe Newman"_s, u"Ada"_s})},
        u"arxivApi"_s)}));
    const Paper paper = must(m_library->paper(PaperId{alphaId}));
    QCOMPARE(paper.title, u"Another Title"_s);
    QCOMPARE(paper.citationKey, first.value(alphaId));
    QCOMPARE(exported(*m_library, u"[auth][year]"_s), first);
    reopen();
    QCOMPARE(exported(*m_library, u"[shorttitle]"_s), first);
}

void TestCitedPapers::papersNeverShareAKey()
{
    must(m_library->store(
        {day(QDate(2024, 3, 23), {report(u"2403.00007"_s, u"Eta"_s, 1, {u"Ada"_s}),
                                  report(u"2403.00008"_s, u"Zeta"_s, 1, {u"Ada"_s})})}));
    const Keys keys = exported(*m_library, u"[auth][year]"_s);
    QCOMPARE(keys.value(alphaId), u"ada2024"_s);
    QCOMPARE(keys.value(betaId), u"ada2024a"_s);
    QCOMPARE(keys.value(u"2403.00007"_s), u"ada2024b"_s); // by title
    QCOMPARE(keys.value(gammaId), u"cy2024"_s);
    QCOMPARE(keys.value(u"2403.00008"_s), u"ada2024c"_s);
    QCOMPARE(exported(*m_library, u"[auth][year]"_s, {.sort = SortKey::Votes}), keys);
}

void TestCitedPapers::keysThatDifferInCaseAreOne()
{
    const Keys one = exported(*m_library, u"[auth:capitalize][year]"_s, {.search = u"alpha"_s});
    QCOMPARE(one.value(alphaId), u"Ada2024"_s);
    QCOMPARE(exported(*m_library, u"[auth][year]"_s).value(betaId), u"ada2024a"_s);
}

void TestCitedPapers::manyPapersWithOneKey()
{
    QList<PaperReport> reports;
    constexpr int count = 800;
    for (int i = 0; i < count; ++i)
        reports.append(report(u"2404.%1"_s.arg(i, 5, 10, QChar(u'0')), u"T"_s, 1, {u"Eve"_s}));
    must(m_library->store({day(QDate(2024, 4, 1), reports)}));
    CitedPapers cited(*m_library, pattern(u"[year]"_s));
    const QList<qint32> numbers = must(m_library->order({})).numbers;
    QSet<QString> keys;
    for (qsizetype at = 0; at < numbers.size(); at += 100) {
        const Result<QList<Paper>> papers = cited.withKeys(numbers.mid(at, 100));
        QVERIFY(papers);
        for (const Paper &paper : *papers)
            keys.insert(paper.citationKey);
    }
    QCOMPARE(keys.size(), numbers.size());
    QVERIFY(keys.contains(u"2024"_s) && keys.contains(u"2024zz"_s));
}

void TestCitedPapers::undoLeavesKeysAlone()
{
    must(m_library->mark({.mark = Mark::Starred, .on = true, .subjects = {alphaId}}));
    const Keys keys = exported(*m_library, {});
    must(m_library->undo());
    QVERIFY(!must(m_library->paper(PaperId{alphaId})).state.starred);
    QCOMPARE(m_library->undo().result().error().kind, ErrorKind::NotFound);
    (void)exported(*m_library, {});
    must(m_library->redo()); // giving keys is no gesture
    QVERIFY(must(m_library->paper(PaperId{alphaId})).state.starred);
    QCOMPARE(exported(*m_library, u"[auth]"_s), keys);
}

void TestCitedPapers::aLostLibraryHasItsKeys()
{
    const Keys keys = exported(*m_library, u"[auth][year]"_s);
    m_library.reset();
    QVERIFY(QFile::remove(m_path));
    m_library = opened(m_path);
    must(m_library->store(threeDays()));
    QCOMPARE(exported(*m_library, {}), keys);
}

void TestCitedPapers::aReadOnlyLibraryLendsKeys()
{
    const Keys given = exported(*m_library, u"[auth][year]"_s, {.search = u"gamma"_s});
    m_library.reset();
    const Events before = eventsInLibrary(m_path);
    QFile::setPermissions(m_path, QFile::ReadOwner);
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
    m_library = opened(m_path);
    const Keys lent = exported(*m_library, u"[auth]"_s);
    m_library.reset();
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(lent.value(gammaId), given.value(gammaId));
    QCOMPARE(lent.value(alphaId), u"ada"_s);
    QCOMPARE(lent.value(betaId), u"adaa"_s);
    if (geteuid() != 0) // root writes where nobody may
        QVERIFY(eventsInLibrary(m_path) == before);
}

// Each gives keys by itself. Then each gets the events of the other.
void TestCitedPapers::machinesAgree()
{
    const QString other = m_folder->filePath(u"other.sqlite"_s);
    std::unique_ptr<Library> second = opened(other);
    must(second->store(threeDays()));
    must(second->indexed());
    // Here "ada2024" is Alpha's, there it is beta's; gamma has two keys.
    (void)exported(*m_library, u"[auth][year]"_s, {.search = u"alpha"_s});
    (void)exported(*second, u"[auth][year]"_s, {.search = u"beta"_s});
    (void)exported(*second, u"[auth]-[arxiv]"_s, {.search = u"gamma"_s});
    (void)exported(*m_library, u"[auth][year]"_s, {.search = u"gamma"_s});
    m_library.reset();
    second.reset();
    const Events here = eventsInLibrary(m_path);
    const Events there = eventsInLibrary(other);
    const auto bring = [](const QString &path, const Events &events) {
        Database database(path, Database::Access::ReadWrite);
        Transaction transaction(database);
        EventMerger merger(database);
        for (const auto &[id, event] : events)
            (void)merger.add(event);
        (void)merger.finish();
        transaction.commit();
    };
    bring(m_path, there);
    bring(other, here);
    bring(m_path, eventsInLibrary(other)); // what merging wrote there
    bring(other, eventsInLibrary(m_path));
    m_library = opened(m_path);
    second = opened(other);
    const Keys keys = withoutOther(exported(*m_library, {}));
    QCOMPARE(withoutOther(exported(*second, u"[year]"_s)), keys);
    QCOMPARE(keys.value(alphaId), u"ada2024"_s);
    QCOMPARE(keys.value(betaId), u"ada2024a"_s);
    QCOMPARE(keys.value(gammaId), u"cy-2403.00003"_s); // was first
    m_library.reset();
    QVERIFY(eventsInLibrary(m_path).size() == eventsInLibrary(other).size());
}

// Also when the journal file is compacted, which keeps the newest event of a subject.
void TestCitedPapers::aPaperKeepsTheFirstOfTwoKeys()
{
    (void)exported(*m_library, u"[auth][year]"_s);
    m_library.reset();
    {
        Database database(m_path, Database::Access::ReadWrite);
        Transaction transaction(database);
        EventMerger merger(database);
        (void)merger.add({.id = u"ffffffff-0000-7000-8000-000000000001"_s,
                          .at = QDateTime::currentMSecsSinceEpoch() + 1000,
                          .device = u"elsewhere"_s,
                          .action = u"gesture"_s,
                          .undoes = {},
                          .kind = u"cited"_s,
                          .subject = alphaId,
                          .value = 1,
                          .text = u"later2024"_s});
        (void)merger.finish();
        transaction.commit();
        QCOMPARE(database.text(u"SELECT text FROM state WHERE kind = 'cited' AND subject = ?"_s,
                               alphaId),
                 u"ada2024"_s); // of the newest event
    }
    m_library = opened(m_path);
    QCOMPARE(exported(*m_library, {}).value(alphaId), u"ada2024"_s);
}

void TestCitedPapers::unknownPapersAreLeftOut()
{
    CitedPapers cited(*m_library);
    const Result<QList<Paper>> papers = cited.withKeys({9999, 1, -4});
    QVERIFY(papers);
    QCOMPARE(papers->size(), 1);
    QVERIFY(!papers->constFirst().texts.isEmpty() || !papers->constFirst().title.isEmpty());
}

BROADSHEET_TEST(TestCitedPapers, QCoreApplication)
#include "tst_cited_papers.moc"
