// What the library knows of the content that travels: the tables `content_carrier`,
// `outgoing_listing` and `outgoing_day`. Each function is a job on a thread of the library
// (library/LibraryAccess.h). None costs more with the number of papers. Throws Failed.
#pragma once

#include "content/ContentLine.h"
#include "papers/ChangeSet.h"
#include "sqlite/Database.h"

namespace broadsheet {

struct ContentPlace
{
    QByteArray cursor; // see sync/Carrier.h, both
    QByteArray receipt;
};

// Content travels from now on. Nothing is known of another address than the last one: all that the
// library has now is sent there.
[[nodiscard]] ContentPlace contentPlace(Database &database, const QString &address);
void sendAllContent(Database &database); // again
void endContent(Database &database);     // it does not travel any more

// What goes to a group, and is taken from there: what a service says that any reader can ask.
[[nodiscard]] bool isForGroup(const QString &source);

struct OutgoingContent
{
    QList<ContentRow> rows;
    // What noteContentSent() forgets.
    qint64 listed = 0;
    qint64 lastListing = 0;
    qint64 lastDay = 0;
    QList<qint64> listings;
    // The listing that was noted last, if that was for its texts, and these as they go. That they
    // change once more is not noted before the listing is forgotten.
    qint64 lastWithTexts = 0;
    QString lastTexts;
    bool isEnd = false; // nothing waits
};

// Some rows, all about papers or all about days. A job that only reads.
// `ofGroup`: without what shows what this reader does.
[[nodiscard]] OutgoingContent nextContent(Database &database, bool ofGroup);
// This and takeContent() fail with ErrorKind::Cancelled when content travels to another address
// meanwhile.
void noteContentSent(Database &database, const QString &address, const OutgoingContent &sent,
                     const QByteArray &receipt);

// The newest of what goes out, before something from elsewhere is stored.
struct ContentMark
{
    qint64 listing = 0;
    qint64 day = 0;
};
[[nodiscard]] ContentMark contentMark(Database &database);

// After the reports of these items were stored: takes what else they say, and does not send back
// what arrived. `cursor`: behind them; empty: more of the same page follows.
[[nodiscard]] ChangeSet takeContent(Database &database, const QString &address,
                                    const QList<ContentItem> &items, const ContentMark &before,
                                    const QByteArray &cursor);

} // namespace broadsheet
