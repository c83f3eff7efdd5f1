#include "pages/PageText.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// Words of lines, each letter ten wide and each line twenty high.
QList<PageWord> wordsOf(const QString &text)
{
    QList<PageWord> words;
    qreal y = 0;
    for (const QString &row : text.split(u'\n')) {
        qreal x = 0;
        for (const QString &one : row.split(u' ')) {
            PageWord word{.text = one, .box = {x, y, 10.0 * qreal(one.size()), 15}};
            word.hasSpaceAfter = true;
            for (qsizetype i = 1; i <= one.size(); ++i)
                word.edges.append(10.0 * qreal(i));
            words.append(word);
            x += 10 * qreal(one.size() + 1);
        }
        words.back().isLineEnd = true;
        y += 20;
    }
    return words;
}

} // namespace

class TestPageText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsParts_data();
    void findsParts();
    void joinsLines();
};

void TestPageText::findsParts_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QRectF>>("boxes"); // of the first hit
    QTest::addColumn<int>("hits");
    using Boxes = QList<QRectF>;
    QTest::newRow("a word") << u"one two"_s << u"TWO"_s << Boxes{{40, 0, 30, 15}} << 1;
    QTest::newRow("a part") << u"detection"_s << u"tect"_s << Boxes{{20, 0, 40, 15}} << 1;
    QTest::newRow("over words") << u"one two three"_s << u"e two t"_s << Boxes{{20, 0, 70, 15}}
                                << 1;
    QTest::newRow("over lines") << u"one two\nthree"_s << u"two three"_s
                                << Boxes{{40, 0, 30, 15}, {0, 20, 50, 15}} << 1;
    QTest::newRow("a Korean word over lines") << u"심층 강화\n학습 기법"_s << u"강화학습"_s
                                              << Boxes{{30, 0, 20, 15}, {0, 20, 20, 15}} << 1;
    QTest::newRow("Korean words over lines") << u"심층 강화\n학습 기법"_s << u"강화 학습"_s
                                             << Boxes{{30, 0, 20, 15}, {0, 20, 20, 15}} << 1;
    QTest::newRow("over a hyphen")
        << u"a detec-\ntion b"_s << u"detection"_s << Boxes{{20, 0, 60, 15}, {0, 20, 40, 15}} << 1;
    QTest::newRow("a hyphen that stays")
        << u"k-means, k\u2010means"_s << u"k-means"_s << Boxes{{0, 0, 70, 15}} << 2;
    QTest::newRow("accents") << u"Müller"_s << u"muller"_s << Boxes{{0, 0, 60, 15}} << 1;
    QTest::newRow("a ligature") << u"e\ufb03cient"_s << u"efficient"_s << Boxes{{0, 0, 70, 15}}
                                << 1;
    QTest::newRow("korean") << u"새로운 논문을 읽기"_s << u"논문"_s << Boxes{{40, 0, 20, 15}} << 1;
    QTest::newRow("not overlapping") << u"aaaa"_s << u"aa"_s << Boxes{{0, 0, 20, 15}} << 2;
    QTest::newRow("nothing") << u"one"_s << u""_s << Boxes{} << 0;
    QTest::newRow("only a hyphen") << u"one-two"_s << u"-"_s << Boxes{} << 0;
    QTest::newRow("none") << u"one"_s << u"two"_s << Boxes{} << 0;
}

void TestPageText::findsParts()
{
    QFETCH(const QString, page);
    QFETCH(const QString, text);
    QFETCH(const QList<QRectF>, boxes);
    QFETCH(const int, hits);
    const QList<PageHit> found = findOnPage(3, wordsOf(page), text);
    QCOMPARE(found.size(), hits);
    if (hits > 0) {
        QCOMPARE(found.first().page, 3);
        QCOMPARE(found.first().boxes, boxes);
    }
    QCOMPARE(isFindable(text), !text.isEmpty() && text != u"-");
}

void TestPageText::joinsLines()
{
    QCOMPARE(textOf(wordsOf(u"We detec-\nted an end\nof lines"_s)),
             u"We detected an end of lines"_s);
    QCOMPARE(textOf({}), QString());
}

BROADSHEET_TEST(TestPageText, QCoreApplication)
#include "tst_page_text.moc"
