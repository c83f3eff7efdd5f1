// Renames a tag, merges it into another one, or removes it: everything with the tag gets another
// one instead, or none. Belongs to the writing thread and throws Failed.
#pragma once

#include "base/Clock.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"
#include "sqlite/Database.h"

#include <optional>

namespace broadsheet {

// The gesture, in one step: see Library::replaceTag().
class ReplaceTag final
{
public:
    ReplaceTag(QString from, QString to, Clock clock)
        : m_clock(std::move(clock)), m_from(std::move(from)), m_to(std::move(to))
    {}

    [[nodiscard]] static std::optional<Mark> mark() { return Mark::Tag; }
    [[nodiscard]] std::optional<Marking> step(Database &database, ChangeSet &changes) const;

private:
    Clock m_clock;
    QString m_from;
    QString m_to; // empty: the tag is removed
};

// The tag that a gesture replaced; empty: it is no such gesture. `newest`: what its last event
// says.
[[nodiscard]] QString tagBefore(Database &database, const QString &gesture, const Marking &newest);

} // namespace broadsheet
