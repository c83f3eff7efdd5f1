#include "foryou/Absence.h"

#include "controllers/DaysController.h"
#include "controllers/ListController.h"
#include "controllers/LocalDay.h"
#include "controllers/RefreshController.h"
#include "controls/NoticeQueue.h"
#include "library/Library.h"
#include "notices/NoticePresenter.h"
#include "settings/Settings.h"

#include <utility>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

constexpr int shortAbsence = 2; // days: a weekend

} // namespace

Absence::Absence(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)),
      m_last(QDate::fromString(m_parts.settings.text(SettingsTable::lastVisit), Qt::ISODate))
{
    m_away = m_last.isValid() ? int(m_last.daysTo(localDay(m_parts.clock))) : 0;
    noteVisit();
    connect(&m_parts.days, &DaysController::changed, this, &Absence::ask);
    // Queued, so that the next fetch runs already if there is one.
    connect(&m_parts.refresh, &RefreshController::finished, this, &Absence::ask,
            Qt::QueuedConnection);
}

void Absence::noteVisit()
{
    m_parts.settings.setText(SettingsTable::lastVisit,
                             localDay(m_parts.clock).toString(Qt::ISODate));
}

void Absence::ask()
{
    if (m_parts.refresh.isRunning())
        return; // brings the days that are to be counted
    if (!m_last.isValid() || m_away <= shortAbsence)
        return;
    Query query = ViewSelection{.kind = Kind::Missed, .day = m_last}.query({});
    query.withMuted = false;
    m_count.ask(m_parts.library.count(query), this, [this](const Result<SearchCount> &count) {
        if (count && count->papers > 0)
            askWhatRose(count->papers);
    });
}

void Absence::askWhatRose(int unread)
{
    const Query rising = ViewSelection{.kind = Kind::Rising}.query({});
    m_rising.ask(m_parts.library.count(rising), this,
                 [this, unread](const Result<SearchCount> &count) {
                     tell(unread, count && count->papers > 0);
                 });
}

void Absence::tell(int unread, bool hasRising)
{
    const QDate since = std::exchange(m_last, {});
    if (!since.isValid())
        return;
    const auto show = [this](const ViewSelection &view) {
        return [this, view] { m_parts.list.show(view); };
    };
    m_parts.notices.show({.text = tr("You were away for %Ln day(s).", nullptr, m_away) +
                                  QChar(QChar::Space) +
                                  tr("%Ln paper(s) came that you have not seen.", nullptr, unread),
                          .action = tr("Show the best of them"),
                          .secondAction = hasRising ? tr("Show rising papers") : QString(),
                          .stays = true,
                          .act = show({.kind = Kind::Missed, .day = since}),
                          .secondAct = show({.kind = Kind::Rising})});
}

} // namespace broadsheet
