#include "journal/GestureQueue.h"

#include "journal/Tr.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype fewPapers = 20; // looked for in a large gesture one by one

} // namespace

Error stoppedHalfWay(const Failed &failed)
{
    if (failed.error.kind != ErrorKind::Storage && failed.error.kind != ErrorKind::TooLarge)
        return failed.error; // says nothing of what was changed
    if (failed.code == 0)    // the file is not the library any more: undo would fail as well
        return {.kind = failed.error.kind,
                .message =
                    failed.error.message + u' ' + JournalTr::tr("Only a part of it was done."),
                .detail = failed.error.detail};
    return {.kind = failed.error.kind,
            .message = reasonOf(failed) + u' ' +
                       JournalTr::tr("Only a part of it was done. Undo or redo takes that back."),
            .detail = failed.error.message + u' ' + failed.error.detail};
}

void GestureQueue::enqueue(Database &database, std::unique_ptr<Gesture> gesture)
{
    if (!mustWait(database, *gesture) && gesture->step(database, m_report))
        return;
    m_gestures.push_back(std::move(gesture));
    schedule();
}

bool GestureQueue::mustWait(Database &database, const Gesture &gesture)
{
    const auto isOrdered = [&gesture](const auto &before) {
        return !before->mark() || !gesture.mark() || before->mark() == gesture.mark();
    };
    const auto before = std::ranges::find_if(m_gestures, isOrdered);
    if (before == m_gestures.end())
        return false;
    const QList<qint32> papers = gesture.papers(database);
    if (papers.isEmpty() || papers.size() > fewPapers || !(*before)->hasBegun() ||
        std::any_of(before + 1, m_gestures.end(), isOrdered))
        return true;
    if ((*before)->bringForward(database, papers) && (*before)->step(database, m_report))
        m_gestures.erase(before);
    return false;
}

void GestureQueue::schedule()
{
    if (!m_gestures.empty() && !std::exchange(m_isScheduled, true))
        m_schedule();
}

void GestureQueue::runNextStep(Database &database)
{
    m_isScheduled = false;
    if (!m_gestures.empty() && m_gestures.front()->step(database, m_report))
        m_gestures.pop_front();
    schedule();
}

} // namespace broadsheet
