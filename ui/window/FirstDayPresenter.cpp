#include "window/FirstDayPresenter.h"

#include "controllers/DaysController.h"
#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controls/NoticeBar.h"
#include "window/MainWindow.h"
#include "window/NoticePresenter.h"

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

void FirstDayPresenter::showSampleNotice()
{
    m_sampleDay = m_parts.days.newestDay();
    const Actions &actions = m_parts.window.actions();
    m_parts.window.listHead().showNotice(
        {.text = sampleText(),
         .action = tr("Fetch today"),
         .secondAction = tr("Open digest files…"),
         .stays = true,
         .act = [refresh = actions[Command::Refresh]] { refresh->trigger(); },
         .secondAct = [openFiles = actions[Command::OpenFiles]] { openFiles->trigger(); }});
}

} // namespace broadsheet
