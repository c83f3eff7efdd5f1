#include "pagenotes/QuotePlaces.h"
#include "pages/PageText.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// Two columns of lines of four words that are each there once.
QList<PageWord> page(int from = 0)
{
    QList<PageWord> words;
    for (int column = 0; column < 2; ++column)
        for (int line = 0; line < 30; ++line)
            for (int word = 0; word < 4; ++word)
                words.append({.text = u"word%1"_s.arg(from + column * 1000 + line * 10 + word),
                              .box = {column * 300 + word * 60.0, line * 12.0, 50, 10},
                              .hasSpaceAfter = true,
                              .isLineEnd = word == 3});
    return words;
}

// Lines of both columns in turn, as they were read once, with a box for each line.
Highlight mixedHighlight()
{
    const QList<PageWord> words = page();
    QList<PageWord> mixed;
    for (const int line : {2, 45, 46, 20, 50, 21, 4})
        mixed += words.mid(line * 4, 4);
    Highlight highlight{.id = u"1-a"_s, .page = 1, .quote = textOf(mixed)};
    for (qsizetype at = 0; at < mixed.size(); at += 4)
        highlight.boxes.append(mixed.at(at).box | mixed.at(at + 3).box);
    return highlight;
}

QList<QuotePlace> places(const Highlight &highlight, int number, const QList<PageWord> &words)
{
    return placesOf(SoughtQuote(highlight), number, words, lettersOf(textOf(words)));
}

} // namespace

class TestQuotePlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasReadInAnotherOrder()
    {
        const Highlight highlight = mixedHighlight();
        const QList<QuotePlace> found = places(highlight, 0, page());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().hit.boxes, highlight.boxes);
        QVERIFY(found.first().likeness > 0);
    }

    void otherWordsInItsBoxesAreNotIt()
    {
        QCOMPARE(places(mixedHighlight(), 0, page(5000)).size(), 0);
        QCOMPARE(places(mixedHighlight(), 1, page()).size(), 0); // those of another page neither
    }
};

BROADSHEET_TEST(TestQuotePlaces, QCoreApplication)
#include "tst_quote_places.moc"
