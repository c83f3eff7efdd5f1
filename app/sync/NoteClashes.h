// Finds notes, on papers and beside highlights, that were written on two machines while neither
// knew of the other, and keeps both.
//
// Of two such notes the later one, in the order of the journal, would win. The machine that wrote
// it sees the other one arrive: it wrote its own without it, and the other one is older in an order
// in which every event is later than all that its machine knew. So exactly one machine finds out,
// without being told what the others had seen, and writes a note with both texts for all of them.
#pragma once

#include "eventfile/JournalEvent.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"
#include "sqlite/Database.h"

#include <QMap>
#include <QSet>

#include <utility>

namespace broadsheet {

// For the events of one transaction. Throws Failed.
class NoteClashes final
{
public:
    // `arrivedNotes`: events of this exchange, also of earlier transactions. They were written
    // elsewhere, also where their device is this one's: by a copy of the library, or by this one
    // before it was put back from a backup.
    NoteClashes(Database &database, QSet<QString> &arrivedNotes);

    void arrived(const JournalEvent &event); // the journal did not have it
    // When the state has them. Requires the transaction in which they arrived.
    [[nodiscard]] ChangeSet settle();

private:
    using Note = std::pair<Mark, QString>; // the kind and the subject

    [[nodiscard]] bool settle(const Note &note, const QList<JournalEvent> &others);
    [[nodiscard]] QStringList earlierTexts(const Note &note, const QString &device, qint64 at,
                                           const QString &id);
    [[nodiscard]] QString machineOf(const QString &device);

    Database &m_database;
    QString m_device;
    QSet<QString> &m_arrived;                         // events
    QMap<Note, QMap<QString, JournalEvent>> m_newest; // by note and device
};

} // namespace broadsheet
