// Papers sent from the window to a stand-in for Zotero, and marked where it has them.
#include "support/DeskTest.h"
#include "support/Runner.h"
#include "support/ZoteroStandIn.h"

#include "controls/NoticeBar.h"
#include "list/PaperListView.h"
#include "models/ListColumns.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr auto ping = "/connector/ping";
constexpr auto save = "/connector/saveItems";
constexpr auto items = "/api/users/0/items/top";

} // namespace

class TestZoteroWindow final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QString notice() const { return m_desk->window.notice().noticeText(); }

    // Beta, Alpha and Gamma, with a Zotero that listens for this window.
    void start(const std::function<void(Settings &)> &prepare = {})
    {
        reopen({write(u"22.md"_s, Desk::friday())}, [&](Settings &settings) {
            settings.setText(SettingsTable::zoteroAddress, zotero->address());
            settings.setOn(SettingsTable::marksZotero, false);
            if (prepare)
                prepare(settings);
        });
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->currentTitle(), u"Beta"_s);
    }
    void startMarking()
    {
        start([](Settings &settings) { settings.setOn(SettingsTable::marksZotero, true); });
    }

    [[nodiscard]] bool isMarked(int row) const
    {
        const QModelIndex title = m_desk->papers().index(row, TitleColumn);
        const bool isSpoken =
            title.data(Qt::AccessibleTextRole).toString().contains(u"in Zotero"_s);
        return isSpoken && title.data(Qt::ToolTipRole).toString().contains(u"in Zotero"_s);
    }

    [[nodiscard]] QStringList sentTitles() const
    {
        QStringList titles;
        for (const QJsonObject &item : zotero->sent())
            titles.append(item["title"_L1].toString());
        return titles;
    }

    std::unique_ptr<ZoteroStandIn> zotero;

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        zotero = std::make_unique<ZoteroStandIn>();
    }

    void cleanup()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        close();
    }

    void oneKeySendsThePaper()
    {
        start();
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(notice(), u"1 paper(s) sent to Zotero (Papers to read)"_s);
        QCOMPARE(sentTitles(), QStringList{u"Beta"_s});
        QCOMPARE(zotero->items().constFirst()["archiveID"_L1].toString(), u"arXiv:2403.00002"_s);
    }

    void severalAndWhatIsThereAlready()
    {
        zotero->add({{"url"_L1, u"http://arxiv.org/abs/2403.00001v2"_s}});
        start();
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(notice(),
                     u"2 paper(s) sent to Zotero (Papers to read), 1 was there already"_s);
        QCOMPARE(sentTitles(), (QStringList{u"Beta"_s, u"Gamma"_s}));
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(notice(), u"These 3 papers are in Zotero already."_s);
        QCOMPARE(zotero->sent().size(), 2);
        QVERIFY(button(u"Send again"_s));
        button(u"Send again"_s)->click();
        QTRY_COMPARE(notice(), u"3 paper(s) sent to Zotero (Papers to read)"_s);
        QCOMPARE(zotero->sent().size(), 5);
    }

    // Without the local API the window knows only what it has sent.
    void honestWithoutTheLocalApi()
    {
        zotero->allowsLocalApi = false;
        start();
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(notice(),
                     u"1 paper(s) sent to Zotero (Papers to read). It may have been there "
                     "already: Zotero's local API is off."_s);
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(notice(), u"This paper is in Zotero already."_s);
        QCOMPARE(zotero->sent().size(), 1);
    }

    void whatTheUserWroteGoesAlong()
    {
        start();
        const PaperId beta{u"2403.00002"_s};
        (void)m_desk->library
            ->mark(Marking{
                .mark = Mark::Tag, .on = true, .subjects = {beta.text}, .text = u"읽을 것"_s})
            .result();
        (void)m_desk->library
            ->mark(Marking{
                .mark = Mark::Note, .on = true, .subjects = {beta.text}, .text = u"a < b"_s})
            .result();
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(zotero->items().size(), 1);
        QTRY_VERIFY(notice().startsWith(u"1 paper(s) sent"_s));
        const QJsonObject item = zotero->items().constFirst();
        QCOMPARE(item["tags"_L1].toArray(), QJsonArray{(QJsonObject{{"tag"_L1, u"읽을 것"_s}})});
        QCOMPARE(item["notes"_L1].toArray(),
                 QJsonArray{(QJsonObject{{"note"_L1, u"<p>a &lt; b</p>"_s}})});
    }

    void notRunningAndThenStarted()
    {
        zotero->server.respond(ping, {.hangsUp = true});
        start();
        m_desk->press(Qt::Key_Z);
        QTRY_VERIFY2(notice().startsWith(u"Zotero broke off"_s), qPrintable(notice()));
        zotero->server.respond(ping, jsonResponse(QJsonObject{{"prefs"_L1, QJsonObject()}}));
        button(u"Send again"_s)->click();
        QTRY_COMPARE(notice(), u"1 paper(s) sent to Zotero (Papers to read)"_s);
    }

    void notRunning()
    {
        start();
        zotero->server.stop();
        m_desk->press(Qt::Key_Z);
        QTRY_VERIFY2(notice().startsWith(u"Zotero is not running"_s), qPrintable(notice()));
        QVERIFY(button(u"Send again"_s));
    }

    void aWebPageInsteadOfZotero()
    {
        zotero->server.respond(
            ping, {.headers = {{"Content-Type", "text/html"}}, .body = "<html>Hello</html>"});
        start();
        m_desk->press(Qt::Key_Z);
        QTRY_VERIFY2(notice().contains(u"it sent a web page"_s), qPrintable(notice()));
        QVERIFY(zotero->sent().isEmpty());
    }

    void anErrorInBetween()
    {
        start();
        int saves = 0;
        zotero->server.respond(save, [&saves](const ServedRequest &) {
            return Response{.status = ++saves == 1 ? 201 : 500};
        });
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_Z);
        QTRY_VERIFY2(notice().contains(u"could not save"_s), qPrintable(notice()));
        QVERIFY(notice().endsWith(u"1 paper(s) had been sent before."_s));
    }

    void anotherComputerIsRefused()
    {
        start([](Settings &settings) {
            settings.setText(SettingsTable::zoteroAddress, u"http://192.0.2.7:23119"_s);
        });
        m_desk->press(Qt::Key_Z);
        QTRY_VERIFY2(notice().contains(u"is not an address of Zotero on this computer"_s),
                     qPrintable(notice()));
    }

    void stoppedWhileItIsSent()
    {
        start();
        int saves = 0;
        zotero->server.respond(save, [&saves](const ServedRequest &) {
            return ++saves == 1 ? Response{.status = 201} : Response{.silent = true};
        });
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(saves, 2);
        m_desk->press(Qt::Key_Z);
        QTRY_COMPARE(notice(), u"Papers are still being sent to Zotero."_s);
        QTRY_VERIFY(button(u"Cancel"_s));
        button(u"Cancel"_s)->click();
        QTRY_COMPARE(notice(), u"Stopped. 1 paper(s) had been sent to Zotero."_s);
        QTRY_VERIFY(!button(u"Cancel"_s));
    }

    // The window asks nothing and sends nothing by itself, unless it may mark papers.
    void nothingWithoutAKey()
    {
        start();
        activateWindow();
        m_desk->settle();
        QVERIFY(zotero->server.requests().isEmpty());
    }

    void bothMenusHaveIt()
    {
        start();
        QVERIFY(m_desk->window.mainMenu().actions().contains(
            m_desk->window.actions()[Command::SendToZotero]));
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        const PaperListView &list = m_desk->window.list();
        const QPoint place = list.visualRect(list.model()->index(0, TitleColumn)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                list.viewport()->mapToGlobal(place));
        QApplication::sendEvent(list.viewport(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(QString(action->text()).remove(u'&'));
        QVERIFY2(texts.contains(u"Send 3 papers to Zotero\tZ"_s), qPrintable(texts.join(u'|')));
    }

    void papersInZoteroAreMarked()
    {
        zotero->add({{"extra"_L1, u"arXiv: 2403.00001 [cs]"_s}}, 4);
        startMarking();
        QTRY_VERIFY(isMarked(1));
        QVERIFY(!isMarked(0));
        QVERIFY(!isMarked(2));
        QVERIFY(zotero->requestsTo(save).isEmpty());
        m_desk->press(Qt::Key_Z); // Beta, the first
        QTRY_VERIFY(isMarked(0));
    }

    void markedWhenTheUserComesBack()
    {
        startMarking();
        QTRY_COMPARE(zotero->requestsTo(items).size(), 1);
        QVERIFY(!isMarked(2));
        zotero->add({{"archiveID"_L1, u"arXiv:2403.00003"_s}});
        QEvent back(QEvent::WindowActivate);
        QApplication::sendEvent(&m_desk->window, &back);
        QTRY_VERIFY(isMarked(2));
        // A row that the library sends again keeps its mark.
        m_desk->window.list().setCurrentIndex(m_desk->papers().index(2, TitleColumn));
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(2));
        QVERIFY(isMarked(2));
    }

    void silentWhereItIsOff()
    {
        zotero->allowsLocalApi = false;
        startMarking();
        QTRY_COMPARE(zotero->requestsTo(items).size(), 1);
        m_desk->settle();
        QVERIFY(!isMarked(0));
        QVERIFY(!notice().contains(u"Zotero"_s));
    }

    void switchedOff()
    {
        zotero->add({{"archiveID"_L1, u"arXiv:2403.00001"_s}});
        startMarking();
        QTRY_VERIFY(isMarked(1));
        m_desk->settings.setOn(SettingsTable::marksZotero, false);
        QEvent back(QEvent::WindowActivate);
        QApplication::sendEvent(&m_desk->window, &back);
        QTRY_VERIFY(!isMarked(1));
    }
};

BROADSHEET_TEST(TestZoteroWindow, QApplication)
#include "tst_zotero_window.moc"
