// New versions, withdrawals and publications of starred and noted papers.
#include "Builders.h"
#include "support/Runner.h"

// The migration needs a library of an older version, which the public interface cannot make.
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QTimeZone>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QString theId = QStringLiteral("2604.07429");
const QString details = QStringLiteral("arxivApi");
const QString announcements = QStringLiteral("arxivFeed");

// Day 0 is 10 April 2026.
QDateTime dayNumber(int days)
{
    return QDateTime(QDate(2026, 4, 10), QTime(9, 0), QTimeZone::utc()).addDays(days);
}

PaperReport version(int number)
{
    PaperReport paper = report(theId, u"Title %1"_s.arg(number), std::nullopt, {u"Ada"_s});
    paper.texts = {{.language = u"en"_s,
                    .markdown = u"Abstract %1"_s.arg(number),
                    .kind = TextKind::Abstract}};
    paper.version = number;
    return paper;
}

DayReport said(const QDateTime &at, const PaperReport &paper, const QString &source = details)
{
    return {.source = source,
            .origin = u"test"_s,
            .papers = {paper},
            .at = at,
            .status = DayStatus::NotFetched,
            .isUpdate = source == announcements};
}

DayReport saidWith(const QDateTime &at, int number, const QString &comment,
                   const QString &journal = {}, const QString &doi = {})
{
    PaperReport paper = version(number);
    paper.comment = comment;
    paper.journalReference = journal;
    paper.doi = doi;
    return said(at, paper);
}

} // namespace

class TestLibraryChanges final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_library.reset(); }

    void theNewestVersionCountsInAnyOrder();
    void anUpdateOfAnUnknownPaperIsNotStored();
    void anUpdateIsOfNoDay();
    void aNewVersionIsAChange_data();
    void aNewVersionIsAChange();
    void whatWasKnownBeforeIsNoChange();
    void withdrawn_data();
    void withdrawn();
    void aCommentOfAnOlderVersionIsNoWithdrawal();
    void aPublicationIsAChange_data();
    void aPublicationIsAChange();
    void seeingItEndsTheChange_data();
    void seeingItEndsTheChange();
    void undoLeavesAChangeAlone();
    void changedPapersAreListedAndCounted();
    void forgettingASourceForgetsItsVersions();
    void asksAgainAboutPapersThatMayHaveChanged();
    void aLibraryFromBeforeHasNoChanges();

private:
    void store(const DayReport &report) { m_changes = must(m_library->store({report})); }
    void mark(Mark what, bool on = true, const QString &text = {})
    {
        m_days += 1;
        m_changes =
            must(m_library->mark({.mark = what, .on = on, .subjects = {theId}, .text = text}));
    }
    [[nodiscard]] Paper paper() { return must(m_library->paper(PaperId{theId})); }
    [[nodiscard]] PaperChange change()
    {
        const PaperChange inPane = paper().change;
        const PaperChange inList = must(m_library->list({})).value(0).change;
        return inPane == inList ? inPane : PaperChange{.version = -1};
    }
    [[nodiscard]] QDateTime now() const { return dayNumber(m_days); }

    std::atomic<int> m_days = 0; // of the library's clock
    ChangeSet m_changes;
};

void TestLibraryChanges::init()
{
    m_days = 100;
    create([this] { return now(); });
    must(m_library->store({day(QDate(2026, 4, 10), {report(theId, u"Copied title"_s, 5)})}));
}

void TestLibraryChanges::theNewestVersionCountsInAnyOrder()
{
    // The last of them is about the first version.
    PaperReport first = version(1);
    first.comment = u"9 pages"_s;
    first.doi = u"10.1000/first"_s;
    PaperReport third = version(3);
    third.authors = {u"Ada"_s, u"Bo"_s};
    QList<DayReport> reports{said(dayNumber(9), first), said(dayNumber(2), version(2)),
                             said(dayNumber(3), third, announcements),
                             said(dayNumber(4), version(2), announcements)};
    std::optional<Paper> expected;
    QList<int> order{0, 1, 2, 3};
    do {
        m_days = 100;
        create([this] { return now(); });
        must(m_library->store({day(QDate(2026, 4, 10), {report(theId, u"Copied title"_s, 5)})}));
        mark(Mark::Starred);
        for (const int at : std::as_const(order))
            store(reports[at]);
        const Paper stored = paper();
        QCOMPARE(stored.version, 3);
        QCOMPARE(stored.title, u"Title 3"_s);
        QCOMPARE(stored.authors, (QStringList{u"Ada"_s, u"Bo"_s}));
        QCOMPARE(stored.comment, u"9 pages"_s); // nothing newer is known
        QCOMPARE(stored.doi, u"10.1000/first"_s);
        QCOMPARE(std::ranges::count(stored.texts, TextKind::Abstract, &PaperText::kind), 1);
        QCOMPARE(stored.texts.first().markdown, u"Abstract 3"_s);
        if (!expected)
            expected = stored;
        QVERIFY(stored == *expected);
        store(reports[order.last()]);
        QVERIFY(m_changes.isEmpty());
    } while (std::ranges::next_permutation(order).found);
}

void TestLibraryChanges::anUpdateOfAnUnknownPaperIsNotStored()
{
    PaperReport unknown = version(2);
    unknown.id = PaperId{u"2604.99999"_s};
    store(said(now(), unknown, announcements));
    QVERIFY(m_changes.isEmpty());
    QCOMPARE(must(m_library->list({})).size(), 1);
    // Unless it arrives together with the paper.
    DayReport listed = day(QDate(2026, 4, 11), {report(unknown.id.text, u"New"_s)});
    m_changes = must(m_library->store({said(now(), unknown, announcements), listed}));
    QCOMPARE(m_changes.added, QSet<PaperId>{unknown.id});
    QCOMPARE(must(m_library->paper(unknown.id)).version, 2);
}

void TestLibraryChanges::anUpdateIsOfNoDay()
{
    store(said(now(), version(2), announcements));
    QCOMPARE(m_changes.content, QSet<PaperId>{PaperId{theId}});
    QCOMPARE(paper().days, QList<QDate>{QDate(2026, 4, 10)});
    QCOMPARE(must(m_library->days()).size(), 1);
    QCOMPARE(must(m_library->days()).first().papers, 1);
}

void TestLibraryChanges::aNewVersionIsAChange_data()
{
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("source");
    for (const QString &source : {details, announcements}) {
        QTest::addRow("starred, %s", qPrintable(source)) << Mark::Starred << source;
        QTest::addRow("noted, %s", qPrintable(source)) << Mark::Note << source;
    }
}

void TestLibraryChanges::aNewVersionIsAChange()
{
    QFETCH(Mark, mark);
    QFETCH(QString, source);
    if (source == details)
        store(said(now(), version(1)));
    this->mark(mark, true, u"a note"_s);
    QVERIFY(change().isEmpty());
    m_days += 5;
    PaperReport second = version(2);
    second.versionDay = QDate(2026, 7, 20);
    store(said(now(), second, source));
    QVERIFY(m_changes.content.contains(PaperId{theId}));
    QCOMPARE(change(), (PaperChange{.version = 2, .since = QDate(2026, 7, 20)}));
    // The same again changes nothing, and the change outlives a restart.
    store(said(now(), second, source));
    QVERIFY(m_changes.isEmpty());
    reopen();
    QCOMPARE(change().version, 2);
}

void TestLibraryChanges::whatWasKnownBeforeIsNoChange()
{
    // Nobody knew a version of it when it was starred, so the third is not new.
    mark(Mark::Starred);
    m_days += 1;
    store(saidWith(now(), 3, u"Withdrawn"_s, u"Journal 1"_s));
    QVERIFY(paper().isWithdrawn);
    QVERIFY(change().isEmpty());
    // What a paper without a mark became is no news either.
    mark(Mark::Starred, false);
    m_days += 1;
    store(said(now(), version(4)));
    QVERIFY(change().isEmpty());
    mark(Mark::Starred);
    QVERIFY(change().isEmpty());
    m_days += 1;
    store(said(now(), version(5)));
    QCOMPARE(change().version, 5);
}

void TestLibraryChanges::withdrawn_data()
{
    QTest::addColumn<QString>("comment");
    QTest::addColumn<bool>("isWithdrawn");
    for (const char *comment :
         {"This paper has been withdrawn by the author due to a crucial sign error in equation 1",
          "This submission has been withdrawn by arXiv administrators due to disputed authorship",
          "withdrawn",
          "Withdrawn.",
          "WITHDRAWN",
          "[withdrawn]",
          "(Withdrawn)",
          "Paper withdrawn",
          "Withdrawn by the authors",
          "12 pages, 3 figures. Withdrawn due to an error in Lemma 2",
          "12 pages; this paper has been withdrawn",
          "This article is withdrawn",
          "The authors have withdrawn this paper",
          "We withdraw this paper because of an error",
          "I have withdrawn this manuscript",
          "This work was withdrawn, see arXiv:2401.00001",
          "The paper has been temporarily withdrawn",
          "Withdrawn: the proof is wrong",
          "This version withdrawn by arXiv administrators because of its license",
          "arXiv admin note: This version has been removed by arXiv administrators",
          "withdrawn from arXiv",
          "10 pages - withdrawn for revision",
          "Manuscript withdrawn as it is superseded"})
        QTest::newRow(comment) << QString::fromUtf8(comment) << true;
    for (const char *comment :
         {"", "12 pages, 3 figures", "A data set of withdrawn papers", "Withdrawn drugs, 3 tables",
          "Withdrawn from ICLR 2025", "This paper was withdrawn from NeurIPS",
          "This paper has not been withdrawn", "Accepted at ICML 2025, withdrawn by the authors",
          "An earlier version was withdrawn", "On withdrawn submissions", "not withdrawn",
          "Code will be withdrawn", "The drug was withdrawn in 2004",
          "arXiv admin note: text overlap with arXiv:2401.00001",
          "Study of papers withdrawn by their authors"})
        QTest::newRow(*comment ? comment : "none") << QString::fromUtf8(comment) << false;
}

void TestLibraryChanges::withdrawn()
{
    QFETCH(QString, comment);
    QFETCH(bool, isWithdrawn);
    store(said(now(), version(1)));
    mark(Mark::Starred);
    m_days += 1;
    store(saidWith(now(), 2, comment));
    QCOMPARE(paper().isWithdrawn, isWithdrawn);
    QCOMPARE(change().isWithdrawn, isWithdrawn);
}

void TestLibraryChanges::aCommentOfAnOlderVersionIsNoWithdrawal()
{
    store(saidWith(now(), 2, u"This paper has been withdrawn"_s));
    QVERIFY(paper().isWithdrawn);
    store(said(now(), version(3)));
    QVERIFY(!paper().isWithdrawn); // though the comment is still the last one that is known
    PaperReport last = version(4);
    last.texts.first().markdown = u"This paper has been withdrawn by the authors."_s;
    store(said(now(), last));
    QVERIFY(paper().isWithdrawn);
    last = version(5);
    last.texts.first().markdown = u"Papers are withdrawn often. We count them."_s;
    store(said(now(), last));
    QVERIFY(!paper().isWithdrawn);
}

void TestLibraryChanges::aPublicationIsAChange_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("doi");
    QTest::addColumn<QString>("published");
    QTest::newRow("journal") << u"J. Tests 1 (2026)"_s << QString() << u"J. Tests 1 (2026)"_s;
    QTest::newRow("DOI") << QString() << u"10.1000/a.1"_s << u"10.1000/a.1"_s;
    QTest::newRow("both") << u"J. Tests"_s << u"10.1000/a.1"_s << u"J. Tests"_s;
    QTest::newRow("arXiv's DOI") << QString() << u"10.48550/arXiv.2604.07429"_s << QString();
    QTest::newRow("arXiv's DOI, as an address")
        << QString() << u"https://doi.org/10.48550/ARXIV.2604.07429"_s << QString();
    QTest::newRow("two DOIs") << QString() << u"10.48550/arXiv.2604.07429 10.1000/a.1"_s
                              << u"10.48550/arXiv.2604.07429 10.1000/a.1"_s;
    QTest::newRow("none") << QString() << QString() << QString();
}

void TestLibraryChanges::aPublicationIsAChange()
{
    QFETCH(QString, journal);
    QFETCH(QString, doi);
    QFETCH(QString, published);
    store(said(now(), version(1)));
    mark(Mark::Starred);
    m_days += 1;
    store(saidWith(now(), 1, {}, journal, doi));
    QCOMPARE(change(), (PaperChange{.published = published}));
}

void TestLibraryChanges::seeingItEndsTheChange_data()
{
    QTest::addColumn<Mark>("mark");
    QTest::newRow("moved on") << Mark::Passed;
    QTest::newRow("read") << Mark::Read;
    QTest::newRow("noted") << Mark::Note;
}

void TestLibraryChanges::seeingItEndsTheChange()
{
    QFETCH(Mark, mark);
    store(said(now(), version(1)));
    this->mark(Mark::Starred);
    m_days += 1;
    store(said(now(), version(2)));
    QCOMPARE(change().version, 2);
    this->mark(mark, true, u"a note"_s);
    QVERIFY(m_changes.state.contains(PaperId{theId}));
    QVERIFY(change().isEmpty());
    reopen();
    QVERIFY(change().isEmpty());
    // What was seen stays seen when it is said again.
    m_days += 1;
    store(said(now(), version(2)));
    QVERIFY(change().isEmpty());
    store(said(now(), version(3)));
    QCOMPARE(change().version, 3);
}

void TestLibraryChanges::undoLeavesAChangeAlone()
{
    store(said(now(), version(1)));
    mark(Mark::Starred);
    m_days += 1;
    store(said(now(), version(2)));
    mark(Mark::Passed);
    QVERIFY(change().isEmpty());
    m_days += 1;
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Starred);
    QVERIFY(change().isEmpty());
}

void TestLibraryChanges::changedPapersAreListedAndCounted()
{
    const Query changed{.changed = true};
    const Query searched{.search = u"is:changed"_s};
    store(said(now(), version(1)));
    mark(Mark::Starred);
    for (const Query &query : {changed, searched})
        QVERIFY(must(m_library->list(query)).isEmpty());
    QCOMPARE(must(m_library->counts()).changed, 0);
    m_days += 1;
    store(said(now(), version(2)));
    for (const Query &query : {changed, searched})
        QCOMPARE(idsOf(must(m_library->list(query))), QStringList{theId});
    QVERIFY(must(m_library->list({.search = u"-is:changed"_s})).isEmpty());
    QCOMPARE(must(m_library->counts()).changed, 1);
    must(m_library->indexed()); // muting finds the word
    must(m_library->mark({.mark = Mark::MuteWord, .on = true, .subjects = {u"title"_s}}));
    QCOMPARE(must(m_library->counts()).changed, 0);
}

void TestLibraryChanges::forgettingASourceForgetsItsVersions()
{
    store(said(now(), version(1)));
    mark(Mark::Starred);
    m_days += 1;
    store(said(now(), version(2), announcements));
    QCOMPARE(change().version, 2);
    must(m_library->forget(announcements));
    QCOMPARE(paper().version, 1);
    QVERIFY(change().isEmpty());
}

void TestLibraryChanges::asksAgainAboutPapersThatMayHaveChanged()
{
    const auto asked = [&](const QDateTime &at) {
        return must(m_library->withoutReportOf(details, {}, at));
    };
    const QList<PaperId> it{PaperId{theId}};
    QCOMPARE(asked(now()), it);
    store(said(now(), version(1)));
    QVERIFY(asked(now().addDays(30)).isEmpty()); // it has no mark
    mark(Mark::Starred);
    QVERIFY(asked(now().addDays(3)).isEmpty());
    QCOMPARE(asked(now().addDays(8)), it);
    QVERIFY(must(m_library->withoutReportOf(details, {})).isEmpty());
    m_days += 8;
    store(said(now(), version(1))); // nothing new
    QVERIFY(asked(now().addDays(3)).isEmpty());
    m_days += 1;
    store(said(now(), version(2), announcements));
    QCOMPARE(asked(now()), it);
    store(said(now(), version(2)));
    QVERIFY(asked(now().addDays(3)).isEmpty());
    QVERIFY(asked(QDateTime({2028, 5, 1}, {9, 0}, QTimeZone::utc())).isEmpty()); // two years old
}

void TestLibraryChanges::aLibraryFromBeforeHasNoChanges()
{
    m_library.reset();
    m_path = m_folder->filePath(u"older.sqlite"_s);
    const qint64 before = dayNumber(1).toMSecsSinceEpoch();
    {
        const auto file = openLibrary(m_path, schemaScripts().first(5));
        file->execute(u"INSERT INTO paper (number, id, title, authors, votes, day, media, video,"
                      " starred) VALUES (7, ?, 'Title 2', 'Ada', 25, '', '', 0, 1)"_s,
                      theId);
        file->execute(u"INSERT INTO listing (number, paper, source, day, position, url, title,"
                      " authors, media, categories, comment, origin, seen, doi, version, times)"
                      " VALUES (1, 7, 'arxivApi', '', 0, 'u', 'Title 2', 'Ada', '', '', ?, 'a', ?,"
                      " '10.1000/a', 2, '5 5 0 5 0 0 0 5 0 0 0 0 5 0 0 5')"_s,
                      u"Withdrawn by the author"_s, before + 10);
        file->execute(u"INSERT INTO event SELECT 'e', ?, value, 'a', NULL, 'starred', ?, 1, ''"
                      " FROM meta WHERE key = 'device'"_s,
                      before, theId);
        file->execute(u"INSERT INTO state VALUES ('starred', ?, 1, ?, 'e', '')"_s, theId, before);
    }
    m_library = opened(m_path, [this] { return now(); });
    QCOMPARE(paper().version, 2);
    QVERIFY(paper().isWithdrawn);
    QVERIFY(change().isEmpty());
    // The same said again is no change; what comes now is one.
    store(saidWith(now(), 2, u"Withdrawn by the author"_s, {}, u"10.1000/a"_s));
    QVERIFY(change().isEmpty());
    store(saidWith(now(), 3, u"Mended"_s, {}, u"10.1000/a"_s));
    QCOMPARE(change().version, 3);
    QVERIFY(!change().isWithdrawn);
    QCOMPARE(change().published, QString());
}

BROADSHEET_TEST(TestLibraryChanges, QCoreApplication)
#include "tst_library_changes.moc"
