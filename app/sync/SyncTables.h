// What the library knows of the exchange: the tables `carrier`, `outgoing` and `machine`. Each
// function is a job of the writing thread (library/LibraryAccess.h) with a transaction of its own.
// None costs more with the age of the journal, but sendEverything(). Throws Failed.
#pragma once

#include "eventfile/JournalEvent.h"
#include "papers/ChangeSet.h"
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
    qint64 waiting = 0;  // events that were not sent yet
};

// Nothing is known of another address than the last one: all is sent and received there.
[[nodiscard]] SyncPlace syncPlace(Database &database, const QString &address);
void sendEverything(Database &database);

struct Outgoing
{
    QList<JournalEvent> events;
    bool hasMore = false;
};

// About so many events of whole gestures, the oldest first.
[[nodiscard]] Outgoing nextOutgoing(Database &database, int most);
// Fails with ErrorKind::Cancelled when the last address is another one by now: another process has
// begun an exchange there.
void noteSent(Database &database, const QString &address, const QList<JournalEvent> &events,
              const QByteArray &receipt);

struct Arrival
{
    QList<JournalEvent> events; // whole gestures
    QByteArray cursor;          // behind them; empty: more of the same page follows
    QString address;            // of the carrier
};

// Into the journal and the state. `added`: grows by the events that the library did not have.
[[nodiscard]] ChangeSet takeArrival(Database &database, const Arrival &arrival, qint64 &added);

void noteExchanged(Database &database, const QString &address, const QDateTime &now);

// The devices of these events that have no name yet.
[[nodiscard]] bool hasUnnamed(Database &database, const QStringList &devices);
void nameMachines(Database &database, const QHash<QString, QString> &names); // by device

} // namespace broadsheet
