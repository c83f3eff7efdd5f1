// How well papers fit: what is learned, from what, and what does not matter for it.
#include "Readers.h"
#include "support/Runner.h"

#include <QSet>
#include <QTimeZone>

#include <algorithm>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QStringList reversed(QStringList list)
{
    std::ranges::reverse(list);
    return list;
}

QStringList firstOf(const QStringList &ids, int count)
{
    QStringList first = ids.first(count);
    first.sort();
    return first;
}

// Points of a word in the reasons; nothing if it is not among them.
std::optional<double> pointsOf(const FitReasons &reasons, const QString &text)
{
    for (const FitReason &reason : reasons.counting)
        if (reason.text == text)
            return reason.points;
    return {};
}

} // namespace

class TestFit final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        create([] { return QDateTime({2024, 4, 1}, {8, 0}, QTimeZone::utc()); });
        must(m_library->store(allDays()));
    }

    void nothingBelowTen()
    {
        mark(Mark::Starred, idsAbout(0, 0, 3)); // nine
        QVERIFY(!must(refreshFit(*m_library)).isEnough());
        QCOMPARE(fitOf(*m_library, idOf(5, 0)), std::nullopt);
        mark(Mark::Starred, {idOf(3, 0)});
        const FitState state = must(refreshFit(*m_library));
        QVERIFY(state.isEnough());
        QCOMPARE(state.positives, 10);
        QVERIFY(fitOf(*m_library, idOf(5, 0)) > 50);
        mark(Mark::Starred, {idOf(3, 0)}, false);
        QVERIFY(must(refreshFit(*m_library)).isRenewed);
        QCOMPARE(fitOf(*m_library, idOf(5, 0)), std::nullopt);
    }

    void whatIsLikedComesFirst_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("English") << 0;
        QTest::newRow("Korean") << 2;
    }
    void whatIsLikedComesFirst()
    {
        QFETCH(const int, theme);
        mark(Mark::Starred, idsAbout(theme, 0, 6));
        for (int other = 0; other < int(themes.size()); ++other)
            if (other != theme)
                mark(Mark::Read, idsAbout(other, 0, 6));
        must(refreshFit(*m_library));
        QCOMPARE(firstOf(listed(*m_library, byFit(9)), 3), idsAbout(theme, 9, 10));
        // Rows have the number, and it falls along the list.
        const QList<PaperRow> rows = must(m_library->list(byFit(9)));
        QVERIFY(rows.constFirst().fit > 60);
        QVERIFY(rows.constLast().fit < 40);
        QVERIFY(std::ranges::is_sorted(rows, std::greater(), &PaperRow::fit));
        Query ascending = byFit(9);
        ascending.ascending = true;
        QCOMPARE(listed(*m_library, ascending), reversed(listed(*m_library, byFit(9))));
    }

    void starsAloneAreEnough()
    {
        mark(Mark::Starred, idsAbout(1, 0, 4));
        must(refreshFit(*m_library));
        QCOMPARE(firstOf(listed(*m_library, byFit(9)), 3), idsAbout(1, 9, 10));
    }

    void notesAndTagsCountLikeStars()
    {
        for (const QString &id : idsAbout(1, 0, 2))
            must(m_library->mark({Mark::Note, true, {id}, u"good"_s}));
        must(m_library->mark({Mark::Tag, true, idsAbout(1, 2, 4), u"protein"_s}));
        QCOMPARE(must(refreshFit(*m_library)).positives, 12);
        QCOMPARE(firstOf(listed(*m_library, byFit(9)), 3), idsAbout(1, 9, 10));
    }

    void theOrderOfMarksAndImportsDoesNotMatter()
    {
        const QStringList stars = idsAbout(0, 0, 6) + idsAbout(2, 0, 2);
        const QStringList read = idsAbout(1, 0, 6) + idsAbout(3, 0, 6);
        mark(Mark::Starred, stars);
        mark(Mark::Read, read);
        must(refreshFit(*m_library));
        const QList<PaperRow> before = withoutNumbers(must(m_library->list(everythingByFit())));

        create([] { return QDateTime({2024, 4, 1}, {9, 30}, QTimeZone::utc()); });
        QList<DayReport> days = allDays();
        std::ranges::reverse(days);
        for (DayReport &report : days)
            std::ranges::reverse(report.papers);
        for (const QString &id : reversed(read))
            mark(Mark::Read, {id});
        for (const DayReport &report : std::as_const(days))
            must(m_library->store({report}));
        for (const QString &id : reversed(read))
            mark(Mark::Read, {id});
        for (const QString &id : reversed(stars))
            mark(Mark::Starred, {id});
        must(refreshFit(*m_library));
        const QList<PaperRow> after = withoutNumbers(must(m_library->list(everythingByFit())));
        QCOMPARE(idsOf(after), idsOf(before));
        for (qsizetype row = 0; row < after.size(); ++row)
            QCOMPARE(after[row].fit, before[row].fit);
    }

    void nothingIsLearnedTwice()
    {
        mark(Mark::Starred, idsAbout(0, 0, 4));
        QVERIFY(must(refreshFit(*m_library)).isRenewed);
        QVERIFY(!must(refreshFit(*m_library)).isRenewed);
        reopen();
        QVERIFY(!must(refreshFit(*m_library)).isRenewed);
        QVERIFY(fitOf(*m_library, idOf(9, 0)) > 50); // it was kept
        mark(Mark::Read, {idOf(9, 1)});
        QVERIFY(must(refreshFit(*m_library)).isRenewed);
        must(m_library->store({day(dateOf(20), {report(u"2405.00001"_s, u"Robot grasping"_s)})}));
        QVERIFY(must(refreshFit(*m_library)).isRenewed);
        QVERIFY(fitOf(*m_library, u"2405.00001"_s) > 50);
    }

    void followedAuthorsCount()
    {
        mark(Mark::Starred, idsAbout(0, 0, 4));
        must(refreshFit(*m_library));
        const auto before = fitOf(*m_library, idOf(9, 3));
        must(m_library->mark({Mark::Follow, true, {u"Dee Sound"_s}}));
        must(refreshFit(*m_library));
        QVERIFY(fitOf(*m_library, idOf(9, 3)) > before);
    }

    void reasonsAreRealWords()
    {
        mark(Mark::Starred, idsAbout(0, 0, 5) + idsAbout(2, 0, 5));
        mark(Mark::Read, idsAbout(1, 0, 5) + idsAbout(3, 0, 5));
        must(refreshFit(*m_library));
        const FitReasons robots = must(fitReasons(*m_library, PaperId{idOf(9, 0)}));
        QVERIFY(robots.fit > 50);
        QCOMPARE(robots.positives, 30);
        QVERIFY(pointsOf(robots, u"robot"_s) > 0);
        QVERIFY(pointsOf(robots, u"Ada Arm"_s) > 0);
        const FitReasons maze = must(fitReasons(*m_library, PaperId{idOf(9, 2)}));
        QVERIFY(pointsOf(maze, u"강화학습"_s) > 0);
        const FitReasons proteins = must(fitReasons(*m_library, PaperId{idOf(9, 1)}));
        QVERIFY(pointsOf(proteins, u"protein"_s) < 0);
        QCOMPARE(must(fitReasons(*m_library, PaperId{idOf(9, 0)}, {}, 3)).counting.size(), 3);
    }

    void lessOfThis_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("subject");
        QTest::newRow("word") << int(Mark::LessWord) << u"Robot"_s;
        QTest::newRow("author") << int(Mark::LessAuthor) << u"Ada Arm"_s;
    }
    void lessOfThis()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, subject);
        mark(Mark::Starred, idsAbout(0, 0, 5));
        mark(Mark::Read, idsAbout(1, 0, 5));
        must(refreshFit(*m_library));
        const auto before = fitOf(*m_library, idOf(9, 0));
        const auto other = fitOf(*m_library, idOf(9, 1));
        const ChangeSet changes = must(m_library->mark({Mark(kind), true, {subject}}));
        QVERIFY(changes.fit);
        must(refreshFit(*m_library));
        QVERIFY(fitOf(*m_library, idOf(9, 0)) < before);
        QCOMPARE(fitOf(*m_library, idOf(9, 1)), other);
        const FitReasons reasons = must(fitReasons(*m_library, PaperId{idOf(9, 0)}));
        QCOMPARE(std::ranges::count(reasons.counting, true, &FitReason::isLess), 1);
        reopen(); // it is in the journal
        must(m_library->undo());
        must(refreshFit(*m_library));
        QCOMPARE(fitOf(*m_library, idOf(9, 0)), before);
    }

    void someOfTheFirstTenIsNew()
    {
        // Papers that are half of one kind and half of the other may fit or not.
        QList<PaperReport> mixed;
        for (int place = 0; place < 6; ++place)
            mixed.append(report(
                u"2405.0000%1"_s.arg(place), u"Robot grasping protein folding"_s, 1000 + place, {},
                u"- a robot arm learns to grasp with tactile sensing; protein structures are folded"_s));
        must(m_library->store({day(dateOf(5), mixed)}));
        mark(Mark::Starred, idsAbout(0, 0, 12));
        mark(Mark::Read, idsAbout(1, 0, 12));
        must(refreshFit(*m_library));
        const int unsure = fitOf(*m_library, u"2405.00005"_s).value_or(0);
        QVERIFY2(unsure >= 25 && unsure <= 75, qPrintable(QString::number(unsure)));
        Query query = everythingByFit();
        const QStringList plain = listed(*m_library, query);
        query.exploration = 20;
        const QStringList explored = listed(*m_library, query);
        QCOMPARE(explored.first(8), plain.first(8));
        QCOMPARE(explored.sliced(8, 2), QStringList({u"2405.00005"_s, u"2405.00004"_s}));
        QCOMPARE(QSet<QString>(explored.begin(), explored.end()),
                 QSet<QString>(plain.begin(), plain.end()));
        QCOMPARE(explored.size(), plain.size());
        QCOMPARE(listed(*m_library, query), explored);
        query.limit = 10;
        QCOMPARE(listed(*m_library, query), explored.first(10));
        query.ascending = true;
        QCOMPARE(listed(*m_library, query), reversed(plain).first(10));
    }

    void papersWithoutANumberComeLast()
    {
        mark(Mark::Starred, idsAbout(0, 0, 4));
        must(refreshFit(*m_library));
        must(m_library->store({day(dateOf(30), {report(u"2405.00009"_s, u"Robot"_s, 5000)})}));
        Query query = everythingByFit();
        QCOMPARE(listed(*m_library, query).constLast(), u"2405.00009"_s);
        query.ascending = true;
        QCOMPARE(listed(*m_library, query).constLast(), u"2405.00009"_s);
        query.search = u"robot"_s;
        QCOMPARE(idsOf(must(m_library->first(query, 50))).isEmpty(), false);
    }

    void similarPapersShareWords()
    {
        must(m_library->indexed());
        const SimilarPapers similar = must(similarPapers(*m_library, PaperId{idOf(9, 0)}, 5));
        QVERIFY(!similar.byAuthors.isEmpty());
        for (const PaperRow &row : similar.byAuthors)
            QCOMPARE(row.authors, QStringList{u"Ada Arm"_s});
        for (const SimilarPaper &paper : similar.papers)
            QVERIFY(paper.row.authors != QStringList{u"Ada Arm"_s});
        must(m_library->store({day(
            dateOf(20), {report(u"2405.00001"_s, u"Tactile grasping"_s, 1, {u"Somebody Else"_s},
                                u"- tactile sensing for grasping word9x0"_s),
                         report(u"2405.00002"_s, u"Nothing of it"_s, 1, {u"Somebody Else"_s})})}));
        must(m_library->indexed());
        const SimilarPapers more = must(similarPapers(*m_library, PaperId{idOf(9, 0)}, 1));
        QCOMPARE(more.papers.constFirst().row.id.text, u"2405.00001"_s);
        QCOMPARE(more.papers.constFirst().shared, QStringList{u"word9x0"_s}); // tactile is common
        QVERIFY(more.papers.constFirst().likeness > 0);
        QCOMPARE(answer(similarPapers(*m_library, PaperId{u"none"_s})).error().kind,
                 ErrorKind::NotFound);
    }

    // Words that nearly all papers of a language have are none, also where few are in it.
    void whatIsSharedSaysSomething_data()
    {
        QTest::addColumn<int>("others"); // papers in the other language
        QTest::addColumn<bool>("isKorean");
        QTest::newRow("English") << 0 << false;
        QTest::newRow("Korean") << 0 << true;
        QTest::newRow("English among many Korean ones") << 900 << false;
    }
    void whatIsSharedSaysSomething()
    {
        QFETCH(const int, others);
        QFETCH(const bool, isKorean);
        m_library.reset();
        create();
        const auto text = [](bool korean, const QString &own) {
            return korean
                       ? u"- 우리는 이 논문에서 %1 방법을 제안합니다"_s.arg(own)
                       : u"- the paper and its authors show how the %1 works with them"_s.arg(own);
        };
        QList<PaperReport> papers;
        for (int i = 0; i < 120; ++i)
            papers.append(
                report(u"2406.%1"_s.arg(i + 1, 5, 10, QChar(u'0')), u"T%1"_s.arg(i), i,
                       {u"Author %1"_s.arg(i)},
                       text(isKorean, i < 2 ? (isKorean ? u"미로탐색"_s : u"tactile gripper"_s)
                                            : u"word%1"_s.arg(i))));
        for (int i = 0; i < others; ++i)
            papers.append(report(u"2407.%1"_s.arg(i + 1, 5, 10, QChar(u'0')), u"U%1"_s.arg(i), i,
                                 {u"Other %1"_s.arg(i)}, text(!isKorean, u"word%1"_s.arg(i))));
        must(m_library->store({day(dateOf(1), papers)}));
        must(m_library->indexed());
        const SimilarPapers similar = must(similarPapers(*m_library, PaperId{u"2406.00001"_s}, 5));
        QCOMPARE(similar.papers.constFirst().row.id.text, u"2406.00002"_s);
        QStringList shared = similar.papers.constFirst().shared;
        shared.sort();
        QCOMPARE(shared,
                 isKorean ? QStringList{u"미로탐색"_s} : QStringList({u"gripper"_s, u"tactile"_s}));
    }

    // Where a word is in two papers of three, nothing tells "by" from what they are about.
    void aSmallLibraryTellsNoWords()
    {
        m_library.reset();
        create();
        const auto gripper = [](const QString &id) {
            return report(id, u"Grasping by touch"_s, 1, {u"Author of "_s + id},
                          u"- tactile grippers that are trained by hand"_s);
        };
        must(m_library->store(
            {day(dateOf(1), {gripper(u"2406.00001"_s), gripper(u"2406.00002"_s),
                             report(u"2406.00003"_s, u"Another"_s, 1, {u"Somebody"_s})})}));
        must(m_library->indexed());
        const SimilarPapers similar = must(similarPapers(*m_library, PaperId{u"2406.00001"_s}, 5));
        QCOMPARE(similar.papers.size(), 1);
        QCOMPARE(similar.papers.constFirst().row.id.text, u"2406.00002"_s);
        QCOMPARE(similar.papers.constFirst().shared, QStringList());
    }

private:
    void mark(Mark kind, const QStringList &ids, bool on = true)
    {
        (void)answer(m_library->mark({kind, on, ids}));
    }
    [[nodiscard]] static Query everythingByFit() { return {.sort = SortKey::Fit}; }
};

BROADSHEET_TEST(TestFit, QCoreApplication)
#include "tst_fit.moc"
