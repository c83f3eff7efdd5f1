#include "controllers/MarkController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "library/Library.h"

#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto passedPause = 3s;  // stepping from paper to paper writes nothing
constexpr int maxTagged = 10'000; // papers at once; each is an event of the journal

QStringList idsOf(const QList<PaperRow> &rows)
{
    QStringList ids;
    for (const PaperRow &row : rows)
        ids.append(row.id.text);
    return ids;
}

} // namespace

MarkController::MarkController(Library &library, ListController &list, QObject *parent)
    : GestureController(library, parent), m_list(list)
{
    m_storePassed.setSingleShot(true);
    m_storePassed.setInterval(passedPause);
    connect(&m_storePassed, &QTimer::timeout, this, &MarkController::storePassed);
    connect(&m_list, &ListController::currentChanged, this, &MarkController::passFrom);
    m_rest.setSingleShot(true);
    m_rest.setInterval(0);
    connect(&m_list, &ListController::currentChanged, this, [this](const PaperId &paper) {
        if (m_rest.interval() > 0 && paper == m_list.papers().current()) // none behind an open one
            m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (const PaperId paper = m_list.papers().current(); !paper.isEmpty())
            setRead(paper, true);
    });
}

MarkController::~MarkController()
{
    passFrom({});
    storePassed();
}

void MarkController::setMarkReadAfter(std::chrono::milliseconds rest)
{
    m_rest.stop();
    m_rest.setInterval(rest);
}

// The user saw a paper and moved on: from now on it can rise again.
void MarkController::passFrom(const PaperId &next)
{
    if (next == m_front)
        return;
    if (!m_front.isEmpty())
        m_passed.append(m_front.text);
    m_front = next;
    m_storePassed.start();
}

void MarkController::storePassed()
{
    if (m_passed.isEmpty())
        return;
    (void)library().mark(
        {.mark = Mark::Passed, .on = true, .subjects = std::exchange(m_passed, {})});
}

void MarkController::toggleStar()
{
    toggle(Mark::Starred);
}

void MarkController::toggleRead()
{
    toggle(Mark::Read);
}

void MarkController::toggleLater()
{
    toggle(Mark::Later);
}

void MarkController::toggle(Mark mark)
{
    if (mark != Mark::Starred)
        m_rest.stop();
    ListSelection &papers = m_list.papers();
    papers.whenSelected(
        [this, &papers, mark] { reportToggle(library().toggle(mark, papers.selectedNumbers())); });
}

void MarkController::readAndGoOn()
{
    ListSelection &papers = m_list.papers();
    papers.whenSelected([this, &papers] {
        reportToggle(library().markAll(Mark::Read, true, papers.selectedNumbers()));
        papers.step(1);
    });
}

void MarkController::setAsideUpTo(QDate day)
{
    m_rest.stop();
    m_older.ask(library().order(waitingUpTo(day)), this, [this](const Result<PaperOrder> &older) {
        if (older)
            reportToggle(library().markAll(Mark::Later, true, older->numbers));
        else
            Q_EMIT failed(older.error());
    });
}

void MarkController::markViewRead()
{
    m_list.whenWhole([this] {
        reportToggle(library().markAll(Mark::Read, true, m_list.papers().numbersToRead()));
    });
}

void MarkController::reportToggle(const QFuture<Result<Marking>> &marking)
{
    deliver(marking, this, [this](const Result<Marking> &result) {
        if (!result)
            Q_EMIT failed(result.error());
        else if (!result->subjects.isEmpty())
            Q_EMIT marked(*result);
    });
}

void MarkController::setStarred(const PaperId &paper, bool starred)
{
    mark({.mark = Mark::Starred, .on = starred, .subjects = {paper.text}});
}

// What the user decides on the current paper stands.
void MarkController::stopResting(const PaperId &paper)
{
    if (paper == m_list.papers().current())
        m_rest.stop();
}

void MarkController::setRead(const PaperId &paper, bool read)
{
    stopResting(paper);
    mark({.mark = Mark::Read, .on = read, .subjects = {paper.text}});
}

void MarkController::setLater(const PaperId &paper, bool later)
{
    stopResting(paper);
    mark({.mark = Mark::Later, .on = later, .subjects = {paper.text}});
}

void MarkController::setNote(const PaperId &paper, const QString &note, bool continues)
{
    mark({.mark = Mark::Note,
          .on = !note.isEmpty(),
          .subjects = {paper.text},
          .text = note,
          .continues = continues});
}

void MarkController::editTags()
{
    whenKnown(m_toTag, [this](const QStringList &papers) {
        m_tagged = papers;
        Q_EMIT tagging(int(papers.size()));
        askForTags();
    });
}

void MarkController::tagSelected(const QString &tag)
{
    whenKnown(m_toTagAs, [this, tag](const QStringList &papers) {
        mark({.mark = Mark::Tag, .on = true, .subjects = papers, .text = tag});
    });
}

// The ids of the selected papers: at once if they are loaded, so that what is typed next goes where
// it belongs.
void MarkController::whenKnown(LatestReply<Result<QList<PaperRow>>> &reply,
                               const std::function<void(const QStringList &)> &use)
{
    const QList<qint32> numbers = m_list.papers().selectedNumbers();
    if (numbers.isEmpty())
        return;
    if (numbers.size() > maxTagged) {
        Q_EMIT failed(
            {.kind = ErrorKind::TooLarge,
             .message = tr("At most %Ln papers can be tagged at once.", nullptr, maxTagged)});
        return;
    }
    reply.cancel();
    const QList<PaperRow> loaded = m_list.papers().selectedRows();
    if (loaded.size() == numbers.size())
        return use(idsOf(loaded));
    reply.ask(library().rowsAt(numbers), this, [use](const Result<QList<PaperRow>> &rows) {
        use(idsOf(rows.value_or(QList<PaperRow>())));
    });
}

void MarkController::askForTags()
{
    m_tags.ask(library().tags(), this, [this](const Result<QStringList> &tags) {
        Q_EMIT tagsKnown(tags.value_or(QStringList()));
    });
}

void MarkController::setTagged(const PaperId &shown, const QString &tag, bool on)
{
    const bool isEdited = m_tagged.contains(shown.text);
    mark({.mark = Mark::Tag,
          .on = on,
          .subjects = isEdited ? m_tagged : QStringList{shown.text},
          .text = tag});
}

void MarkController::removeTag(const PaperId &paper, const QString &tag)
{
    mark({.mark = Mark::Tag, .on = false, .subjects = {paper.text}, .text = tag});
}

void MarkController::undo()
{
    m_rest.stop();
    reportTakenBack(library().undo(), &MarkController::undone, &MarkController::nothingToUndo);
}

void MarkController::redo()
{
    m_rest.stop();
    reportTakenBack(library().redo(), &MarkController::redone, &MarkController::nothingToRedo);
}

void MarkController::reportTakenBack(const QFuture<Result<UndoOutcome>> &outcome,
                                     void (MarkController::*done)(const Marking &),
                                     void (MarkController::*nothing)())
{
    deliver(outcome, this, [this, done, nothing](const Result<UndoOutcome> &result) {
        if (result)
            Q_EMIT(this->*done)(result->undone);
        else if (result.error().kind == ErrorKind::NotFound)
            Q_EMIT(this->*nothing)();
        else
            Q_EMIT failed(result.error());
    });
}

} // namespace broadsheet
