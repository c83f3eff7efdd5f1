// Highlights and notes on the pages of a paper in the window, by keys and the mouse.
#include "Pdfs.h"
#include "controls/NoticeBar.h"
#include "detail/NoteEdit.h"
#include "highlights/Highlight.h"
#include "library/LibraryAccess.h"
#include "list/PaperListView.h"
#include "pagenotes/HighlightList.h"
#include "pages/PageDocument.h"
#include "pageview/PageContents.h"
#include "pageview/PagePaint.h"
#include "pageview/PagesView.h"
#include "reader/ReaderView.h"
#include "support/DeskTest.h"
#include "support/HttpServer.h"

#include <QAccessible>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

#include <algorithm>
#include <csignal>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto path = "/pdf/2403.00002";
const PaperId paper{u"2403.00002"_s};

QByteArray paperOf(const QList<QByteArrayList> &pages)
{
    QList<PdfPage> all;
    for (const QByteArrayList &lines : pages) {
        PdfPage page;
        for (qsizetype at = 0; at < lines.size(); ++at)
            page.content += line(50, 500 - 20.0 * double(at), lines.at(at));
        all.append(page);
    }
    return pdf(all);
}

QByteArray firstVersion()
{
    return paperOf({{"We neglect the last term of the sum", "because it is small"},
                    {"The second page says little"},
                    {"Nothing more to add here", "The end"}});
}

// A new page comes first, a line breaks elsewhere, and the second page has gone.
QByteArray secondVersion()
{
    return paperOf({{"What is new in this version"},
                    {"As before", "we neglect the", "last term of the sum because"},
                    {"Nothing more to add here", "The end"}});
}

} // namespace

class TestPageNotes final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] PagesView *pages() const
    {
        auto *view = m_desk->window.findChild<PagesView *>();
        return view && view->isVisible() ? view : nullptr;
    }
    void openPaper()
    {
        m_desk->press(Qt::Key_P);
        const auto isRead = [this] {
            return pages() && pages()->pages() > 0 &&
                   !pages()->contents().words(pages()->page()).isEmpty();
        };
        if (!QTest::qWaitFor(isRead, longest))
            qFatal("the paper did not open");
    }
    void selectWords(int count)
    {
        for (int word = 0; word < count; ++word)
            m_desk->press(Qt::Key_Right, Qt::ShiftModifier);
    }
    [[nodiscard]] QList<PageHighlight> shown(int page = 0) const
    {
        return pages() ? pages()->highlights().on(page) : QList<PageHighlight>();
    }
    [[nodiscard]] QList<Highlight> kept() const
    {
        return m_desk->library->paper(paper).result().value().highlights;
    }
    // The first words of the first page.
    void makeOne(int words = 6)
    {
        openPaper();
        selectWords(words);
        m_desk->press(Qt::Key_H);
        if (!QTest::qWaitFor([this] { return shown().size() == 1; }, longest))
            qFatal("there is no highlight");
    }
    [[nodiscard]] NoteEdit *note() const
    {
        for (NoteEdit *edit : pages()->findChildren<NoteEdit *>())
            if (edit->isVisible())
                return edit;
        return nullptr;
    }
    [[nodiscard]] HighlightList *list() const { return named<HighlightList>(u"Highlights"_s); }
    [[nodiscard]] QPoint middleOf(const PageHighlight &one) const
    {
        const QRect box = pages()->grid().onPage(one.page, one.boxes.constFirst());
        return box.center() - pages()->onGrid({});
    }
    // The server has another one now.
    void forgetTheFile() const
    {
        const QString file = m_folder->filePath(u"cache/broadsheet/pdfs/2403.00002.pdf"_s);
        if (!QFile::remove(file))
            qFatal("there was no file");
    }

    std::unique_ptr<HttpServer> server;

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
        server = std::make_unique<HttpServer>();
        server->respond(path, Response{.body = firstVersion()});
        reopen({write(u"friday.md"_s, Desk::friday())}, [this](Settings &settings) {
            settings.setText(SettingsTable::pdfBase, server->url(u"/pdf"_s).toString());
        });
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->currentId().text, paper.text);
    }
    void cleanup() { close(); }

    void byKeysWithUndoAndRedo();
    void nothingSelected();
    void overTwoPages();
    void aNoteByKeys();
    void aNoteThatWasRefusedIsAskedForAtTheEnd();
    void aNoteByAClick();
    void theMenu();
    void stepsAndRemoves();
    void theListLeadsThere();
    void keysInTheList();
    void theBoxLiesOverThePage();
    void keysBehindAMessage();
    void stayWithThePaper();
    void inAnotherVersion();
    void amongTheSameWords();
    void whereSomeOfItWasChanged();
    void areToldToAssistiveTools();
    void colourText();
};

void TestPageNotes::byKeysWithUndoAndRedo()
{
    makeOne();
    QCOMPARE(kept().constFirst().quote, u"We neglect the last term of"_s);
    QCOMPARE(kept().constFirst().after, u"the sum because it is small"_s);
    QCOMPARE(kept().constFirst().page, 1);
    QVERIFY(pages()->selection().isEmpty());
    QVERIFY(!shown().constFirst().hasNote);
    m_desk->press(Qt::Key_H); // the next colour
    QTRY_COMPARE(shown().value(0).colour, 2);
    m_desk->press(Qt::Key_U);
    QTRY_COMPARE(shown().value(0).colour, 1);
    QTRY_VERIFY(m_desk->window.notice().isVisible());
    QVERIFY(m_desk->window.notice().noticeText().contains(u"Highlight on page 1 of"_s));
    m_desk->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(shown().isEmpty());
    m_desk->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(shown().size(), 1);
}

void TestPageNotes::nothingSelected()
{
    openPaper();
    for (const Qt::Key key : {Qt::Key_H, Qt::Key_E, Qt::Key_Delete, Qt::Key_Period}) {
        m_desk->press(key);
        QVERIFY(pages());
    }
    QVERIFY(m_desk->window.notice().noticeText().contains(u"Select text first"_s));
    QVERIFY(kept().isEmpty());
}

void TestPageNotes::overTwoPages()
{
    openPaper();
    pages()->contents().ask(1);
    QTRY_VERIFY(!pages()->contents().words(1).isEmpty());
    pages()->select([](PageSelection &selection) {
        selection.start({0, 8});
        selection.extend({1, 1});
    });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown(0).size(), 1);
    QCOMPARE(shown(1).size(), 1);
    QCOMPARE(kept().value(0).quote, u"because it is small"_s);
    QCOMPARE(kept().value(1).quote, u"The second"_s);
    m_desk->press(Qt::Key_U);
    QTRY_VERIFY(shown(0).isEmpty() && shown(1).isEmpty());
}

void TestPageNotes::aNoteByKeys()
{
    openPaper();
    selectWords(2);
    m_desk->press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->hasFocus());
    m_desk->type(u"help me"_s); // keys of the reader are letters here
    m_desk->press(Qt::Key_Escape);
    QVERIFY(pages()->hasFocus());
    QVERIFY(!note());
    QTRY_COMPARE(kept().value(0).note, u"help me"_s);
    QTRY_VERIFY(shown().value(0).hasNote);
    m_desk->press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->hasFocus());
    QCOMPARE(note()->toPlainText(), u"help me"_s);
    m_desk->press(Qt::Key_A, Qt::ControlModifier);
    m_desk->press(Qt::Key_Delete);
    m_desk->press(Qt::Key_Escape);
    QTRY_VERIFY(kept().value(0).note.isEmpty());
    QCOMPARE(shown().size(), 1);
    m_desk->press(Qt::Key_U);
    QTRY_COMPARE(kept().value(0).note, u"help me"_s);
    m_desk->press(Qt::Key_U);
    QTRY_VERIFY(kept().value(0).note.isEmpty());
    m_desk->press(Qt::Key_U);
    QTRY_VERIFY(kept().isEmpty());
}

void TestPageNotes::aNoteThatWasRefusedIsAskedForAtTheEnd()
{
    makeOne();
    pages()->select([](PageSelection &selection) { selection.start({0, 8}); });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown().size(), 2);
    m_desk->press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->hasFocus());
    const auto run = [this](const QString &sql) {
        return LibraryAccess(*m_desk->library)
            .run([sql](Database &database) {
                database.execute(sql);
                return true;
            })
            .result();
    };
    QVERIFY(run(u"CREATE TRIGGER refuse BEFORE INSERT ON event"
                " BEGIN SELECT RAISE(ABORT, 'refused'); END"_s));
    m_desk->type(u"Why?"_s);
    m_desk->press(Qt::Key_Escape);
    QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"Nothing was changed"_s));
    m_desk->press(Qt::Key_Period); // the other one
    m_desk->press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->hasFocus());
    QCOMPARE(note()->toPlainText(), QString());
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_Escape); // back to the list
    QTRY_VERIFY(m_desk->window.list().isVisible());
    QVERIFY(run(u"DROP TRIGGER refuse"_s));
    m_desk->window.close();
    const auto isNoted = [](const Highlight &one) { return one.note == u"Why?"_s; };
    QTRY_VERIFY(std::ranges::any_of(kept(), isNoted));
}

void TestPageNotes::aNoteByAClick()
{
    makeOne();
    QTest::mouseClick(pages()->viewport(), Qt::LeftButton, {}, middleOf(shown().constFirst()));
    QTRY_VERIFY(note() && note()->hasFocus());
    m_desk->type(u"Why?"_s);
    QTest::mouseClick(named<QAbstractButton>(u"Rose"_s), Qt::LeftButton);
    QTRY_COMPARE(shown().value(0).colour, 4);
    QCOMPARE(note()->toPlainText(), u"Why?"_s);
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_Escape); // back to the list, and nothing is lost
    QTRY_VERIFY(m_desk->window.list().isVisible());
    QTRY_COMPARE(kept().value(0).note, u"Why?"_s);
}

void TestPageNotes::theMenu()
{
    makeOne();
    m_desk->press(Qt::Key_F10, Qt::ShiftModifier);
    const auto menu = [] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); };
    QTRY_VERIFY(menu());
    QCOMPARE(menu()->actions().size(), 7);
    menu()->actions().at(2)->trigger();
    menu()->close();
    QTRY_COMPARE(shown().value(0).colour, 3);
    QTRY_VERIFY(!menu());
    m_desk->press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(menu());
    menu()->actions().constLast()->trigger();
    menu()->close();
    QTRY_VERIFY(shown().isEmpty());
}

void TestPageNotes::stepsAndRemoves()
{
    makeOne();
    m_desk->press(Qt::Key_End);
    QTRY_VERIFY(!pages()->contents().words(2).isEmpty());
    pages()->select([](PageSelection &selection) { selection.start({2, 0}); });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown(2).size(), 1);
    m_desk->press(Qt::Key_Period); // from the last to the first
    QCOMPARE(pages()->highlights().current(), shown(0).value(0).id);
    QCOMPARE(pages()->page(), 0);
    m_desk->press(Qt::Key_Comma);
    QCOMPARE(pages()->highlights().current(), shown(2).value(0).id);
    m_desk->press(Qt::Key_Delete);
    QTRY_VERIFY(shown(2).isEmpty());
    QCOMPARE(shown(0).size(), 1);
}

void TestPageNotes::theListLeadsThere()
{
    makeOne();
    m_desk->press(Qt::Key_E);
    QTRY_VERIFY(note());
    m_desk->type(u"Why?"_s);
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_End);
    QVERIFY(pages()->page() > 0);
    m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(list() && list()->hasFocus());
    QTRY_COMPARE(list()->item(0)->text(), u"We neglect the last term of\nPage 1 · Why?"_s);
    m_desk->press(Qt::Key_Down);
    m_desk->press(Qt::Key_Return);
    QCOMPARE(pages()->page(), 0);
    QVERIFY(pages()->hasFocus());
    m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
    QVERIFY(!list());
}

// The row is the highlight that the keys of the reader are for.
void TestPageNotes::keysInTheList()
{
    makeOne();
    m_desk->press(Qt::Key_End);
    QTRY_VERIFY(!pages()->contents().words(2).isEmpty());
    pages()->select([](PageSelection &selection) { selection.start({2, 0}); });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown(2).size(), 1);
    m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(list() && list()->hasFocus());
    QTRY_COMPARE(list()->currentRow(), 1);
    m_desk->press(Qt::Key_Up);
    QTRY_COMPARE(pages()->highlights().current(), shown(0).value(0).id);
    QCOMPARE(list()->currentRow(), 0);
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown(0).value(0).colour, 2);
    const QSignalSpy followed(
        m_desk->window.findChild<ReaderView *>()->actions()[ReaderCommand::FollowLink],
        &QAction::triggered);
    m_desk->press(Qt::Key_Return);
    QVERIFY(followed.isEmpty());
    list()->setFocus();
    m_desk->press(Qt::Key_Delete);
    QTRY_VERIFY(shown(0).isEmpty());
    QCOMPARE(shown(2).size(), 1);
}

void TestPageNotes::theBoxLiesOverThePage()
{
    makeOne();
    m_desk->press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->hasFocus());
    note()->setPlainText(u"a line\n"_s.repeated(200));
    QTRY_VERIFY(note()->verticalScrollBar()->isVisible());
    pages()->select([](PageSelection &selection) { selection.start({0, 0}); });
    QTest::mouseClick(note()->parentWidget(), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(!pages()->selection().isEmpty());
    note()->verticalScrollBar()->setValue(0);
    const int before = pages()->verticalScrollBar()->value();
    const QPointF place = note()->viewport()->rect().center();
    QWheelEvent turned(place, note()->viewport()->mapToGlobal(place), {}, {0, -120}, Qt::NoButton,
                       Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(note()->viewport(), &turned);
    QVERIFY(note()->verticalScrollBar()->value() > 0);
    QCOMPARE(pages()->verticalScrollBar()->value(), before);
}

void TestPageNotes::keysBehindAMessage()
{
    makeOne();
    const auto *document = m_desk->session.findChild<PageDocument *>();
    QVERIFY(document && document->processId() > 0);
    QCOMPARE(::kill(pid_t(document->processId()), SIGKILL), 0);
    QTRY_VERIFY(!pages());
    m_desk->press(Qt::Key_Delete);
    m_desk->settle();
    QCOMPARE(kept().size(), 1);
}

void TestPageNotes::stayWithThePaper()
{
    makeOne();
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_J);
    QTRY_VERIFY(m_desk->currentId() != paper);
    server->respond("/pdf/" + m_desk->currentId().text.toLatin1(),
                    Response{.body = firstVersion()});
    openPaper();
    m_desk->settle();
    QVERIFY(shown().isEmpty());
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_K);
    QTRY_COMPARE(m_desk->currentId().text, paper.text);
    reopen({}, [](Settings &) {});
    QTRY_COMPARE(m_desk->currentId().text, paper.text);
    openPaper();
    QTRY_COMPARE(shown().size(), 1);
    QVERIFY(pages()->highlights().current().isEmpty());
}

void TestPageNotes::inAnotherVersion()
{
    makeOne();
    const QList<QRectF> before = shown().constFirst().boxes;
    pages()->contents().ask(1);
    QTRY_VERIFY(!pages()->contents().words(1).isEmpty());
    pages()->select([](PageSelection &selection) {
        selection.start({1, 0});
        selection.extend({1, 2});
    });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown(1).size(), 1);
    m_desk->press(Qt::Key_Escape);
    forgetTheFile();
    server->respond(path, Response{.body = secondVersion()});
    openPaper();
    QTRY_COMPARE(shown(1).size(), 1); // of the first one, a page later
    QTRY_VERIFY(shown(0).isEmpty());
    const PageHighlight moved = shown(1).constFirst();
    QCOMPARE(moved.boxes.size(), 2);
    QVERIFY(moved.boxes.constFirst() != before.constFirst());
    const PageWords words = pages()->contents().words(1);
    QCOMPARE(words.at(wordAt(words, moved.boxes.constFirst().center())).text, u"neglect"_s);
    m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(list());
    QTRY_COMPARE(list()->count(), 2);
    QTRY_VERIFY(list()->item(1)->text().contains(u"Not found in this version"_s));
    QVERIFY(list()->item(1)->text().contains(u"page 2"_s));
    QVERIFY(list()->item(0)->text().contains(u"Page 2"_s));
    QCOMPARE(kept().size(), 2); // nothing was changed
    QCOMPARE(kept().constFirst().page, 1);
}

// The same words stand on the same page several times: those with the same text around them count.
void TestPageNotes::amongTheSameWords()
{
    server->respond(path, Response{.body = paperOf({{"red apple tree", "green apple pie"}})});
    openPaper();
    pages()->select([](PageSelection &selection) { selection.start({0, 4}); });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown().size(), 1);
    m_desk->press(Qt::Key_Escape);
    forgetTheFile();
    server->respond(path, Response{.body = paperOf({{"red apple tree", "red apple cake",
                                                     "blue apple juice", "and green apple pie"}})});
    openPaper();
    const auto word = [this] {
        const PageWords words = pages()->contents().words(0);
        const QRectF box = shown().value(0).boxes.value(0);
        return box.isNull() ? -1 : wordAt(words, box.center());
    };
    QTRY_COMPARE(word(), 11);
    forgetTheFile();
    m_desk->press(Qt::Key_Escape);
    server->respond(path, Response{.body = paperOf({{"an apple a day"}})});
    openPaper();
    QTRY_VERIFY(shown().isEmpty());
}

// Another page, and a word in the middle is another one.
void TestPageNotes::whereSomeOfItWasChanged()
{
    const QByteArrayList before{"We study how far a small adapter",
                                "can follow such changes without",
                                "forgetting what the base model knew", "and the price of it"};
    QByteArrayList after = before;
    after[1] = "can track such changes without";
    server->respond(path, Response{.body = paperOf({before})});
    openPaper();
    pages()->select([](PageSelection &selection) {
        selection.start({0, 2});
        selection.extend({0, 20});
    });
    m_desk->press(Qt::Key_H);
    QTRY_COMPARE(shown().size(), 1);
    m_desk->press(Qt::Key_Escape);
    forgetTheFile();
    server->respond(path, Response{.body = paperOf({{"Something else"}, after})});
    openPaper();
    QTRY_COMPARE(shown(1).size(), 1);
    pages()->contents().ask(1);
    QTRY_VERIFY(!pages()->contents().words(1).isEmpty());
    const PageWords words = pages()->contents().words(1);
    const PageHighlight found = shown(1).constFirst();
    const QPointF start = found.boxes.constFirst().topLeft() + QPointF(1, 3);
    QCOMPARE(words.at(wordAt(words, start)).text, u"how"_s);
    QVERIFY(found.boxes.constLast().top() > words.at(12).box.top());
}

void TestPageNotes::areToldToAssistiveTools()
{
    makeOne(2);
    QAccessibleInterface *read = QAccessible::queryAccessibleInterface(pages());
    QVERIFY(read && read->textInterface());
    int from = -1;
    int to = -1;
    const QString marked = read->textInterface()->attributes(4, &from, &to);
    QVERIFY(marked.contains(u"background-color:rgb("_s));
    QCOMPARE(from, 0);
    QCOMPARE(read->textInterface()->text(from, to), u"We neglect "_s);
    QVERIFY(read->textInterface()->attributes(to, &from, &to).isEmpty());
    m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(list());
    QCOMPARE(list()->item(0)->data(Qt::AccessibleTextRole).toString().trimmed(),
             u"Page 1: We neglect."_s);
}

// The text stays readable: the ground is near that of the paper.
void TestPageNotes::colourText()
{
    for (const bool isDark : {false, true}) {
        makeOne();
        if (isDark != pages()->isDark())
            m_desk->press(Qt::Key_I);
        QList<QColor> grounds;
        for (int colour = 1; colour <= highlightColours; ++colour) {
            QTRY_COMPARE(shown().value(0).colour, colour);
            const QRect box = pages()->grid().onPage(0, shown().constFirst().boxes.constFirst());
            const QPoint corner = box.bottomLeft() - pages()->onGrid({}) + QPoint(2, -2);
            const auto ground = [this, corner] {
                return pages()->viewport()->grab().toImage().pixelColor(corner);
            };
            const QColor paperColour = isDark ? QColor(0x1e, 0x1e, 0x1e) : QColor(Qt::white);
            QTRY_VERIFY(ground() != paperColour);
            QTRY_VERIFY(isDark ? ground().lightness() < 128 : ground().lightness() > 128);
            QVERIFY(!grounds.contains(ground()));
            grounds.append(ground());
            m_desk->press(Qt::Key_H);
        }
        m_desk->press(Qt::Key_Delete);
        QTRY_VERIFY(shown().isEmpty());
        m_desk->press(Qt::Key_Escape);
    }
}

BROADSHEET_TEST(TestPageNotes, QApplication)
#include "tst_page_notes.moc"
