#include "models/OrderChange.h"

#include "papers/PaperSet.h"

#include <QHash>

namespace broadsheet {

namespace {

constexpr qint32 beginning = -1; // in place of a preceding number

PaperSet setOf(const QList<qint32> &numbers)
{
    PaperSet set;
    for (const qint32 number : numbers)
        set.insert(number);
    return set;
}

// New numbers in a row, and the known number before them.
struct Group
{
    qint32 behind = beginning;
    QList<qint32> numbers;
};

// Stops at more than `maxSteps`.
QList<Group> newcomers(const QList<qint32> &after, const PaperSet &known, qsizetype maxSteps)
{
    QList<Group> groups;
    qint32 behind = beginning;
    for (const qint32 number : after) {
        if (known.contains(number)) {
            behind = number;
            continue;
        }
        if (groups.isEmpty() || groups.constLast().behind != behind) {
            if (groups.size() > maxSteps)
                break;
            groups.append(Group{.behind = behind, .numbers = {}});
        }
        groups.last().numbers.append(number);
    }
    return groups;
}

QList<OrderChange::Removal> removals(const QList<qint32> &before, const PaperSet &kept,
                                     qsizetype maxSteps)
{
    QList<OrderChange::Removal> runs;
    for (qsizetype at = before.size() - 1; at >= 0 && runs.size() <= maxSteps; --at) {
        if (kept.contains(before.at(at)))
            continue;
        const qsizetype last = at;
        while (at > 0 && !kept.contains(before.at(at - 1)))
            --at;
        runs.append(OrderChange::Removal{.at = int(at), .count = int(last - at + 1)});
    }
    return runs;
}

QList<OrderChange::Insertion> insertions(const QList<qint32> &before, const PaperSet &kept,
                                         const QList<Group> &groups)
{
    QList<OrderChange::Insertion> steps;
    QHash<qint32, qsizetype> groupBehind;
    PaperSet anchors; // faster to ask for every row than the hash
    for (qsizetype at = 0; at < groups.size(); ++at) {
        groupBehind.insert(groups.at(at).behind, at);
        if (groups.at(at).behind != beginning)
            anchors.insert(groups.at(at).behind);
    }
    int at = 0;
    const auto insertBehind = [&](qint32 number) {
        const auto group = groupBehind.constFind(number);
        if (group == groupBehind.cend())
            return;
        steps.append({.at = at, .numbers = groups.at(*group).numbers});
        at += int(groups.at(*group).numbers.size());
    };
    insertBehind(beginning);
    for (const qint32 number : before) {
        if (!kept.contains(number))
            continue;
        ++at;
        if (anchors.contains(number))
            insertBehind(number);
    }
    return steps;
}

} // namespace

std::optional<OrderChange> changeBetween(const QList<qint32> &before, const QList<qint32> &after,
                                         bool keepMissing, qsizetype maxSteps)
{
    OrderChange change;
    const PaperSet known = setOf(before);
    const PaperSet kept = keepMissing ? known : setOf(after);
    if (!keepMissing)
        change.removals = removals(before, kept, maxSteps);
    const QList<Group> groups = newcomers(after, known, maxSteps);
    if (change.removals.size() > maxSteps || groups.size() > maxSteps)
        return {};
    if (!groups.isEmpty())
        change.insertions = insertions(before, kept, groups);
    return change;
}

} // namespace broadsheet
