// Notes that were written in two places while neither knew of the other, as one text that has both.
// Pure functions.
#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

namespace broadsheet {

struct NoteElsewhere
{
    QString text;
    QString machine;     // for people; empty: nobody knows
    QDate day;           // on which it was written; invalid: nobody knows
    QStringList earlier; // what was written there before, and replaced by `text`
};

// The note of this place, and below a dividing line that names machine and day the other one. A
// text that is there already is not added, and one that the other place wrote before makes way.
// `earlier`: what this place wrote before, and replaced by `mine`.
[[nodiscard]] QString bothNotes(const QString &mine, const QStringList &earlier,
                                const NoteElsewhere &other);

} // namespace broadsheet
