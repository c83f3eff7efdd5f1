#include "window/FirstDayPresenter.h"

#include "controllers/DaysController.h"
#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "dialogs/WelcomePage.h"
#include "notices/NoticePresenter.h"
#include "settings/Settings.h"
#include "window/MainWindow.h"

#include <QLayout>
#include <QStatusBar>

#include <utility>

namespace broadsheet {

namespace {

QString sampleText()
{
    return FirstDayPresenter::tr(
        "This is a sample day, to look around. It disappears when the first papers arrive.");
}

} // namespace

FirstDayPresenter::FirstDayPresenter(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts))
{
    connect(&m_parts.days, &DaysController::changed, this, &FirstDayPresenter::onDaysChanged);
}

void FirstDayPresenter::onDaysChanged()
{
    DaysController &days = m_parts.days;
    if (std::exchange(m_isWanted, false)) {
        if (days.newestDay().isValid())
            days.goToNewest();
        else
            showSample();
        if (!days.newestDay().isValid() && !m_parts.settings.welcomed())
            welcome();
    }
    if (days.hasSample()) {
        if (!m_sampleDay.isValid())
            showSampleNotice();
        return;
    }
    m_parts.window.listHead().withdraw(sampleText());
    if (m_sampleDay.isValid() && std::exchange(m_sampleDay, {}) == m_parts.list.shownDay())
        days.goToNewest();
}

void FirstDayPresenter::showSample()
{
    // The days that arrive after this include the sample's.
    connect(&m_parts.import, &ImportController::sampleStored, this,
            &FirstDayPresenter::showWhenKnown, Qt::SingleShotConnection);
    m_parts.import.showSample(m_parts.sampleDigest);
}

// In place of all that the window has, so that there is one thing to look at.
void FirstDayPresenter::welcome()
{
    QWidget &all = *m_parts.window.centralWidget();
    for (QWidget *part : all.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (!part->isHidden())
            m_covered.append(part);
    m_covered.append(m_parts.window.statusBar());
    m_welcome = new WelcomePage(m_parts.settings.textLanguage(), m_parts.settings.appearance());
    all.layout()->addWidget(m_welcome);
    for (QWidget *part : std::as_const(m_covered))
        part->hide();
    m_welcome->show();
    m_welcome->takeFocus();
    connectWelcome();
}

void FirstDayPresenter::connectWelcome()
{
    const Actions &actions = m_parts.window.actions();
    connect(m_welcome, &WelcomePage::fetchRequested, actions[Command::Refresh], &QAction::trigger);
    connect(m_welcome, &WelcomePage::filesRequested, actions[Command::OpenFiles],
            &QAction::trigger);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &FirstDayPresenter::endWelcome);
    connect(m_welcome, &WelcomePage::textChosen, this, [this](const QString &key) {
        m_parts.settings.setTextLanguage(key);
        m_parts.window.summary().setPreferredText(key);
    });
    connect(m_welcome, &WelcomePage::appearanceChosen, this, [this](Appearance appearance) {
        m_parts.settings.setAppearance(appearance);
        Q_EMIT lookChosen(lookOf(m_parts.settings));
    });
    // Whoever knows the keys, drops a file or leaves has seen enough.
    for (const QAction *action : actions.all())
        if (action != actions[Command::Settings] && action != actions[Command::About] &&
            action != actions[Command::Keys] && action != actions[Command::FullScreen])
            connect(action, &QAction::triggered, m_welcome, [this] { endWelcome(); });
    connect(&m_parts.window, &MainWindow::filesDropped, m_welcome, [this] { endWelcome(); });
    connect(&m_parts.window, &MainWindow::closing, m_welcome, [this] { endWelcome(); });
    connect(&m_parts.import, &ImportController::finished, m_welcome, [this] { endWelcome(); });
}

void FirstDayPresenter::endWelcome()
{
    if (!m_welcome)
        return;
    m_parts.settings.setWelcomed(true);
    m_welcome->hide();
    m_welcome->deleteLater(); // this is called from its signals
    m_welcome.clear();
    for (QWidget *part : std::exchange(m_covered, {}))
        part->show();
    m_parts.window.focusContent();
}

void FirstDayPresenter::showSampleNotice()
{
    m_sampleDay = m_parts.days.newestDay();
    const Actions &actions = m_parts.window.actions();
    m_parts.window.listHead().showNotice(
        {.text = sampleText(),
         .action = tr("Fetch today"),
         .secondAction = tr("Open digest files…"),
         .stays = true,
         .outlastsActions = true, // a fetch can fail, and a choice of files be cancelled
         .act = [refresh = actions[Command::Refresh]] { refresh->trigger(); },
         .secondAct = [openFiles = actions[Command::OpenFiles]] { openFiles->trigger(); }});
}

} // namespace broadsheet
