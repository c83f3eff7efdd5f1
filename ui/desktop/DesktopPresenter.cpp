#include "desktop/DesktopPresenter.h"

#include "base/Deliver.h"
#include "controllers/RefreshController.h"
#include "desktop/NewsCount.h"
#include "desktop/Notifier.h"
#include "desktop/TrayIcon.h"
#include "desktop/UnreadBadge.h"
#include "library/Library.h"
#include "settings/Settings.h"

#include <QApplication>
#include <QEvent>

#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

DesktopPresenter::DesktopPresenter(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_icon(QApplication::windowIcon())
{
    m_recount.setSingleShot(true);
    m_recount.setInterval(300ms); // changes come in groups
    connect(&m_recount, &QTimer::timeout, this, &DesktopPresenter::countUnread);
    connect(&m_parts.library, &Library::changed, this, &DesktopPresenter::onChanged);
    connect(&m_parts.refresh, &RefreshController::finished, this, &DesktopPresenter::onFetched);
    m_parts.window.installEventFilter(this);
    apply();
}

DesktopPresenter::~DesktopPresenter()
{
    QApplication::setWindowIcon(m_icon);
}

void DesktopPresenter::apply()
{
    const Settings &settings = m_parts.settings;
    if (settings.notifications() != bool(m_notifier)) {
        m_notifier.reset();
        if (settings.notifications()) {
            m_notifier = std::make_unique<Notifier>(QDBusConnection::sessionBus());
            connect(m_notifier.get(), &Notifier::activated, this,
                    [this] { Q_EMIT dayRequested(m_toldDay); });
        }
    }
    applyTray();
    if (settings.unreadBadge())
        countUnread();
    else
        showUnread(0);
}

void DesktopPresenter::applyTray()
{
    if (m_parts.settings.trayIcon() == bool(m_tray))
        return;
    m_tray.reset();
    if (!m_parts.settings.trayIcon())
        return;
    m_tray = std::make_unique<TrayIcon>(m_icon, nullptr);
    connect(m_tray.get(), &TrayIcon::showRequested, this, &DesktopPresenter::showRequested);
    connect(m_tray.get(), &TrayIcon::quitRequested, this, &DesktopPresenter::quitRequested);
    connect(m_tray.get(), &TrayIcon::refreshRequested, &m_parts.refresh,
            &RefreshController::refresh);
    m_tray->setUnread(badgedIcon(m_icon, m_unread), m_unread);
}

// Only what the user closes: the end of the program or of the desktop's session is not asked for.
bool DesktopPresenter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Close || watched != &m_parts.window || !event->spontaneous() ||
        !staysInTray())
        return QObject::eventFilter(watched, event);
    Q_EMIT hiding();
    m_parts.window.hide();
    event->ignore();
    return true;
}

bool DesktopPresenter::staysInTray() const
{
    return m_tray && m_parts.settings.closeToTray() && TrayIcon::isAvailable();
}

bool DesktopPresenter::isInFront() const
{
    return QApplication::activeWindow() && m_parts.window.isVisible() &&
           !m_parts.window.isMinimized();
}

void DesktopPresenter::onChanged(const ChangeSet &changes)
{
    if (m_parts.refresh.isRunning() || m_isCollecting)
        m_news.add(changes.added);
    if (m_parts.settings.unreadBadge() && !m_recount.isActive())
        m_recount.start();
}

// Days that the user asked for are no news.
void DesktopPresenter::onFetched(const FetchReport &report, const FetchRequest &request)
{
    if (!request.isRefresh() || report.newPapers == 0)
        return m_news.drop();
    m_isCollecting = true;
    deliver(m_parts.library.indexed(), this, [this](const Result<void> &) {
        m_isCollecting = false;
        const QSet<PaperId> papers = m_news.take();
        if (!m_notifier || papers.isEmpty() || isInFront())
            return;
        auto *count = new NewsCount(m_parts.library, papers, this);
        connect(count, &NewsCount::counted, this, &DesktopPresenter::tell);
    });
}

// The user may have come back meanwhile.
void DesktopPresenter::tell(const News &news)
{
    if (!m_notifier || isInFront())
        return;
    m_toldDay = news.day;
    m_notifier->show(headlineOf(news), detailsOf(news));
}

void DesktopPresenter::countUnread()
{
    m_counts.ask(m_parts.library.counts(), this, [this](const Result<ViewCounts> &counts) {
        if (counts && m_parts.settings.unreadBadge())
            showUnread(counts->unread);
    });
}

void DesktopPresenter::showUnread(int unread)
{
    if (std::exchange(m_unread, unread) == unread)
        return; // without the number nothing touches the bus
    const QIcon icon = badgedIcon(m_icon, unread);
    QApplication::setWindowIcon(icon);
    if (m_tray)
        m_tray->setUnread(icon, unread);
    tellLauncher(QDBusConnection::sessionBus(), unread);
}

} // namespace broadsheet
