// Where pages lie, what is copied of their words, which match is next, and the places that are
// remembered.
#include "pageview/DarkPage.h"
#include "pageview/PageGrid.h"
#include "pageview/PageHits.h"
#include "pageview/PageWords.h"
#include "reader/PlaceMemory.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

const QList<QSizeF> sizes{{100, 200}, {100, 200}, {300, 100}, {100, 200}, {100, 200}};

// Two lines: "A bro-" and "ken word".
PageWords lines()
{
    return {{.text = u"A"_s, .box = {10, 10, 10, 10}, .hasSpaceAfter = true},
            {.text = u"bro-"_s, .box = {25, 10, 30, 10}, .isLineEnd = true},
            {.text = u"ken"_s, .box = {10, 25, 20, 10}, .hasSpaceAfter = true},
            {.text = u"word"_s, .box = {35, 25, 30, 10}, .isLineEnd = true}};
}

PageHit hit(int page, qreal top)
{
    return {.page = page, .boxes = {QRectF(0, top, 10, 10)}};
}

} // namespace

class TestPageGrid final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void underEachOther();
    void inPairs();
    void betweenHeights();
    void fits();
    void wordsAreFound();
    void wordsAreCopied();
    void hitsInTurn();
    void places();
    void darkPagesKeepHues();
};

void TestPageGrid::underEachOther()
{
    const PageGrid grid(sizes, 2, false, 1000);
    QCOMPARE(grid.page(0).size(), QSize(200, 400));
    for (int page = 1; page < grid.pages(); ++page)
        QVERIFY(grid.page(page).top() > grid.page(page - 1).bottom());
    QCOMPARE(grid.page(2).center().x(), grid.page(0).center().x());
    QVERIFY(grid.size().height() > grid.page(4).bottom());
    QCOMPARE(grid.toPoints(1, grid.page(1).topLeft() + QPoint(20, 40)), QPointF(10, 20));
    QCOMPARE(PageGrid({}, 1, true, 100).pageAt({5, 5}), -1);
}

void TestPageGrid::inPairs()
{
    const PageGrid grid(sizes, 1, true, 1000);
    QCOMPARE(grid.page(1).top(), grid.page(0).top());
    QVERIFY(grid.page(1).left() > grid.page(0).right());
    QVERIFY(grid.page(2).top() > grid.page(0).bottom());
    QVERIFY(grid.page(4).top() > grid.page(3).bottom()); // alone in its row
    QVERIFY(grid.size().height() > grid.page(4).bottom());
    const auto seen = [&grid](QPoint corner, QSize view) {
        return grid.pageIn(QRect(corner, view));
    };
    QCOMPARE(seen({0, 0}, {1006, 200}), 0); // the second is nearer to the middle
    QCOMPARE(seen({0, grid.page(2).top()}, {1000, 100}), 2);
    QCOMPARE(seen({grid.page(1).left(), 0}, {50, 200}), 1); // alone in a large view of it
    QCOMPARE(seen({0, grid.page(4).top()}, {1000, 100}), 4);
    QCOMPARE(PageGrid({}, 1, true, 100).pageIn({0, 0, 9, 9}), -1);
}

void TestPageGrid::betweenHeights()
{
    const PageGrid grid(sizes, 1, false, 400);
    QCOMPARE(grid.between(0, 100000), (std::pair{0, 4}));
    const QRect third = grid.page(2);
    QCOMPARE(grid.between(third.top(), third.bottom()), (std::pair{2, 2}));
    QCOMPARE(grid.pageAt(third.center()), 2);
    QCOMPARE(grid.pageAt({0, 1'000'000}), 4);
    QCOMPARE(grid.pageAt({0, -50}), 0);
}

void TestPageGrid::fits()
{
    const qreal width = fitScale(sizes, false, {324, 100}, PageFit::Width);
    QCOMPARE(width, 1.0);
    QVERIFY(fitScale(sizes, false, {324, 100}, PageFit::Page) < width);
    QVERIFY(fitScale(sizes, true, {324, 100}, PageFit::Width) < width);
}

void TestPageGrid::wordsAreFound()
{
    QCOMPARE(wordAt(lines(), {30, 15}), 1);
    QCOMPARE(wordAt(lines(), {500, 30}), 3); // the end of the line, not the word above it
    QCOMPARE(wordAt({}, {1, 1}), -1);
    QVERIFY(isOnWord(lines(), {30, 15}));
    QVERIFY(!isOnWord(lines(), {500, 30}));
}

void TestPageGrid::wordsAreCopied()
{
    QCOMPARE(copiedText(lines(), 0, 3), u"A broken word"_s);
    QCOMPARE(copiedText(lines(), 1, 1), u"bro-"_s);
    QCOMPARE(spokenText(lines()), u"A bro-\nken word\n"_s);
    QCOMPARE(lineBoxes(lines(), 1, 3),
             (QList<QRectF>{QRectF(25, 10, 30, 10), QRectF(10, 25, 55, 10)}));
}

void TestPageGrid::hitsInTurn()
{
    PageHits hits;
    QVERIFY(!hits.current());
    hits.add({hit(5, 1)});
    hits.startAt(5);
    hits.add({hit(7, 1), hit(7, 2)});
    hits.add({hit(1, 1)}); // the search goes on from the first page
    QCOMPARE(hits.count(), 4);
    QCOMPARE(hits.place(), 2);
    QList<int> pages;
    for (int step = 0; step < 4; ++step) {
        hits.step(1);
        pages.append(hits.current()->page);
    }
    QCOMPARE(pages, (QList<int>{7, 7, 1, 5}));
    hits.step(-1);
    hits.step(-1);
    QCOMPARE(*hits.current(), hit(7, 2));
}

void TestPageGrid::places()
{
    PlaceMemory memory(u"2403.14624=3:0.250 nonsense=1 math/0309136=0:0.100 2403.00001=-1:0"_s);
    QCOMPARE(memory.of({u"2403.14624"_s}), (PagePlace{.page = 3, .down = 0.25}));
    QCOMPARE(memory.of({u"2403.00001"_s}), PagePlace());
    memory.keep({u"math/0309136"_s}, {.page = 9, .down = 0.5});
    QCOMPARE(memory.text(), u"math/0309136=9:0.500 2403.14624=3:0.250"_s);
}

void TestPageGrid::darkPagesKeepHues()
{
    QImage page(3, 1, QImage::Format_RGB32);
    page.setPixelColor(0, 0, Qt::white);
    page.setPixelColor(1, 0, Qt::black);
    page.setPixelColor(2, 0, QColor(0, 0, 160));
    const QImage dark = darkened(page);
    QCOMPARE(dark.pixelColor(0, 0), pageColour(true));
    QVERIFY(dark.pixelColor(1, 0).lightnessF() > 0.8);
    QCOMPARE(dark.pixelColor(2, 0).hslHue(), 240);
    QVERIFY(dark.pixelColor(2, 0).lightnessF() > 0.5);
}

BROADSHEET_TEST(TestPageGrid, QCoreApplication)

#include "tst_page_grid.moc"
