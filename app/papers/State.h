// What the reader did. Kept apart from content, so that no import can touch it.
#pragma once

#include "papers/PaperId.h"

#include <QList>

namespace broadsheet {

struct PaperState
{
    bool read = false;
    bool starred = false;

    bool operator==(const PaperState &) const = default;
};

// One kind of thing that can be set on a subject. Read, Starred and Passed have papers as subjects,
// Follow has a name. Passed: the reader had the paper in front of them and went on; it is kept as
// the moment from which votes count as gained, and is never undone.
enum class Mark { Read, Starred, Follow, Passed };

// One gesture of the reader: `mark` set to `on` for every subject, undone as one.
struct Marking
{
    Mark mark;
    bool on;
    QStringList subjects; // PaperId::text, or author names for Follow

    bool operator==(const Marking &) const = default;
};

} // namespace broadsheet
