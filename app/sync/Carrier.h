// What carries events between the machines of a reader: a shared folder, or a database. The engine
// owns a carrier and calls it on one thread of its own, and each call may wait for the disk or the
// network; only stop() and end() may be called from other threads. Nothing throws. Errors name the
// folder or server in words for the user: ErrorKind::Newer for one that a later version of
// Broadsheet has written to, Usage for what only the user can mend (no rights, a wrong password),
// Unreachable and Network for what may go away by itself, Storage for one that is full, Malformed
// for one that is not ours, NotFound when it has lost what was sent. After an error the engine
// calls open() again, after a wait, but for NotFound at once.
#pragma once

#include "base/Result.h"
#include "content/ContentRow.h"
#include "eventfile/JournalEvent.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

#include <chrono>

namespace broadsheet {

// Who sends. A library file that was copied to another machine has the same device there, so what
// was sent is kept apart by the place.
struct Sender
{
    QString device; // of the library
    QString place;  // this file on this machine: letters and digits
    QString name;   // of the machine, for people
};

struct DeviceReport
{
    Sender sender;
    QDateTime lastSent; // UTC; invalid: nothing yet
    qint64 events = 0;  // that it sent
    bool isSelf = false;
};

struct Opened
{
    // The carrier does not have all that this place has given it: it is new, or was put back from a
    // copy. Everything is sent again.
    bool lacksSent = false;
};

struct Received
{
    QList<JournalEvent> events;
    QByteArray cursor; // behind them
    bool hasMore = false;
    // The carrier has lost some of what others gave it and this place has taken: a machine was put
    // back from a copy, or its files were removed. Everything is sent again.
    bool lacksTaken = false;
    qint64 refused = 0;   // lines or rows that are no events, or too large; they were left out
    QString firstRefused; // where the first one is, in words; empty: there is none
};

struct ReceivedContent
{
    struct Row
    {
        QByteArray line;
        QString place; // where it stands, in words
    };
    QList<Row> rows;
    QByteArray cursor; // behind them
    bool hasMore = false;
    qint64 refused = 0; // that are damaged or too large; they were left out
    QString firstRefused;
};

class Carrier
{
public:
    Carrier() = default;
    Carrier(const Carrier &) = delete;
    Carrier &operator=(const Carrier &) = delete;
    virtual ~Carrier() = default;

    // Connects, checks version and rights, and makes what is missing. Can be called again.
    // `receipt`: what append() returned last for this carrier, and empty before; see Opened.
    [[nodiscard]] virtual Result<Opened> open(const QByteArray &receipt) = 0;

    // Sends whole gestures. What one call sends, others receive together or not at all. It is
    // durable when the call returns. An event that the carrier has already is not sent again or
    // does no harm. Returns a receipt: opaque bytes by which open() knows whether the carrier still
    // has this.
    [[nodiscard]] virtual Result<QByteArray> append(const QList<JournalEvent> &events) = 0;

    // What other places sent since the cursor, each place's in the order of its calls of append().
    // An empty cursor, or one that the carrier does not know any more, begins anew. About `most`
    // events: a page ends where a call of append() ended, so it can be larger. The cost does not
    // grow with what was received before. Events may be repeated, and may be hostile.
    [[nodiscard]] virtual Result<Received> receive(const QByteArray &cursor, int most) = 0;

    // The same for content, where the reader wants it to travel; after open(). Each row stands for
    // itself and may be lost, repeated or replaced by a later one. The server or folder can lack
    // what content needs (ErrorKind::Usage) and carry events nevertheless.
    [[nodiscard]] virtual Result<Opened> openContent(const QByteArray & /*receipt*/)
    {
        return Opened{};
    }
    [[nodiscard]] virtual Result<QByteArray> appendContent(const QList<ContentRow> & /*rows*/)
    {
        return QByteArray();
    }
    [[nodiscard]] virtual Result<ReceivedContent> receiveContent(const QByteArray &cursor)
    {
        return ReceivedContent{.cursor = cursor};
    }

    // Until something may have arrived, stop() was called, or the time is over. True: something may
    // have. An error: the connection is lost.
    [[nodiscard]] virtual Result<bool> wait(std::chrono::milliseconds longest) = 0;

    // Ends a call of wait(), now or the next one. Any thread.
    virtual void stop() = 0;

    // Ends every call as soon as it can, now and from now on; nothing is asked any more. Any
    // thread.
    virtual void end() {}

    [[nodiscard]] virtual Result<QList<DeviceReport>> devices() = 0;

    // What people call the machines, by device. The cost does not grow with what they sent.
    [[nodiscard]] virtual Result<QHash<QString, QString>> names()
    {
        return devices().map([](const QList<DeviceReport> &reports) {
            QHash<QString, QString> names;
            for (const DeviceReport &one : reports)
                names.insert(one.sender.device, one.sender.name);
            return names;
        });
    }

    // The device is not listed any more until it sends again. What it sent stays.
    [[nodiscard]] virtual Result<void> forget(const QString &device) = 0;
};

} // namespace broadsheet
