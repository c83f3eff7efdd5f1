#include "journal/MarkSubjects.h"

#include "journal/ApplyMarking.h"
#include "journal/EventSubjects.h"
#include "journal/StepTransaction.h"
#include "papers/MarkKinds.h"
#include "tables/PaperNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

qsizetype MarkSubjects::subjectCount() const
{
    qsizetype count = 0;
    for (const Marking &marking : m_markings)
        count += marking.subjects.size();
    return count;
}

QList<qint32> MarkSubjects::papers(Database &database) const
{
    if (!markKind(*mark()).hasColumn || subjectCount() > maxNamedSubjects)
        return {};
    QList<qint32> numbers;
    for (const Marking &marking : m_markings)
        for (const QString &id : marking.subjects)
            numbers.append(static_cast<qint32>(paperNumber(database, PaperId{id})));
    return numbers;
}

bool MarkSubjects::knowsPapers(Database &database) const
{
    const MarkSubject kind = markKind(*mark()).subject;
    if (kind == MarkSubject::Author || kind == MarkSubject::Word || kind == MarkSubject::Search)
        return true;
    if (subjectCount() > maxNamedPapers)
        return false;
    QStringList ids;
    for (const Marking &marking : m_markings)
        ids.append(marking.subjects);
    return database.number(u"SELECT EXISTS (SELECT 1 FROM json_each(?)"
                           " WHERE value NOT IN (SELECT id FROM paper))"_s,
                           jsonOf(ids)) == 0;
}

bool MarkSubjects::isInSteps() const
{
    return m_markings.size() == 1 && subjectCount() > maxNamedPapers &&
           markKind(*mark()).change == MarkChange::Papers && !m_markings.constFirst().continues;
}

std::optional<ChangeSet> MarkSubjects::step(Database &database, ChangeSet &changes)
{
    if (isInSteps())
        return nextStep(database, changes);
    if (m_hiding)
        return hideNext(database, changes);
    Transaction transaction(database);
    ChangeSet changed = applyMarkings(database, m_clock, m_markings);
    const bool isDone = !changed.muting || m_hiding.emplace().step(database);
    transaction.commit();
    if (m_hiding)
        changed.days = m_hiding->days();
    changes = changed;
    return isDone ? std::optional(changed) : std::nullopt;
}

// Nothing has to be forced to the disk: what is left undone is done at the next start.
std::optional<ChangeSet> MarkSubjects::hideNext(Database &database, ChangeSet &changes)
{
    StepTransaction transaction(database, false);
    const bool isDone = m_hiding->step(database);
    transaction.commit();
    if (!isDone)
        return {};
    changes.muting = true;
    changes.days = m_hiding->days();
    return changes;
}

Marking MarkSubjects::part(qsizetype from, qsizetype size) const
{
    Marking some = m_markings.constFirst();
    some.subjects = some.subjects.mid(from, size);
    return some;
}

std::optional<ChangeSet> MarkSubjects::nextStep(Database &database, ChangeSet &changes)
{
    const qsizetype all = subjectCount();
    if (!m_writer) {
        StepTransaction transaction(database, false);
        m_writer.emplace(database, m_clock).reserveMoment();
        transaction.commit();
    }
    if (m_checked < all) {
        constexpr qsizetype most = 2000;                    // some milliseconds
        (void)wantedState(database, part(m_checked, most)); // throws what is wrong with it
        m_checked += most;
        return {};
    }
    m_size.begin();
    const qsizetype before = m_done;
    const bool isLast = m_done + m_size.papers() >= all;
    StepTransaction transaction(database, isLast);
    const EventRange events = writeNext(database);
    ChangeSet changed = foldGesture(database, *mark(), events, false);
    if (isLast)
        changed = changesOfLargeGesture(database);
    transaction.commit();
    m_size.end(std::min(m_done, all) - before);
    changes = changed;
    return isLast ? std::optional(changed) : std::nullopt;
}

EventRange MarkSubjects::writeNext(Database &database)
{
    if (isTakenBack(database, m_writer->action())) {
        m_done = subjectCount(); // by another process; the next step is the last one
        return {};
    }
    const WantedState wanted = wantedState(database, part(m_done, m_size.papers()));
    m_done += m_size.papers();
    const QStringList subjects = differing(database, wanted);
    if (subjects.isEmpty())
        return {};
    return m_writer->add(wanted.kind, subjects, wanted.value, wanted.text);
}

} // namespace broadsheet
