// What the library knows of the exchange: the tables `carrier`, `outgoing` and `machine`. Each
// function is a job of the writing thread (library/LibraryAccess.h) with a transaction of its own,
// or one that only reads. None costs more with the age of the journal. Throws Failed.
#pragma once

#include "eventfile/JournalEvent.h"
#include "sqlite/Database.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

namespace broadsheet {

struct SyncPlace
{
    QString device;
    QByteArray cursor; // see Carrier.h, both
    QByteArray receipt;
    QDateTime exchanged; // when everything was sent and received last; invalid: never
    qint64 waiting = 0;  // events that were not sent yet, see waitingEvents()
};

// Nothing is known of another address than the last one: all is sent and received there.
[[nodiscard]] SyncPlace syncPlace(Database &database, const QString &address);
void sendEverything(Database &database);
// What is sent because all is goes to the events that wait, some at a time. True: it has. Before
// that nothing may be received.
[[nodiscard]] bool listUnsent(Database &database);
[[nodiscard]] qint64 waitingEvents(Database &database); // a job that only reads

// The gestures of about so many events that wait, the oldest first.
struct Outgoing
{
    QStringList gestures;
    bool hasMore = false;
};
[[nodiscard]] Outgoing nextOutgoing(Database &database, int most);

// The events of these gestures that wait, some at a time, from a place on: a job that only reads.
struct OutgoingPlace
{
    qsizetype gesture = 0;
    QString after; // an event of it
};
[[nodiscard]] QList<JournalEvent> outgoingEvents(Database &database, const QStringList &gestures,
                                                 OutgoingPlace &place);

// Some events do not wait any more. Fails, as noteReceipt() does, with ErrorKind::Cancelled when
// the last address is another one by now: another process has begun an exchange there.
void noteSent(Database &database, const QString &address, const QStringList &events);
void noteReceipt(Database &database, const QString &address, const QByteArray &receipt);

void noteExchanged(Database &database, const QString &address, const QDateTime &now);

[[nodiscard]] QString shownName(const QString &machine); // short, without control characters
// The devices of these events that have no name yet.
[[nodiscard]] bool hasUnnamed(Database &database, const QStringList &devices);
void nameMachines(Database &database, const QHash<QString, QString> &names); // by device

} // namespace broadsheet
