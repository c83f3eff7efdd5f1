// Reading the paper itself in the window, by keys.
#include "Pdfs.h"
#include "controls/ElidedLabel.h"
#include "controls/NoticeBar.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "pages/PageDocument.h"
#include "pageview/PageContents.h"
#include "pageview/PagesView.h"
#include "reader/ReaderBar.h"
#include "sidebar/SidebarView.h"
#include "support/DeskTest.h"
#include "support/HttpServer.h"

#include <QAccessible>
#include <QBuffer>
#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QPainter>
#include <QPdfWriter>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

#include <csignal>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto path = "/pdf/2403.00002";

// Pages with the number of each, and "needle" on the second and the third.
QByteArray paperOf(int pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72);
    QPainter painter(&writer);
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            writer.newPage();
        painter.drawText(50, 80, u"This is page number %1"_s.arg(page));
        painter.drawText(50, 110, page == 2 || page == 3 ? u"a needle here"_s : u"nothing"_s);
    }
    painter.end();
    return bytes;
}

// Two pages: the first has a link to the second and one to the web, and so has the outline.
QByteArray linkedPaper()
{
    const QByteArray second = QByteArray::number(pageObject(1, 2)) + " 0 R/XYZ 0 600 0";
    const QByteArray links = "/Annots[<</Type/Annot/Subtype/Link/Rect[50 490 150 510]/Dest[" +
                             second +
                             "]>><</Type/Annot/Subtype/Link/Rect[50 440 150 460]/A<</S/URI/URI("
                             "https://example.org/code)>>>>]";
    return pdf({{.content = line(50, 500, "First"), .entries = links},
                {.content = line(50, 500, "Second")}},
               "/Outlines 5 0 R",
               {"<</First 6 0 R/Last 6 0 R/Count 1>>",
                "<</Title(The second part)/Parent 5 0 R/Dest[" + second + "]>>"});
}

} // namespace

class TestReader final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] PagesView *pages() const
    {
        auto *view = m_desk->window.findChild<PagesView *>();
        return view && view->isVisible() ? view : nullptr;
    }
    [[nodiscard]] bool isRead() const { return pages() && pages()->pages() > 0; }
    [[nodiscard]] bool isListShown() const { return m_desk->window.list().isVisible(); }
    void openPaper()
    {
        m_desk->press(Qt::Key_P);
        if (!QTest::qWaitFor([this] { return isRead(); }, longest))
            qFatal("the paper did not open");
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_desk->window.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<HttpServer> server;

public Q_SLOTS:
    void takeAddress(const QUrl &url) { opened.append(url); }

private:
    QList<QUrl> opened;

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
        server = std::make_unique<HttpServer>();
        server->respond(path, Response{.body = paperOf(5)});
        opened.clear();
        reopen({write(u"friday.md"_s, Desk::friday())}, [this](Settings &settings) {
            settings.setText(SettingsTable::pdfBase, server->url(u"/pdf"_s).toString());
        });
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
    }
    void cleanup() { close(); }

    void opensAndGoesBack();
    void scrolls();
    void keepsThePlace();
    void anotherPaperIsAnother();
    void zooms();
    void searches();
    void copies();
    void keysOfTheListDoNothing();
    void goesElsewhere();
    void aPageInsteadOfAPdf();
    void aBrokenPdf();
    void theFetchIsLeft();
    void goesToAPage();
    void linksByKeys();
    void outlineByKeys();
    void theTextIsReadAloud();
    void theProcessEnds();
    void starredPapersAreFetched();
    void aPasswordIsAskedFor();
    void theButtonOpensIt();
    void unstarringInStarredStays();
    void itsKeysAreListed();
    void theTitleStandsApart();
};

void TestReader::opensAndGoesBack()
{
    openPaper();
    QCOMPARE(pages()->pages(), 5);
    QVERIFY(!isListShown());
    QVERIFY(pages()->hasFocus());
    QTRY_VERIFY(m_desk->isRead(0));
    m_desk->press(Qt::Key_Escape);
    QVERIFY(isListShown());
    QVERIFY(m_desk->window.list().hasFocus());
    QCOMPARE(m_desk->currentRow(), 0);
    openPaper(); // now from the disk
    m_desk->press(Qt::Key_P);
    QVERIFY(isListShown());
    QCOMPARE(m_desk->window.notice().parentWidget(),
             m_desk->window.list().parentWidget()->parentWidget());
    QCOMPARE(server->count(path), 1);
}

void TestReader::scrolls()
{
    openPaper();
    QCOMPARE(pages()->page(), 0);
    m_desk->press(Qt::Key_Right);
    QCOMPARE(pages()->place(), (PagePlace{.page = 1}));
    m_desk->press(Qt::Key_Space);
    QVERIFY(pages()->place().down > 0 || pages()->place().page > 1);
    m_desk->press(Qt::Key_End);
    QCOMPARE(pages()->page(), 4);
    m_desk->press(Qt::Key_Home);
    QCOMPARE(pages()->place(), PagePlace());
}

void TestReader::keepsThePlace()
{
    openPaper();
    m_desk->press(Qt::Key_Right);
    m_desk->press(Qt::Key_Right);
    m_desk->press(Qt::Key_J);
    const PagePlace place = pages()->place();
    QCOMPARE(place.page, 2);
    m_desk->press(Qt::Key_Escape);
    openPaper();
    QCOMPARE(pages()->place().page, 2);
    QVERIFY(std::abs(pages()->place().down - place.down) < 0.01);
    reopen({}, [](Settings &) {});
    QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
    openPaper();
    QCOMPARE(pages()->place().page, 2);
}

void TestReader::anotherPaperIsAnother()
{
    openPaper();
    QTRY_VERIFY(!pages()->contents().words(0).isEmpty());
    const PageWords before = pages()->contents().words(0);
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_J);
    QTRY_VERIFY(m_desk->currentId().text != u"2403.00002"_s);
    const QByteArray other = "/pdf/" + m_desk->currentId().text.toLatin1();
    server->respond(other, Response{.body = linkedPaper()});
    openPaper();
    QTRY_COMPARE(pages()->contents().links(0).size(), 2);
    QTRY_VERIFY(!pages()->contents().words(0).isEmpty());
    QVERIFY(pages()->contents().words(0).constFirst().text != before.constFirst().text);
}

void TestReader::zooms()
{
    openPaper();
    const int fitting = pages()->percent();
    m_desk->press(Qt::Key_Right);
    m_desk->press(Qt::Key_Equal, Qt::ControlModifier);
    QVERIFY(pages()->percent() > fitting);
    QCOMPARE(pages()->page(), 1);
    m_desk->press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(pages()->percent(), fitting);
    m_desk->press(Qt::Key_9, Qt::ControlModifier);
    QVERIFY(pages()->percent() < fitting);
    m_desk->press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(pages()->zoom().isInPairs());
    QCOMPARE(pages()->grid().page(0).top(), pages()->grid().page(1).top());
    m_desk->press(Qt::Key_I);
    QVERIFY(pages()->isDark());
    QVERIFY(m_desk->settings.isOn(SettingsTable::pdfDarkPages));
}

void TestReader::searches()
{
    openPaper();
    m_desk->press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(named<QLineEdit>(u"Search in the paper"_s));
    m_desk->type(u"needle"_s);
    QTRY_VERIFY(says(u"1 of 2"_s));
    QCOMPARE(pages()->hits().current()->page, 1);
    m_desk->press(Qt::Key_Return);
    QVERIFY(says(u"2 of 2"_s));
    QCOMPARE(pages()->hits().current()->page, 2);
    m_desk->press(Qt::Key_F3);
    QCOMPARE(pages()->hits().current()->page, 1);
    m_desk->press(Qt::Key_Escape);
    QVERIFY(pages()->hasFocus());
    QCOMPARE(pages()->hits().count(), 0);
    QVERIFY(isRead());
}

void TestReader::copies()
{
    openPaper();
    QTRY_VERIFY(!pages()->contents().words(0).isEmpty());
    m_desk->press(Qt::Key_A, Qt::ControlModifier);
    m_desk->press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"This is page number 1 nothing"_s);
    m_desk->press(Qt::Key_Escape); // first the selection
    QVERIFY(isRead());
    m_desk->press(Qt::Key_Right, Qt::ShiftModifier);
    m_desk->press(Qt::Key_Right, Qt::ShiftModifier);
    m_desk->press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"This is"_s);
}

void TestReader::keysOfTheListDoNothing()
{
    openPaper();
    m_desk->press(Qt::Key_X);
    m_desk->press(Qt::Key_BracketLeft);
    m_desk->press(Qt::Key_A, Qt::ShiftModifier);
    m_desk->press(Qt::Key_S); // that of the paper does
    QTRY_VERIFY(m_desk->isStarred(0));
    QTRY_VERIFY(m_desk->window.notice().isVisible()); // it says so here
    QCOMPARE(m_desk->currentRow(), 0);
    QVERIFY(!m_desk->isRead(1));
    QVERIFY(isRead());
}

void TestReader::goesElsewhere()
{
    openPaper();
    m_desk->window.list().setCurrentIndex(m_desk->papers().index(2, 0));
    QTRY_VERIFY(isListShown());
    QVERIFY(!pages());
}

void TestReader::aPageInsteadOfAPdf()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "takeAddress");
    server->respond(path, Response{.body = "<html>Not yet"});
    m_desk->press(Qt::Key_P);
    QTRY_VERIFY(says(u"sent a web page instead of a PDF"_s));
    QVERIFY(button(u"Try again"_s));
    m_desk->press(Qt::Key_Tab);
    QTRY_VERIFY(button(u"Try again"_s)->hasFocus());
    m_desk->press(Qt::Key_Return);
    QTRY_COMPARE(server->count(path), 2);
    QTRY_VERIFY(button(u"Try again"_s));
    m_desk->press(Qt::Key_P, Qt::ShiftModifier);
    QCOMPARE(opened, QList<QUrl>{QUrl(u"https://arxiv.org/pdf/2403.00002"_s)});
    QVERIFY(isListShown());
    QDesktopServices::unsetUrlHandler(u"https"_s);
}

void TestReader::aBrokenPdf()
{
    server->respond(path, Response{.body = "%PDF-1.5\nnothing of the kind"});
    m_desk->press(Qt::Key_P);
    QTRY_VERIFY(says(u"The paper cannot be shown"_s));
    QVERIFY(button(u"Open in the browser"_s));
    QVERIFY(button(u"Fetch again"_s));
    QStringList enabled;
    for (const QAction *action : m_desk->window.findChild<ReaderBar *>()->actions())
        if (action->isEnabled() && !action->icon().isNull())
            enabled.append(action->text());
    QCOMPARE(enabled.size(), 3); // back, the highlights, the browser
    m_desk->press(Qt::Key_Escape);
    QVERIFY(isListShown());
}

void TestReader::theFetchIsLeft()
{
    server->respond(path, Response{.body = "%PDF-1.5\n", .announced = 100'000});
    m_desk->press(Qt::Key_P);
    QTRY_VERIFY(says(u"9 bytes of"_s));
    QVERIFY(button(u"Cancel"_s));
    m_desk->press(Qt::Key_Escape);
    QVERIFY(isListShown());
    QTRY_VERIFY(m_desk->window.list().hasFocus());
}

void TestReader::goesToAPage()
{
    openPaper();
    m_desk->press(Qt::Key_G, Qt::ControlModifier);
    auto *page = named<QSpinBox>(u"Page"_s);
    QVERIFY(page);
    QTRY_VERIFY(page->hasFocus());
    m_desk->type(u"4"_s);
    m_desk->press(Qt::Key_Return);
    QCOMPARE(pages()->page(), 3);
    QVERIFY(pages()->hasFocus());
}

void TestReader::linksByKeys()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "takeAddress");
    server->respond(path, Response{.body = linkedPaper()});
    openPaper();
    QTRY_COMPARE(pages()->contents().links(0).size(), 2);
    m_desk->press(Qt::Key_BracketRight);
    m_desk->press(Qt::Key_Return);
    QCOMPARE(pages()->page(), 1);
    m_desk->press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(pages()->place(), PagePlace());
    m_desk->press(Qt::Key_BracketRight);
    m_desk->press(Qt::Key_Return);
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(opened, QList<QUrl>{QUrl(u"https://example.org/code"_s)});
}

void TestReader::outlineByKeys()
{
    server->respond(path, Response{.body = linkedPaper()});
    openPaper();
    const auto tree = [this] { return named<QTreeWidget>(u"Outline"_s); };
    const auto open = [this, tree] {
        m_desk->press(Qt::Key_F9);
        return tree() != nullptr;
    };
    QTRY_VERIFY(tree() || open()); // it may not have arrived yet
    QTRY_COMPARE(tree()->topLevelItemCount(), 1);
    QCOMPARE(tree()->topLevelItem(0)->text(0), u"The second part"_s);
    QVERIFY(tree()->hasFocus());
    m_desk->press(Qt::Key_Down);
    m_desk->press(Qt::Key_Return);
    QCOMPARE(pages()->page(), 1);
    QVERIFY(pages()->hasFocus());
    m_desk->press(Qt::Key_F9);
    QVERIFY(!tree());
}

void TestReader::theTextIsReadAloud()
{
    openPaper();
    QTRY_VERIFY(!pages()->contents().words(0).isEmpty());
    QAccessibleInterface *read = QAccessible::queryAccessibleInterface(pages());
    QVERIFY(read && read->textInterface());
    QCOMPARE(read->text(QAccessible::Name), u"Page 1 of 5"_s);
    QAccessibleTextInterface &text = *read->textInterface();
    const QString all = text.text(0, text.characterCount());
    QCOMPARE(all.simplified(), u"This is page number 1 nothing"_s);
    QVERIFY(all.indexOf(u'\n') > 0); // line by line
    QVERIFY(!text.characterRect(0).isEmpty());
    m_desk->press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(text.selectionCount(), 1);
    m_desk->press(Qt::Key_Right);
    QTRY_COMPARE(read->text(QAccessible::Name), u"Page 2 of 5"_s);
    QTRY_VERIFY(text.text(0, text.characterCount()).contains(u"needle"_s));
}

void TestReader::theProcessEnds()
{
    openPaper();
    m_desk->press(Qt::Key_Right);
    auto *document = m_desk->session.findChild<PageDocument *>();
    QVERIFY(document && document->processId() > 0);
    QCOMPARE(::kill(pid_t(document->processId()), SIGKILL), 0);
    QTRY_VERIFY(says(u"The paper cannot be shown"_s));
    QVERIFY(button(u"Open in the browser"_s));
    QTest::mouseClick(button(u"Open again"_s), Qt::LeftButton);
    QTRY_VERIFY(isRead());
    QCOMPARE(pages()->page(), 1); // where it was
}

void TestReader::starredPapersAreFetched()
{
    const QString file = m_folder->filePath(u"cache/broadsheet/pdfs/2403.00002.pdf"_s);
    m_desk->settings.setOn(SettingsTable::pdfFetchesStarred, true);
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(QFile::exists(file));
    QVERIFY(isListShown());
}

void TestReader::aPasswordIsAskedFor()
{
    server->respond(path, Response{.body = locked(linkedPaper())});
    m_desk->press(Qt::Key_P);
    const auto field = [this] { return named<QLineEdit>(u"Password"_s); };
    QTRY_VERIFY(field());
    QVERIFY(field()->hasFocus());
    QCOMPARE(field()->echoMode(), QLineEdit::Password);
    m_desk->type(u"wrong"_s);
    m_desk->press(Qt::Key_Return);
    QTRY_VERIFY(says(u"That is not its password"_s));
    QVERIFY(field()->text().isEmpty());
    QVERIFY(field()->hasFocus());
    m_desk->type(u"secret"_s);
    m_desk->press(Qt::Key_Return);
    QTRY_VERIFY(isRead());
    QCOMPARE(pages()->pages(), 2);
    QVERIFY(pages()->hasFocus());
    m_desk->press(Qt::Key_Escape);
    m_desk->press(Qt::Key_P); // it was not kept
    QTRY_VERIFY(field());
    QVERIFY(!says(u"That is not its password"_s));
    QVERIFY(field()->text().isEmpty());
    m_desk->press(Qt::Key_Escape);
    QVERIFY(isListShown());
}

void TestReader::theButtonOpensIt()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "takeAddress");
    QTRY_VERIFY(button(u"PDF"_s));
    QTest::mouseClick(button(u"PDF"_s), Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(opened, QList<QUrl>{QUrl(u"https://arxiv.org/pdf/2403.00002"_s)});
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QVERIFY(isListShown());
    QTest::mouseClick(button(u"PDF"_s), Qt::LeftButton);
    QTRY_VERIFY(isRead());
}

void TestReader::unstarringInStarredStays()
{
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(m_desk->isStarred(0));
    SidebarView &views = m_desk->window.sidebar();
    const QModelIndex starred =
        static_cast<SidebarModel *>(views.model())->indexOf({.kind = ViewSelection::Kind::Starred});
    QTest::mouseClick(views.viewport(), Qt::LeftButton, {}, views.visualRect(starred).center());
    QTRY_COMPARE(m_desk->rows(), 1);
    QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
    openPaper();
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(!m_desk->isStarred(0));
    m_desk->settle();
    QVERIFY(isRead());
    m_desk->window.actions()[Command::SortTitle]->trigger(); // the list is read again
    QTRY_COMPARE(m_desk->rows(), 0);
    m_desk->settle();
    QVERIFY(isRead());
    m_desk->press(Qt::Key_Escape);
    QVERIFY(!pages()); // and no paper is left in the view
}

void TestReader::itsKeysAreListed()
{
    m_desk->press(Qt::Key_F1);
    QTreeWidget *table = nullptr;
    QTRY_VERIFY(table = named<QTreeWidget>(u"Keys"_s));
    const QList<QTreeWidgetItem *> rows =
        table->findItems(u"Dark pages"_s, Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first()->text(1), u"I"_s);
    QCOMPARE(rows.first()->parent()->text(0), u"While a paper is open"_s);
    table->window()->close();
}

// It is no label of the button before it, and does not run into the field of the page.
void TestReader::theTitleStandsApart()
{
    openPaper();
    const auto *bar = m_desk->window.findChild<ReaderBar *>();
    QVERIFY(bar);
    const auto *title = bar->findChild<ElidedLabel *>();
    const auto *page = bar->findChild<QSpinBox *>();
    QVERIFY(title && page);
    const QRect text(title->mapTo(bar, title->contentsRect().topLeft()),
                     title->contentsRect().size());
    constexpr int space = 8;
    QVERIFY(page->geometry().left() - text.right() >= space);
    int before = 0;
    for (const QToolButton *button : bar->findChildren<QToolButton *>())
        if (button->isVisible() && button->geometry().right() < text.left())
            before = std::max(before, button->geometry().right());
    QVERIFY(before > 0);
    QVERIFY(text.left() - before >= space);
}

BROADSHEET_TEST(TestReader, QApplication)

#include "tst_reader.moc"
