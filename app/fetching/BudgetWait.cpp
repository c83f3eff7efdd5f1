#include "fetching/BudgetWait.h"

#include "fetching/Tr.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"

#include <chrono>
#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr std::chrono::hours oneHour(1);
constexpr std::chrono::milliseconds longWait = 10s; // pages of some services are 15 seconds apart

} // namespace

void noteBudgets(FetchProgress &progress, const std::deque<FetchTask> &waiting)
{
    std::map<const SourceSetup *, int> counts;
    for (const FetchTask &task : waiting)
        if (!task.setup->isLocal())
            ++counts[task.setup];
    for (const auto &[setup, count] : counts) {
        const QUrl &base = setup->options.baseUrl;
        const Budget budget = setup->source->budget(base);
        if (budget.window < oneHour || count <= budget.requests)
            continue;
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(budget.window) * count /
                          budget.requests;
        if (left < progress.left)
            continue;
        progress.left = left;
        progress.slowServer = shownHost(base);
        progress.requestsAnHour = int(budget.requests * (oneHour / budget.window));
    }
}

bool ToldWait::note(const QString &source, const HttpWait &wait, const QDateTime &now)
{
    const std::chrono::milliseconds left(now.msecsTo(wait.until));
    const bool isOfAnEarlierFetch = !m_answered.contains(source);
    const bool isLong = left >= (wait.isAskedByServer || isOfAnEarlierFetch ? 1s : longWait);
    if (!isLong || (m_wait.until > wait.until && m_wait.source != source))
        return false;
    m_wait = {.source = source, .until = wait.until, .isAskedByServer = wait.isAskedByServer};
    return true;
}

void ToldWait::endOf(const QString &source)
{
    m_answered.insert(source);
    if (m_wait.source == source)
        m_wait = {};
}

QString sentenceOf(const FetchWait &wait)
{
    const QString time = wait.until.toLocalTime().toString(u"HH:mm:ss"_s);
    return wait.isAskedByServer
               ? FetchingTr::tr("%1 asks to wait until %2.").arg(sourceName(wait.source), time)
               : FetchingTr::tr(
                     "%1 allows no more requests until %2, those of earlier fetches included.")
                     .arg(sourceName(wait.source), time);
}

} // namespace broadsheet
