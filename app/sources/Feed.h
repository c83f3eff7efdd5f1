// arXiv's feeds: Atom, which both of its services send, and RSS with the same content.
#pragma once

#include "papers/Report.h"
#include "sources/Source.h"

namespace broadsheet {

struct FeedEntry
{
    QStringList ids; // <id> or <guid>, and <link>
    QString title;
    QString summary;
    QStringList authors;
    QStringList categories; // the primary one first
    QString comment;
    QString doi;
    QString announcement; // "new", "cross", "replace", "replace-cross" or empty

    [[nodiscard]] bool isError() const; // the query API reports errors as an entry
};

struct Feed
{
    bool isFeed = false;
    QDate day; // of the announcement, in New York; invalid: not said
    QList<FeedEntry> entries;
    bool isMended = false; // characters that XML forbids were removed or replaced
    int brokenLine = 0;    // first line that is not read; 0: none. Entries before it are complete
    QString fault;         // a sentence about that line; empty: it is not XML
};

[[nodiscard]] Feed readFeed(const QByteArray &xml);

// Adds a remark when the feed was mended.
void remarkOnMending(ParsedResponse &parsed, const Feed &feed);

// Why the response is not a complete feed. Empty when it is one.
[[nodiscard]] QString problemWithFeed(const Feed &feed, const SourceResponse &response);

} // namespace broadsheet
