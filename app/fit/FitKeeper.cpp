#include "fit/FitKeeper.h"

#include "base/Logging.h"
#include "base/WorkPool.h"
#include "fit/Learning.h"
#include "library/Library.h"

#include <QtConcurrentRun>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto afterStart = 3s;
constexpr auto afterChange = 20ms; // several marks of one gesture are learned at once
constexpr auto whileBehind = 2s;
constexpr int maxLooksInVain = 100;

} // namespace

FitKeeper::FitKeeper(Library &library, QObject *parent) : QObject(parent), m_library(library)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FitKeeper::look);
    connect(&m_learning, &QFutureWatcherBase::finished, this, &FitKeeper::finished);
    connect(&library, &Library::changed, this, &FitKeeper::lookSoon);
    connect(&library, &Library::indexProgress, this, [this](int remaining) {
        if (remaining == 0)
            lookSoon();
    });
    m_time.start();
    m_pause.start(afterStart);
}

FitKeeper::~FitKeeper()
{
    m_learning.disconnect(this);
    if (m_learning.isRunning())
        (void)m_learning.future().result(); // it uses the library
}

void FitKeeper::watch(const QString &profile)
{
    if (std::exchange(m_watched, profile) != profile && !m_pause.isActive())
        m_pause.start(0ms);
}

void FitKeeper::lookSoon()
{
    if (m_pause.isActive())
        return;
    const std::chrono::milliseconds rest(m_nextAt - m_time.elapsed());
    m_pause.start(std::max<std::chrono::milliseconds>(afterChange, rest));
}

void FitKeeper::look()
{
    if (m_learning.isRunning())
        return m_pause.start(afterChange); // what it learns from may be out of date
    m_waiting = QStringList{QString()};
    if (!m_watched.isEmpty())
        m_waiting.append(m_watched);
    learnNext();
}

void FitKeeper::learnNext()
{
    m_current = m_waiting.takeFirst();
    m_time.start();
    m_learning.setFuture(QtConcurrent::run(workPool(), [library = &m_library, profile = m_current] {
        return refreshFitNow(*library, profile, BeforeLearning::Nothing);
    }));
}

void FitKeeper::finished()
{
    m_nextAt = 3 * m_time.elapsed();
    const Result<FitState> state = m_learning.result();
    if (!state)
        qCWarning(logLibrary) << state.error().message << state.error().detail;
    else if (state->isRenewed)
        Q_EMIT renewed(m_current);
    // Old papers get their terms in the background, unless nothing may be written.
    m_looksInVain = state && state->isRenewed ? 0 : m_looksInVain + 1;
    if (state && state->isBehind && m_looksInVain < maxLooksInVain && !m_pause.isActive())
        m_pause.start(whileBehind);
    if (!m_waiting.isEmpty())
        learnNext();
}

} // namespace broadsheet
