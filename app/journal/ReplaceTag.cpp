#include "journal/ReplaceTag.h"

#include "journal/ApplyMarking.h"
#include "journal/EventSubjects.h"
#include "journal/Tr.h"
#include "papers/MarkKinds.h"
#include "sqlite/Transaction.h"
#include "tables/MarkedSubjects.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Also of papers that no source lists any more: their marks are kept.
QStringList papersTagged(Database &database, const QString &tag)
{
    QStringList papers;
    for (const QString &subject : markedSubjects(database, Mark::Tag))
        if (const Marking one = markingFrom(Mark::Tag, subject, 1, {}); one.text == tag)
            papers.append(one.subjects.constFirst());
    if (papers.isEmpty())
        fail(ErrorKind::NotFound, JournalTr::tr("No paper has the tag “%1”.").arg(tag));
    return papers;
}

WantedState wanted(const QStringList &papers, const QString &tag, bool on)
{
    WantedState state{.kind = markKind(Mark::Tag).name, .subjects = {}, .value = on ? 1 : 0};
    for (const QString &paper : papers)
        state.subjects.append(paper + listSeparator + tag);
    return state;
}

// First the old tags are taken off, then the new ones are set: tagBefore() reads this order.
ChangeSet write(Database &database, const Clock &clock, const WantedState &off,
                const WantedState &on)
{
    EventWriter writer(database, clock);
    EventRange events = writer.add(off.kind, off.subjects, off.value);
    const QStringList added = differing(database, on);
    if (!added.isEmpty())
        events.last = writer.add(on.kind, added, on.value).last;
    const bool named = off.subjects.size() + added.size() <= maxNamedPapers;
    const ChangeSet changes = foldGesture(database, Mark::Tag, events, named);
    return named ? changes : changesOfLargeGesture(database);
}

} // namespace

std::optional<Marking> ReplaceTag::step(Database &database, ChangeSet &changes) const
{
    const bool isRemoved = m_to.isEmpty();
    const QString to = isRemoved ? QString() : tagNamed(m_to);
    Marking done{.mark = Mark::Tag, .on = !isRemoved, .text = isRemoved ? m_from : to};
    Transaction transaction(database);
    const QStringList papers = papersTagged(database, m_from);
    if (to == m_from)
        return done;
    changes = write(database, m_clock, wanted(papers, m_from, false),
                    isRemoved ? WantedState{} : wanted(papers, to, true));
    transaction.commit();
    done.subjects = papers.first(std::min(papers.size(), maxNamedSubjects));
    done.more = static_cast<int>(papers.size() - done.subjects.size());
    done.before = isRemoved ? QString() : m_from;
    return done;
}

QString tagBefore(Database &database, const QString &gesture, const Marking &newest)
{
    if (newest.mark != Mark::Tag || !newest.on)
        return {};
    const Marking first = markingFrom(
        Mark::Tag,
        database.text(u"SELECT subject FROM event WHERE action = ? ORDER BY id LIMIT 1"_s, gesture),
        0, {});
    return first.text == newest.text ? QString() : first.text;
}

} // namespace broadsheet
