#include "controllers/MarkController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "library/Library.h"

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto passedPause = 3s; // going from paper to paper costs no writing

QStringList subjectsOf(const QList<PaperId> &papers)
{
    QStringList subjects;
    subjects.reserve(papers.size());
    for (const PaperId &paper : papers)
        subjects.append(paper.text);
    return subjects;
}

} // namespace

MarkController::MarkController(Library &library, ListController &list, QObject *parent)
    : QObject(parent), m_library(library), m_list(list)
{
    m_tellPassed.setSingleShot(true);
    m_tellPassed.setInterval(passedPause);
    connect(&m_tellPassed, &QTimer::timeout, this, &MarkController::tellPassed);
    connect(&m_list, &ListController::currentChanged, this, &MarkController::passFrom);
    m_rest.setSingleShot(true);
    m_rest.setInterval(0);
    connect(&m_list, &ListController::currentChanged, this, [this] {
        if (m_rest.interval() > 0)
            m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (const PaperId paper = m_list.current(); !paper.isEmpty())
            setRead({paper}, true);
    });
}

MarkController::~MarkController()
{
    passFrom({});
    tellPassed();
}

void MarkController::setMarkReadAfter(std::chrono::seconds rest)
{
    m_rest.stop();
    m_rest.setInterval(rest);
}

// The reader had a paper in front of them and went on: from now on its votes can rise anew.
void MarkController::passFrom(const PaperId &next)
{
    if (next == m_front)
        return;
    if (!m_front.isEmpty())
        m_passed.append(m_front.text);
    m_front = next;
    m_tellPassed.start();
}

void MarkController::tellPassed()
{
    if (m_passed.isEmpty())
        return;
    (void)m_library.mark(
        {.mark = Mark::Passed, .on = true, .subjects = std::exchange(m_passed, {})});
}

void MarkController::toggleStar()
{
    m_list.whenSelected(
        [this] { tell(m_library.toggle(Mark::Starred, m_list.selectedNumbers())); });
}

void MarkController::toggleRead()
{
    m_list.whenSelected([this] { tell(m_library.toggle(Mark::Read, m_list.selectedNumbers())); });
}

void MarkController::markViewRead()
{
    m_list.whenWhole([this] { tell(m_library.markAll(Mark::Read, true, m_list.allNumbers())); });
}

void MarkController::tell(const QFuture<Result<Marking>> &marking)
{
    deliver(marking, this, [this](const Result<Marking> &result) {
        if (!result)
            Q_EMIT failed(result.error());
        else if (!result->subjects.isEmpty())
            Q_EMIT marked(*result);
    });
}

void MarkController::setStarred(const QList<PaperId> &papers, bool starred)
{
    mark({.mark = Mark::Starred, .on = starred, .subjects = subjectsOf(papers)});
}

void MarkController::setRead(const QList<PaperId> &papers, bool read)
{
    mark({.mark = Mark::Read, .on = read, .subjects = subjectsOf(papers)});
}

void MarkController::setFollowed(const QString &author, bool followed)
{
    mark({.mark = Mark::Follow, .on = followed, .subjects = {author}});
}

void MarkController::mark(const Marking &marking)
{
    if (marking.subjects.isEmpty())
        return;
    deliver(m_library.mark(marking), this, [this, marking](const Result<ChangeSet> &result) {
        if (!result)
            Q_EMIT failed(result.error());
        else if (!result->isEmpty())
            Q_EMIT marked({.mark = marking.mark,
                           .on = marking.on,
                           .subjects = subjectsOf(result->state.values())});
    });
}

void MarkController::undo()
{
    deliver(m_library.undo(), this, [this](const Result<UndoOutcome> &result) {
        if (result)
            Q_EMIT undone(result->undone);
        else if (result.error().kind == ErrorKind::NotFound)
            Q_EMIT nothingToUndo();
        else
            Q_EMIT failed(result.error());
    });
}

} // namespace broadsheet
