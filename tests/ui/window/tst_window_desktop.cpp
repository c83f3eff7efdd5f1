// What the program does outside its window: the real window, a real fetch, and a stand-in for the
// desktop's notifications on a bus of its own.
#include "support/DeskTest.h"
#include "support/Hub.h"
#include "support/NotificationStand.h"
#include "support/Runner.h"

#include "list/PaperListView.h"
#include "models/SidebarModel.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QCloseEvent>
#include <QSignalSpy>
#include <QTest>
#include <qtestspontaneevent.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

QDate today()
{
    return QDate::currentDate();
}

QJsonObject by(QJsonObject paper, const QString &author)
{
    QJsonObject inner = paper.value(u"paper"_s).toObject();
    inner.insert(u"authors"_s, QJsonArray{QJsonObject{{u"name"_s, author}}});
    paper.insert(u"paper"_s, inner);
    return paper;
}

} // namespace

class TestWindowDesktop final : public DeskTest
{
    Q_OBJECT

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<NotificationStand> m_stand;
    std::unique_ptr<Hub> m_hub;

    void open(const std::function<void(Settings &)> &more = {})
    {
        reopen({write(u"22.md"_s, Desk::friday())}, [this, &more](Settings &settings) {
            settings.setSourceBase(u"huggingFace"_s, m_hub->base());
            settings.setSourceEnabled(u"arxivApi"_s, false);
            settings.setNotifications(true);
            if (more)
                more(settings);
        });
        QTRY_COMPARE(m_desk->rows(), 3);
    }

    // As the schedule does it, while the user is elsewhere.
    void refreshElsewhere()
    {
        m_desk->window.showMinimized();
        QTRY_VERIFY(!QApplication::activeWindow() || m_desk->window.isMinimized());
        m_desk->window.actions()[Command::Refresh]->trigger();
        QTRY_VERIFY(!m_desk->session.isFetching());
    }
    int allPapers()
    {
        return m_desk->window.sidebar().model()->index(6, 0).data(SidebarModel::TotalRole).toInt();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bus = std::make_unique<PrivateBus>();
        if (m_bus->address().isEmpty())
            QSKIP("there is no dbus-daemon");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->address().toUtf8());
    }
    void init()
    {
        useNewFolder();
        m_hub = std::make_unique<Hub>();
        m_stand = std::make_unique<NotificationStand>(
            QDBusConnection::connectToBus(m_bus->address(), u"service"_s));
    }
    void cleanup()
    {
        close();
        m_stand.reset();
    }

    void aMorningIsTold()
    {
        open();
        m_desk->library->mark({.mark = Mark::SavedSearch, .on = true, .subjects = {u"robot"_s}});
        m_desk->library->mark({.mark = Mark::Follow, .on = true, .subjects = {u"Ada Lovelace"_s}});
        m_desk->library->mark({.mark = Mark::MuteWord, .on = true, .subjects = {u"survey"_s}});
        QJsonArray papers = Hub::papers(3);
        papers.append(Hub::paper(u"2411.00101"_s, u"Robots & <b>hands</b>"_s, 4));
        papers.append(Hub::paper(u"2411.00102"_s, u"A robot that cooks"_s, 4));
        papers.append(Hub::paper(u"2411.00103"_s, u"A survey of robots"_s, 4));
        papers.append(by(Hub::paper(u"2411.00104"_s, u"Engines"_s, 4), u"Ada Lovelace"_s));
        m_hub->list(today(), papers);
        refreshElsewhere();
        QTRY_COMPARE(m_stand->shown.size(), 1);
        const Notified &told = m_stand->shown.constFirst();
        QCOMPARE(told.headline, u"6 new paper(s)"_s); // and one that is muted
        QCOMPARE(told.details, u"2 match “robot” · 1 by people you follow"_s);

        // A click shows the day.
        m_stand->click(1);
        QTRY_COMPARE(m_desk->rows(), 6);
        QTRY_VERIFY(!m_desk->window.isMinimized());
    }

    void whatWasToldIsNotToldAgain()
    {
        open();
        m_hub->list(today(), Hub::papers(2));
        refreshElsewhere();
        QTRY_COMPARE(m_stand->shown.size(), 1);
        refreshElsewhere();
        QJsonArray papers = Hub::papers(2);
        papers.append(Hub::paper(u"2411.00101"_s, u"One more"_s, 4));
        m_hub->list(today(), papers);
        refreshElsewhere();
        QTRY_COMPARE(m_stand->shown.size(), 2);
        QCOMPARE(m_stand->shown.constLast().headline, u"1 new paper(s)"_s);
    }

    void nothingIsSaidToWhoLooksAtTheWindow()
    {
        open();
        m_hub->list(today(), Hub::papers(2));
        m_desk->window.actions()[Command::Refresh]->trigger();
        QTRY_COMPARE(allPapers(), 5);
        QTRY_VERIFY(!m_desk->session.isFetching());
        m_desk->settle();
        QJsonArray papers = Hub::papers(2);
        papers.append(Hub::paper(u"2411.00101"_s, u"One more"_s, 4));
        m_hub->list(today(), papers);
        refreshElsewhere();
        QTRY_COMPARE(m_stand->shown.size(), 1); // of this alone
        QCOMPARE(m_stand->shown.constFirst().headline, u"1 new paper(s)"_s);
    }

    void nothingIsSaidUnlessItIsSwitchedOn()
    {
        open([](Settings &settings) { settings.setNotifications(false); });
        m_hub->list(today(), Hub::papers(2));
        refreshElsewhere();
        QTRY_COMPARE(allPapers(), 5);
        m_desk->settle();
        QVERIFY(m_stand->shown.isEmpty());
    }

    // Days that the user chose are no news.
    void aRangeIsNotTold()
    {
        open();
        m_hub->list(QDate(2024, 6, 12), Hub::papers(4));
        m_desk->window.showMinimized();
        m_desk->session.fetch(QDate(2024, 6, 12), QDate(2024, 6, 12));
        QTRY_COMPARE(allPapers(), 7);
        QTRY_VERIFY(!m_desk->session.isFetching());
        m_hub->list(today(), Hub::papers(1, 100));
        refreshElsewhere();
        QTRY_COMPARE(m_stand->shown.size(), 1);
        QCOMPARE(m_stand->shown.constFirst().headline, u"1 new paper(s)"_s);
    }

    void withoutAServiceNothingIsAmiss()
    {
        m_stand.reset();
        open();
        m_hub->list(today(), Hub::papers(2));
        refreshElsewhere();
        QTRY_COMPARE(allPapers(), 5);
    }

    // Without a tray there would be no way back.
    void theWindowIsClosedWhereThereIsNoTray()
    {
        open([](Settings &settings) {
            settings.setTrayIcon(true);
            settings.setCloseToTray(true);
        });
        QCloseEvent event;
        QSpontaneKeyEvent::setSpontaneous(&event);
        QApplication::sendEvent(&m_desk->window, &event);
        QVERIFY(event.isAccepted());
    }

    void theUnreadNumberIsOnTheIcon()
    {
        const QPixmap plain(QSize(64, 64));
        QApplication::setWindowIcon(QIcon(plain));
        open([](Settings &settings) { settings.setUnreadBadge(true); });
        const auto icon = [] { return QApplication::windowIcon().pixmap(64).toImage(); };
        QTRY_VERIFY(icon() != plain.toImage());
        m_desk->window.actions()[Command::MarkViewRead]->trigger();
        QTRY_VERIFY(icon() == plain.toImage());
        close();
        QApplication::setWindowIcon({});
    }
};

BROADSHEET_TEST(TestWindowDesktop, QApplication)
#include "tst_window_desktop.moc"
