// Summaries as documents: structure, colours that can be read, and nothing that is ever loaded.
#include "delegates/Colours.h"
#include "support/Runner.h"
#include "text/MarkdownDocument.h"
#include "text/MatchMarks.h"
#include "text/TextView.h"

#include <QApplication>
#include <QFile>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>
#include <QWheelEvent>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x30, 0x30, 0x34));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x21));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe6, 0xe6));
    return palette;
}

QTextBlock blockWith(const QTextDocument &document, const QString &text)
{
    return document.find(text).block();
}

// Every fragment of the document.
QList<QTextFragment> fragments(const QTextDocument &document)
{
    QList<QTextFragment> all;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            all.append(it.fragment());
    return all;
}

const auto sample =
    u"- **What's New**: 글과 text\n- ***Details***: 둘\n  - 안쪽 [링크](https://a.org)\n"
    "3. `code` https://b.org/에서\n\n> 인용\n"_s;

} // namespace

class TestDocument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsAreHeadings();
    void itemsHang();
    void linesAreOneHeight();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
    void sameTextSameDocument();
    void nothingIsLoaded();
    void onlySafeLinksAreClickable();
    void titleIsPlain();
    void heightFollowsWidth();
    void tablesHaveCells();
    void columnsAreAligned();
    void wideTablesAreScrolled();
    void codeAndQuotesHaveAGround();
    void quotesHaveABar();
    void codeInALineHasAGround();
};

void TestDocument::labelsAreHeadings()
{
    QTextDocument document;
    fillDocument(document, sample, {});
    const QTextBlock label = blockWith(document, u"What's New"_s);
    QCOMPARE(label.text(), u"What's New"_s);
    QVERIFY(label.blockFormat().headingLevel() > 0);
    QCOMPARE(label.next().text(), u"글과 text"_s);
    QCOMPARE(label.next().blockFormat().headingLevel(), 0);
    QVERIFY(label.begin().fragment().charFormat().fontWeight() > QFont::Normal);
}

void TestDocument::itemsHang()
{
    QTextDocument document;
    fillDocument(document, sample, {});
    const QTextBlock item = blockWith(document, u"안쪽"_s);
    QCOMPARE(item.text(), u"•\t안쪽 링크"_s);
    QVERIFY(item.blockFormat().textIndent() < 0);
    QVERIFY(item.blockFormat().leftMargin() >
            blockWith(document, u"code"_s).blockFormat().leftMargin());
    QVERIFY(blockWith(document, u"code"_s).text().startsWith(u"3.\t"_s));
}

void TestDocument::linesAreOneHeight()
{
    QTextDocument document;
    fillDocument(document, sample, {});
    const qreal height = document.firstBlock().blockFormat().lineHeight();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().isEmpty()) // beside a frame
            continue;
        QCOMPARE(block.blockFormat().lineHeightType(), int(QTextBlockFormat::FixedHeight));
        QCOMPARE(block.blockFormat().lineHeight(), height);
    }
}

void TestDocument::coloursCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
    QTest::newRow("dark") << darkPalette();
}

void TestDocument::coloursCanBeRead()
{
    QFETCH(QPalette, palette);
    QTextDocument document;
    fillDocument(document, sample, {.font = {}, .palette = palette});
    for (const QTextFragment &fragment : fragments(document)) {
        const QColor ink = fragment.charFormat().foreground().color();
        QVERIFY2(contrast(ink, palette.color(QPalette::Base)) >= 4.5,
                 qPrintable(fragment.text() % u' ' % ink.name()));
    }
}

void TestDocument::sameTextSameDocument()
{
    QTextDocument one;
    QTextDocument two;
    fillDocument(one, sample, {});
    fillDocument(two, u"# other\n\n- text"_s, {});
    fillDocument(two, sample, {});
    QCOMPARE(two.toPlainText(), one.toPlainText());
    QCOMPARE(two.toHtml(), one.toHtml());
}

void TestDocument::nothingIsLoaded()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.png"_s);
    QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(path));
    const QUrl file = QUrl::fromLocalFile(path);

    TextView view;
    const QString markdown =
        u"![a](%1) <img src=\"%1\"> ![b](https://a.org/b.png) ![](data:image/png;base64,AA)"_s.arg(
            file.toString());
    fillDocument(*view.document(), markdown, {});
    view.resize(300, 200);
    view.grab();
    for (const QTextFragment &fragment : fragments(*view.document()))
        QVERIFY(!fragment.charFormat().isImageFormat());
    for (const int type :
         {int(QTextDocument::ImageResource), int(QTextDocument::HtmlResource),
          int(QTextDocument::StyleSheetResource), int(QTextDocument::MarkdownResource)})
        QVERIFY(view.document()->resource(type, file).toByteArray().isEmpty());
    QVERIFY(view.document()->toPlainText().contains(u"<img src=\""_s % file.toString()));
    QVERIFY(view.document()->toPlainText().contains(u"a ("_s % file.toString()));
}

void TestDocument::onlySafeLinksAreClickable()
{
    TextView view;
    fillDocument(
        *view.document(),
        u"[x](javascript:alert) [y](file:///etc/passwd) [z](https://ok.org/%20) ftp://a.b"_s, {});
    QStringList targets;
    for (const QTextFragment &fragment : fragments(*view.document()))
        if (fragment.charFormat().isAnchor())
            targets.append(fragment.charFormat().anchorHref());
    QCOMPARE(targets, QStringList{u"https://ok.org/%20"_s});

    // Even if one came in by another way.
    QSignalSpy activated(&view, &TextView::linkActivated);
    Q_EMIT view.anchorClicked(QUrl(u"file:///etc/passwd"_s));
    Q_EMIT view.anchorClicked(QUrl(u"https://ok.org/"_s));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toUrl(), QUrl(u"https://ok.org/"_s));
}

void TestDocument::titleIsPlain()
{
    QTextDocument document;
    fillPlainDocument(document, u"<think> *A* & [IDK] `x` \u202Egpj"_s, {});
    QCOMPARE(document.toPlainText(), u"<think> *A* & [IDK] `x` gpj"_s);
    QCOMPARE(document.blockCount(), 1);
}

void TestDocument::heightFollowsWidth()
{
    TextView view;
    fillDocument(*view.document(), u"멀티모달 큰 언어 모델 "_s.repeated(40), {});
    const int wide = view.heightForWidth(600);
    QVERIFY(view.heightForWidth(200) > 2 * wide);
    QCOMPARE(view.heightForWidth(600), wide);
}

void TestDocument::tablesHaveCells()
{
    TextView view;
    fillDocument(*view.document(),
                 u"Before\n| Model | Score |\n|---|---|\n| 가 | **9** |\n| b |\n\nAfter"_s, {});
    const auto tables = view.document()->rootFrame()->childFrames();
    QCOMPARE(tables.size(), 1);
    const auto *table = qobject_cast<QTextTable *>(tables.first());
    QCOMPARE(table->rows(), 3);
    QCOMPARE(table->columns(), 2);
    QCOMPARE(table->cellAt(1, 1).firstCursorPosition().block().text(), u"9"_s);
    QVERIFY(view.document()->toPlainText().startsWith(u"Before\n"_s));
    QCOMPARE(view.document()->lastBlock().text(), u"After"_s);
    QVERIFY(view.document()->toPlainText().endsWith(u"\nAfter"_s));

    // A match is marked where it is.
    markMatches(view, {u"9"_s});
    QCOMPARE(view.extraSelections().size(), 1);
    QCOMPARE(view.extraSelections().first().cursor.selectedText(), u"9"_s);
}

void TestDocument::codeAndQuotesHaveAGround()
{
    for (const QPalette &palette : {QPalette(QColor(0xef, 0xef, 0xef)), darkPalette()}) {
        QTextDocument document;
        fillDocument(document, u"text\n\n```\ncode\nmore\n```\n> said"_s,
                     {.font = {}, .palette = palette});
        QCOMPARE(document.rootFrame()->childFrames().size(), 2);
        for (const QString &word : {u"code"_s, u"said"_s}) {
            const QTextBlock block = blockWith(document, word);
            const QTextFrame *frame = QTextCursor(block).currentFrame();
            QVERIFY(frame != document.rootFrame());
            const QColor ground = frame->frameFormat().background().color();
            QCOMPARE(frame->frameFormat().background().style(), Qt::SolidPattern);
            QVERIFY(ground != palette.color(QPalette::Base));
            const QColor ink = block.begin().fragment().charFormat().foreground().color();
            QVERIFY(contrast(ink, ground) >= 4.5);
        }
    }
}

void TestDocument::columnsAreAligned()
{
    QTextDocument document;
    fillDocument(document, u"a | b | c | d\n---|:--|:-:|--:\n1 | 2 | 3 | 4\n"_s, {});
    const auto *table = qobject_cast<QTextTable *>(document.rootFrame()->childFrames().value(0));
    QVERIFY(table);
    QCOMPARE(table->columns(), 4);
    const QList<Qt::AlignmentFlag> wanted{Qt::AlignLeft, Qt::AlignLeft, Qt::AlignHCenter,
                                          Qt::AlignRight};
    for (int row = 0; row < 2; ++row) // the heads, too
        for (int column = 0; column < 4; ++column)
            QCOMPARE(table->cellAt(row, column).firstCursorPosition().blockFormat().alignment() &
                         Qt::AlignHorizontal_Mask,
                     Qt::Alignment(wanted[column]));
    const QTextCharFormat head =
        table->cellAt(0, 0).firstCursorPosition().block().begin().fragment().charFormat();
    QVERIFY(head.fontWeight() > QFont::Normal);
}

// Neither cut nor with words broken in two.
void TestDocument::wideTablesAreScrolled()
{
    QString head;
    QString cells;
    for (int i = 0; i < 12; ++i) {
        head += u"| Dimension"_s + QString::number(i);
        cells += u"| Measured"_s + QString::number(i);
    }
    TextView view;
    fillDocument(*view.document(),
                 u"Before.\n\n"_s + head + u"|\n"_s + u"|---"_s.repeated(12) + u"|\n"_s + cells +
                     u"|\n\nAfter."_s,
                 {.font = view.font(), .palette = {}});
    view.resize(300, view.heightForWidth(300));
    view.show();
    QTRY_VERIFY(view.horizontalScrollBar()->maximum() > 300);
    QCOMPARE(view.verticalScrollBar()->maximum(), 0); // there is room for the scroll bar
    const QTextBlock last = blockWith(*view.document(), u"Measured11"_s);
    QCOMPARE(last.layout()->lineCount(), 1);
    QVERIFY(view.heightForWidth(3000) < view.heightForWidth(300));

    QWheelEvent sideways({10, 10}, {10, 10}, {}, {-240, 0}, Qt::NoButton, {}, Qt::NoScrollPhase,
                         false);
    QApplication::sendEvent(view.viewport(), &sideways);
    QVERIFY(view.horizontalScrollBar()->value() > 0);
    fillDocument(*view.document(), QString(900, u'x'), {}); // without a table, all is wrapped
    view.resize(300, view.heightForWidth(300));
    QTRY_COMPARE(view.horizontalScrollBar()->maximum(), 0);
}

void TestDocument::quotesHaveABar()
{
    for (const QPalette &palette : {QPalette(QColor(0xef, 0xef, 0xef)), darkPalette()}) {
        TextView view;
        view.setPalette(palette);
        fillDocument(*view.document(), u"> said\n> - one\n> - two\n>\n> more"_s,
                     {.font = view.font(), .palette = palette});
        QCOMPARE(view.document()->rootFrame()->childFrames().size(), 1);
        QCOMPARE(blockWith(*view.document(), u"two"_s).text(), u"•\ttwo"_s);
        QCOMPARE(blockWith(*view.document(), u"more"_s).text(), u"more"_s);
        view.resize(300, view.heightForWidth(300));
        const QImage seen = view.grab().toImage();
        const QColor ground = seen.pixelColor(seen.width() - 2, seen.height() / 2);
        QVERIFY2(contrast(seen.pixelColor(0, seen.height() / 2), ground) >= 3,
                 qPrintable(seen.pixelColor(0, seen.height() / 2).name() + ground.name()));
    }
}

void TestDocument::codeInALineHasAGround()
{
    for (const QPalette &palette : {QPalette(QColor(0xef, 0xef, 0xef)), darkPalette()}) {
        QTextDocument document;
        fillDocument(document, u"call `code` and [`link`](https://a.org)"_s,
                     {.font = {}, .palette = palette});
        int code = 0;
        for (const QTextFragment &fragment : fragments(document)) {
            const QTextCharFormat format = fragment.charFormat();
            if (fragment.text() != u"code"_s && fragment.text() != u"link"_s)
                continue;
            ++code;
            const QColor ground = format.background().color();
            QVERIFY(ground != palette.color(QPalette::Base));
            QVERIFY(contrast(format.foreground().color(), ground) >= 4.5);
        }
        QCOMPARE(code, 2);
    }
}

BROADSHEET_TEST(TestDocument, QApplication)
#include "tst_document.moc"
