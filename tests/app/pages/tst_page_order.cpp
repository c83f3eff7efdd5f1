#include "pages/PageFlow.h"
#include "pages/PageOrder.h"
#include "support/Runner.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr qreal height = 10;
constexpr qreal letter = 5; // its width
constexpr qreal columns[] = {50, 310, 570};

// The words of a line: "left" and its number, then others that fill 240 points.
QList<PageWord> lineAt(qreal x, qreal y, const QString &first, int words = 8)
{
    QList<PageWord> line;
    for (int i = 0; i < words; ++i) {
        const QString text = i == 0 ? first : u"word"_s;
        const qreal width = i == 0 ? 6 * letter : 5.2 * letter;
        line.append({.text = text, .box = {x, y, width, height}, .hasSpaceAfter = true});
        x += width + letter - 1;
    }
    line.back().isLineEnd = true;
    return line;
}

// A sign of a formula, as poppler has them: each is a line.
PageWord sign(qreal x, qreal y, const QString &text = u"x²"_s)
{
    return {.text = text, .box = {x, y, 8, height}, .hasSpaceAfter = true, .isLineEnd = true};
}

QString name(const QString &column, int line)
{
    return column + QString::number(line);
}

// The words that are not there for their width.
QStringList marks(const QList<PageWord> &words)
{
    QStringList names;
    for (const PageWord &word : words)
        if (word.text != u"word"_s)
            names.append(word.text);
    return names;
}

QStringList names(const QString &column, int from, int to)
{
    QStringList all;
    for (int line = from; line < to; ++line)
        all.append(name(column, line));
    return all;
}

qreal yOf(int line)
{
    return 100 + 12 * line;
}

// Both columns in pieces of four lines, as poppler mixes those of pages with formulas.
QList<PageWord> mixed(int from, int to)
{
    QList<PageWord> words;
    for (int piece = from; piece < to; piece += 4)
        for (const bool isLeft : {false, true})
            for (int line = piece; line < std::min(piece + 4, to); ++line)
                words += lineAt(columns[isLeft ? 0 : 1], yOf(line),
                                name(isLeft ? u"a"_s : u"b"_s, line));
    return words;
}

QRectF turnedRight(const QRectF &box)
{
    return {1000 - box.bottom(), box.left(), box.height(), box.width()};
}

} // namespace

class TestPageOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOneColumn();
    void leavesTables();
    void readsColumns();
    void endsLinesThatAreTornApart();
    void separatesLinesOverTheGutter();
    void readsWhatIsWideInBetween();
    void sortsFormulas();
    void readsTurnedPages();
    void readsThreeColumns();
    void keepsAllWordsOfHostilePages();
    void knowsWhatGoesOn();
};

void TestPageOrder::leavesOneColumn()
{
    QList<PageWord> words;
    words += lineAt(200, 40, u"title"_s, 6);
    for (int line = 0; line < 40; line += 2) {
        words += lineAt(50, yOf(line), name(u"a"_s, line), 16);
        words += sign(400, yOf(line + 1) + 3); // in the order in which poppler has them
        words += sign(200, yOf(line + 1));
        words += lineAt(50, yOf(line + 1) + 8, u"short"_s, 2);
    }
    words += sign(300, 700, u"7"_s);
    QCOMPARE(inReadingOrder(words), words);
    QCOMPARE(inReadingOrder({}), QList<PageWord>());
    QCOMPARE(inReadingOrder(words.first(1)), words.first(1));
}

// Cells side by side, row by row; some are as long as a short line.
void TestPageOrder::leavesTables()
{
    QList<PageWord> words;
    for (int line = 0; line < 12; ++line) {
        words += lineAt(50, yOf(line), name(u"a"_s, line), 3 + line % 3);
        words += lineAt(310, yOf(line), name(u"b"_s, line), 3 + (line * 7) % 6);
    }
    QCOMPARE(inReadingOrder(words), words);
}

void TestPageOrder::readsColumns()
{
    QCOMPARE(marks(inReadingOrder(mixed(0, 30))), names(u"a"_s, 0, 30) + names(u"b"_s, 0, 30));
    // The last page may have little in its right column.
    const QList<PageWord> last = lineAt(310, yOf(0), u"b0"_s) + mixed(1, 2).last(8) + mixed(2, 20);
    QList<PageWord> words;
    for (const PageWord &word : last)
        if (word.box.left() < 300 || word.box.top() < yOf(2))
            words.append(word);
    QCOMPARE(marks(inReadingOrder(words)), names(u"a"_s, 1, 20) + names(u"b"_s, 0, 1));
}

void TestPageOrder::endsLinesThatAreTornApart()
{
    const QList<PageWord> words = inReadingOrder(mixed(0, 8));
    QCOMPARE(words.size(), 16 * 8);
    for (qsizetype i = 0; i < words.size(); ++i)
        QCOMPARE(words.at(i).isLineEnd, i % 8 == 7);
}

// Poppler takes lines beside each other for one when the gutter is narrow.
void TestPageOrder::separatesLinesOverTheGutter()
{
    QList<PageWord> words;
    for (int line = 0; line < 20; ++line) {
        words += lineAt(50, yOf(line), name(u"a"_s, line));
        words.back().isLineEnd = line % 3 == 0;
        words += lineAt(words.back().box.right() + 10, yOf(line), name(u"b"_s, line));
    }
    const QList<PageWord> read = inReadingOrder(words);
    QCOMPARE(marks(read), names(u"a"_s, 0, 20) + names(u"b"_s, 0, 20));
    QCOMPARE(std::ranges::count_if(read, &PageWord::isLineEnd), 40);
}

void TestPageOrder::readsWhatIsWideInBetween()
{
    QList<PageWord> words = lineAt(50, 20, u"header"_s, 2) + mixed(0, 12);
    words += lineAt(50, yOf(13), u"caption"_s, 16);
    words += lineAt(50, yOf(14), u"itsEnd"_s, 3);
    words += sign(300, 740, u"7"_s);
    words += lineAt(120, 40, u"title"_s, 10);
    words += mixed(16, 30);
    words += sign(540, 20, u"8"_s);
    QCOMPARE(marks(inReadingOrder(words)),
             QStringList({u"header"_s, u"8"_s, u"title"_s}) + names(u"a"_s, 0, 12) +
                 names(u"b"_s, 0, 12) + QStringList({u"caption"_s, u"itsEnd"_s}) +
                 names(u"a"_s, 16, 30) + names(u"b"_s, 16, 30) + QStringList(u"7"_s));
}

// Poppler also has parts of a column in a wrong order.
void TestPageOrder::sortsFormulas()
{
    QList<PageWord> words;
    for (const int from : {12, 0})
        for (const int column : {1, 0})
            for (int line = from; line < from + 12; ++line)
                if (line != 4)
                    words += lineAt(columns[column], yOf(line),
                                    name(QString(QChar(u'a' + column)), line));
                else
                    words += {sign(400, yOf(line)), sign(380, yOf(line) - 1, u"="_s)};
    QStringList expected = names(u"a"_s, 0, 24) + names(u"b"_s, 0, 24);
    expected.removeAll(u"a4"_s);
    expected.replace(expected.indexOf(u"b4"_s), u"x²"_s);
    expected.insert(expected.indexOf(u"b5"_s), u"="_s);
    expected.insert(expected.indexOf(u"b5"_s), u"x²"_s);
    expected.insert(expected.indexOf(u"b5"_s), u"="_s);
    QCOMPARE(marks(inReadingOrder(words)), expected);
}

void TestPageOrder::readsTurnedPages()
{
    QList<PageWord> words = lineAt(120, 40, u"title"_s, 10) + mixed(0, 20);
    for (int turns = 1; turns < 4; ++turns) {
        for (PageWord &word : words)
            word.box = turnedRight(word.box);
        QCOMPARE(marks(inReadingOrder(words)),
                 QStringList(u"title"_s) + names(u"a"_s, 0, 20) + names(u"b"_s, 0, 20));
    }
}

void TestPageOrder::readsThreeColumns()
{
    QList<PageWord> words;
    for (int line = 0; line < 20; ++line)
        for (int column = 0; column < 3; ++column)
            words += lineAt(columns[column], yOf(line), name(QString(QChar(u'a' + column)), line));
    QCOMPARE(marks(inReadingOrder(words)),
             names(u"a"_s, 0, 20) + names(u"b"_s, 0, 20) + names(u"c"_s, 0, 20));
}

void TestPageOrder::keepsAllWordsOfHostilePages()
{
    QRandomGenerator random(7);
    for (const int range : {1, 10, 1'000, 90'000}) {
        QList<PageWord> words;
        for (int i = 0; i < 5'000; ++i)
            words.append({.text = QString::number(i) + u"letters"_s,
                          .box = {random.bounded(range) - range / 3.0, random.bounded(range) * 1.0,
                                  random.bounded(range) * (i % 5) / 4.0, random.bounded(90) * 1.0},
                          .hasSpaceAfter = i % 3 == 0,
                          .isLineEnd = i % 7 == 0});
        QList<PageWord> read = inReadingOrder(words);
        std::ranges::sort(read, {}, [](const PageWord &word) { return word.text; });
        std::ranges::sort(words, {}, [](const PageWord &word) { return word.text; });
        QCOMPARE(read.size(), words.size());
        for (qsizetype i = 0; i < words.size(); ++i)
            QCOMPARE(read.at(i).box, words.at(i).box);
    }
}

// Without header, footnotes and page number; a page of few lines has none of them.
void TestPageOrder::knowsWhatGoesOn()
{
    QList<PageWord> text;
    for (int line = 0; line < 20; ++line)
        text += lineAt(50, yOf(line), name(u"a"_s, line), 16);
    QList<PageWord> notes;
    for (int line = 22; line < 24; ++line)
        notes += lineAt(50, yOf(line), name(u"n"_s, line), 16);
    for (PageWord &note : notes)
        note.box.setHeight(0.8 * height);
    const QList<PageWord> header = lineAt(50, 50, u"header"_s, 3);
    const QList<PageWord> number{sign(300, 700, u"7"_s)};
    QCOMPARE(flowOf(header + text + notes + number), text);
    QCOMPARE(flowOf(text + number), text);
    QCOMPARE(flowOf(header + text), text);
    QCOMPARE(flowOf(text), text);
    QCOMPARE(flowOf(notes), notes);
    QCOMPARE(flowOf({}), QList<PageWord>());
    QList<PageWord> figure{sign(200, 40), sign(300, 50)};
    figure += lineAt(50, 70, u"Figure"_s, 16);
    figure[3].text = u"3:"_s;
    QCOMPARE(flowOf(figure + text), text);
    QList<PageWord> few;
    for (const int y : {80, 110, 140, 700})
        few += lineAt(50, y, u"line"_s, 12);
    QCOMPARE(flowOf(few), few);
    QList<PageWord> wide;
    for (int y = 80; y < 700; y += 30)
        wide += lineAt(50, y, u"line"_s, 12);
    QCOMPARE(flowOf(wide), wide);
}

BROADSHEET_TEST(TestPageOrder, QCoreApplication)
#include "tst_page_order.moc"
