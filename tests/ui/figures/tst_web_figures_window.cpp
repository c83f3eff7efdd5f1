// The figures from a paper's web page in the whole window.
#include "WebPages.h"
#include "list/PaperListView.h"
#include "reader/ReaderView.h"
#include "support/DeskTest.h"

#include <QListView>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestWebFiguresWindow final : public DeskTest
{
    Q_OBJECT

private:
    void start()
    {
        reopen({write(u"friday.md"_s, Desk::friday())}, [this](Settings &settings) {
            settings.setText(SettingsTable::figuresBase, m_server->url(u"/html"_s).toString());
        });
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
        m_desk->window.resize(1200, 900);
        m_desk->settle();
    }
    void press(const QString &name)
    {
        QTRY_VERIFY(button(name));
        button(name)->click();
    }
    [[nodiscard]] QListView *strip() const { return named<QListView>(u"Figures"_s); }

    std::unique_ptr<HttpServer> m_server;

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
        m_server = std::make_unique<HttpServer>();
        serveWebPage(*m_server);
    }
    void cleanup() { close(); }

    void areShownWhenAsked();
    void scrollingTheListDropsNoPicture();
    void thePdfIsReadInstead();
};

void TestWebFiguresWindow::areShownWhenAsked()
{
    start();
    m_desk->press(Qt::Key_J);
    m_desk->press(Qt::Key_K);
    QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
    QVERIFY(m_server->requests().isEmpty());
    press(u"Show figures"_s);
    QTRY_VERIFY(strip());
    QTRY_VERIFY(!strip()->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
}

void TestWebFiguresWindow::scrollingTheListDropsNoPicture()
{
    m_server->respond("/html/2403.00002v1/x1.png", Response{.silent = true});
    start();
    press(u"Show figures"_s);
    QTRY_VERIFY(strip());
    QTRY_COMPARE(m_server->unanswered(), 1);
    Q_EMIT m_desk->window.list().cameToRest();
    m_desk->settle();
    QCOMPARE(m_server->unanswered(), 1);
    m_desk->press(Qt::Key_J); // now nobody wants it
    QTRY_COMPARE(m_server->unanswered(), 0);
}

void TestWebFiguresWindow::thePdfIsReadInstead()
{
    m_server->respond("/html/2403.00002", Response{.status = 404});
    start();
    press(u"Show figures"_s);
    press(u"Read the PDF"_s);
    QTRY_VERIFY(m_desk->window.findChild<ReaderView *>());
    QTRY_VERIFY(m_desk->window.findChild<ReaderView *>()->isVisible());
}

BROADSHEET_TEST(TestWebFiguresWindow, QApplication)
#include "tst_web_figures_window.moc"
