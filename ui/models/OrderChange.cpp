#include "models/OrderChange.h"

#include "papers/PaperSet.h"

#include <QHash>

namespace broadsheet {

namespace {

constexpr qint32 beginning = -1; // in the place of the number that stands before

PaperSet setOf(const QList<qint32> &numbers)
{
    PaperSet set;
    for (const qint32 number : numbers)
        set.insert(number);
    return set;
}

struct Group
{
    qint32 behind = beginning;
    QList<qint32> numbers;
};

QList<Group> newcomers(const QList<qint32> &after, const PaperSet &known, qsizetype maximum)
{
    QList<Group> groups;
    qint32 behind = beginning;
    for (const qint32 number : after) {
        if (known.contains(number)) {
            behind = number;
            continue;
        }
        if (groups.isEmpty() || groups.constLast().behind != behind) {
            if (groups.size() > maximum)
                break;
            groups.append(Group{.behind = behind, .numbers = {}});
        }
        groups.last().numbers.append(number);
    }
    return groups;
}

QList<OrderChange::Removal> removals(const QList<qint32> &before, const PaperSet &kept,
                                     qsizetype maximum)
{
    QList<OrderChange::Removal> runs;
    for (qsizetype at = before.size() - 1; at >= 0 && runs.size() <= maximum; --at) {
        if (kept.contains(before.at(at)))
            continue;
        const qsizetype last = at;
        while (at > 0 && !kept.contains(before.at(at - 1)))
            --at;
        runs.append(OrderChange::Removal{.at = int(at), .count = int(last - at + 1)});
    }
    return runs;
}

} // namespace

std::optional<OrderChange> changeBetween(const QList<qint32> &before, const QList<qint32> &after,
                                         bool keepMissing, qsizetype maximum)
{
    OrderChange change;
    const PaperSet kept = keepMissing ? setOf(before) : setOf(after);
    if (!keepMissing)
        change.removals = removals(before, kept, maximum);
    const QList<Group> groups = newcomers(after, setOf(before), maximum);
    if (change.removals.size() > maximum || groups.size() > maximum)
        return {};

    QHash<qint32, qsizetype> groupBehind;
    for (qsizetype at = 0; at < groups.size(); ++at)
        groupBehind.insert(groups.at(at).behind, at);
    int at = 0;
    const auto insertBehind = [&](qint32 number) {
        const auto group = groupBehind.constFind(number);
        if (group == groupBehind.cend())
            return;
        change.insertions.append(
            OrderChange::Insertion{.at = at, .numbers = groups.at(*group).numbers});
        at += int(groups.at(*group).numbers.size());
    };
    if (groups.isEmpty())
        return change;
    insertBehind(beginning);
    PaperSet anchors;
    for (const Group &group : groups)
        if (group.behind != beginning)
            anchors.insert(group.behind);
    for (const qint32 number : before) {
        if (!kept.contains(number))
            continue;
        ++at;
        if (anchors.contains(number))
            insertBehind(number);
    }
    return change;
}

} // namespace broadsheet
