#include "journal/GivenKeys.h"

#include "citation/CitationKey.h"
#include "journal/RenewSubjects.h"
#include "papers/MarkKinds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isGiven(Database &database, const QString &key)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM state WHERE kind = 'cited'"
                           " AND text = ? COLLATE NOCASE AND value <> 0)"_s,
                           key) != 0;
}

// The first place whose key is free, if the taken ones are without a gap; a free one in any case.
template<class IsTaken>
qint64 freePlace(IsTaken isTaken)
{
    if (!isTaken(0))
        return 0;
    qint64 taken = 0;
    qint64 free = 1;
    while (isTaken(free))
        free += free - std::exchange(taken, free);
    while (free - taken > 1) {
        const qint64 middle = taken + (free - taken) / 2;
        (isTaken(middle) ? taken : free) = middle;
    }
    return free;
}

struct GivenKey
{
    QString paper;
    QString key;
};

// Of papers that are still called so, the oldest first.
QList<GivenKey> allGivenKeys(Database &database)
{
    QList<GivenKey> given;
    for (Rows rows = database.select(
             u"SELECT e.subject, e.text FROM event AS e WHERE e.kind = 'cited' AND e.value <> 0"
             " AND EXISTS (SELECT 1 FROM state AS s WHERE s.kind = e.kind"
             "  AND s.subject = e.subject AND s.value <> 0) ORDER BY e.at, e.id"_s);
         rows.next();)
        given.append({.paper = rows.text(0), .key = rows.text(1)});
    return given;
}

} // namespace

QString givenKey(Database &database, const PaperId &paper)
{
    return database.text(
        u"SELECT text FROM state WHERE kind = 'cited' AND subject = ? AND value <> 0"_s,
        paper.text);
}

CitedKeys keysFor(Database &database, const QList<WantedKey> &wanted, const QSet<QString> &lent)
{
    CitedKeys keys;
    QSet<QString> used;
    for (const auto &[paper, key] : wanted) {
        QString found = givenKey(database, paper);
        if (found.isEmpty() && !keys.contains(paper)) {
            const qint64 place = freePlace([&](qint64 at) {
                const QString one = keyWithLetters(key, at);
                const QString lower = one.toLower();
                return used.contains(lower) || lent.contains(lower) || isGiven(database, one);
            });
            found = keyWithLetters(key, place);
            used.insert(found.toLower());
        }
        if (!found.isEmpty())
            keys.insert(paper, found);
    }
    return keys;
}

void giveKeys(Database &database, const Clock &clock, const CitedKeys &keys)
{
    std::optional<EventWriter> writer;
    EventRange events; // ids rise within an action, so all its events are one range
    for (auto [paper, key] : keys.asKeyValueRange()) {
        if (!givenKey(database, paper).isEmpty())
            continue;
        if (!writer)
            writer.emplace(database, clock);
        const EventRange one = writer->add(markKind(Mark::Cited).name, {paper.text}, 1, key);
        events = {.first = events.first.isEmpty() ? one.first : events.first, .last = one.last};
    }
    if (writer)
        fold(database, events);
}

void settleKeys(Database &database)
{
    QHash<QString, QString> keys; // by paper
    QSet<QString> used;           // in lower case
    QList<GivenKey> late;
    const QList<GivenKey> given = allGivenKeys(database);
    for (const GivenKey &one : given) {
        if (keys.contains(one.paper))
            continue;
        if (used.contains(one.key.toLower())) {
            late.append(one);
            continue;
        }
        used.insert(one.key.toLower());
        keys.insert(one.paper, one.key);
    }
    QHash<QString, qint64> letters; // up to which place a key is used
    for (const auto &[paper, key] : std::as_const(late)) {
        if (keys.contains(paper))
            continue;
        qint64 &place = letters[key.toLower()];
        while (used.contains(keyWithLetters(key, place).toLower()))
            ++place;
        const QString own = keyWithLetters(key, place);
        used.insert(own.toLower());
        keys.insert(paper, own);
    }
    for (const auto &[paper, key] : given)
        if (const QString own = keys.value(paper); givenKey(database, PaperId{paper}) != own)
            renewText(database, markKind(Mark::Cited).name, paper, own);
}

} // namespace broadsheet
