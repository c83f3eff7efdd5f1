#include "foryou/ForYou.h"

#include "controllers/DaysController.h"
#include "controllers/ListController.h"
#include "controllers/LocalDay.h"
#include "controllers/RowLoader.h"
#include "fit/FitKeeper.h"
#include "foryou/ProfileText.h"
#include "library/Library.h"
#include "list/PaperHeader.h"
#include "models/SidebarModel.h"
#include "settings/Settings.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;
using Kind = ViewSelection::Kind;

constexpr auto afterStart = 4s; // when FitKeeper has looked
constexpr auto afterChange = 500ms;

// Measuring learns some past days anew. It is worth it after so many more or fewer papers.
constexpr int stepWhenReady = 10;
constexpr int stepUntilReady = 2;

QString titleOf(const FitProfile &profile)
{
    return profile.kind == FitProfile::Kind::Everything ? QString() : profileText(profile);
}

} // namespace

ForYou::ForYou(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_keeper(new FitKeeper(m_parts.library, this))
{
    m_source.profile = m_parts.settings.text(SettingsTable::fitProfile);
    m_source.title = titleOf(profileNamed(m_source.profile));
    m_source.isReady = m_parts.settings.isOn(SettingsTable::fitIsReady);
    readSettings();
    m_parts.header.setFitReady(m_source.isReady);
    m_keeper->watch(m_source.profile);
    connectParts();
    m_look.start(afterStart);
}

void ForYou::connectParts()
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &ForYou::look);
    connect(m_keeper, &FitKeeper::renewed, this, [this] {
        m_parts.list.rows().refreshAll();
        Q_EMIT renewed();
        m_look.start(afterChange);
    });
    connect(&m_parts.library, &Library::changed, this, &ForYou::onChanged);
    connect(&m_parts.library, &Library::indexProgress, this, [this](int remaining) {
        if (remaining == 0 && m_isBehind)
            m_look.start(afterChange);
    });
    connect(&m_parts.list, &ListController::selectionChanged, this, [this] {
        readSettings();
        if (m_source.positives < 0 && m_parts.list.selection().kind == Kind::ForYou)
            m_look.start(0ms);
    });
    connect(&m_parts.days, &DaysController::changed, this, [this] {
        FitSource source = m_source;
        source.newestDay = m_parts.days.newestDay();
        setSource(source);
        count();
    });
}

// The share of what is unsure is set in the settings dialog.
void ForYou::readSettings()
{
    m_source.exploration = m_parts.settings.number(SettingsTable::fitExploration);
    tellList();
}

void ForYou::tellList()
{
    m_parts.list.sorting().setFit(m_source);
    m_parts.list.rows().setProfile(m_source.profile);
}

// How many papers there are to learn from is asked for until there are enough. After that the
// keeper tells what changed.
void ForYou::onChanged(const ChangeSet &changes)
{
    if (!m_source.isReady && m_source.positives >= 0 &&
        (changes.everything || !changes.state.isEmpty()))
        m_look.start(afterChange);
}

void ForYou::look()
{
    m_state.ask(m_work.add(refreshFit(m_parts.library, m_source.profile, BeforeLearning::Nothing)),
                this, [this](const Result<FitState> &state) { take(state); });
}

void ForYou::take(const Result<FitState> &state)
{
    if (!state) {
        if (state.error().kind == ErrorKind::NotFound && !m_source.profile.isEmpty())
            adopt({}); // its tag or search is gone
        return;
    }
    m_isBehind = state->isBehind;
    FitSource source = m_source;
    source.positives = state->positives;
    source.isReady = source.isReady && state->isEnough();
    setSource(source);
    const int step = m_source.isReady ? stepWhenReady : stepUntilReady;
    if (m_source.isReady && m_measuredWith < 0)
        m_measuredWith = state->positives; // by an earlier run
    // A few of the papers would tell little of all. The look after the last one measures.
    if (state->isEnough() && !state->isBehind &&
        (m_measuredWith < 0 || std::abs(state->positives - m_measuredWith) >= step))
        measure();
}

void ForYou::measure()
{
    m_measuredWith = m_source.positives;
    m_measured.ask(
        m_work.add(measuredProfiles(m_parts.library, BeforeLearning::Nothing)), this,
        [this](const Result<QList<MeasuredProfile>> &profiles) { takeMeasured(profiles); });
}

void ForYou::takeMeasured(const Result<QList<MeasuredProfile>> &profiles)
{
    if (!profiles)
        return;
    for (const MeasuredProfile &one : *profiles) {
        if (one.profile.name() != m_source.profile)
            continue;
        FitSource source = m_source;
        source.title = titleOf(one.profile);
        source.positives = one.positives;
        source.isReady = one.isReady();
        setSource(source);
    }
}

void ForYou::setSource(const FitSource &source)
{
    const FitSource before = std::exchange(m_source, source);
    if (before == source)
        return;
    tellList();
    if (m_parts.list.searchText().isEmpty() && m_parts.list.selection().kind == Kind::ForYou) {
        m_parts.list.showSorting();
        m_parts.list.reload();
    }
    if (before.profile != source.profile)
        Q_EMIT renewed();
    if (before.isReady == source.isReady)
        return;
    m_parts.settings.setOn(SettingsTable::fitIsReady, source.isReady);
    m_parts.header.setFitReady(source.isReady);
    count();
    Q_EMIT renewed();
}

void ForYou::use(const FitProfile &profile)
{
    if (m_source.profile != profile.name())
        adopt(profile);
    m_parts.list.show({.kind = Kind::ForYou});
}

void ForYou::adopt(const FitProfile &profile)
{
    m_parts.settings.setText(SettingsTable::fitProfile, profile.name());
    m_measuredWith = -1;
    FitSource source = m_source;
    source.profile = profile.name();
    source.title = titleOf(profile);
    source.positives = -1;
    source.isReady = false;
    m_keeper->watch(source.profile);
    setSource(source);
    m_look.start(0ms);
}

void ForYou::count()
{
    if (!m_source.isReady)
        return m_parts.views.setCount(Kind::ForYou, {});
    const QDate today = localDay(m_parts.clock);
    const QDate newest = m_source.newestDay.isValid() ? m_source.newestDay : today;
    Query query = ViewSelection{.kind = Kind::ForYou}.query(std::min(today, newest));
    query.withMuted = false;
    m_count.ask(m_parts.library.count(query), this, [this](const Result<SearchCount> &count) {
        if (count)
            m_parts.views.setCount(Kind::ForYou, *count);
    });
}

} // namespace broadsheet
