// arXiv's feeds: Atom, as both services send it, and RSS, which says the same in other words.
#pragma once

#include "papers/Report.h"
#include "sources/Source.h"

namespace broadsheet {

struct FeedEntry
{
    QStringList ids; // what names the paper: <id> or <guid>, and <link>
    QString title;
    QString summary;
    QStringList authors;
    QStringList categories; // the primary one first
    QString comment;
    QString doi;
    QString announcement; // "new", "cross", "replace", "replace-cross" or empty

    [[nodiscard]] bool isError() const; // how the query API says that something is wrong
};

struct Feed
{
    bool isFeed = false;
    QDate day; // its own date, in the offset in which it is written
    QList<FeedEntry> entries;
    bool isMended = false; // characters that XML does not allow were left out or replaced
    int brokenLine = 0;    // the XML cannot be read from this line on; entries before it are whole
};

[[nodiscard]] Feed readFeed(const QByteArray &xml);

// Says so when the feed was mended.
void remarkOnMending(ParsedResponse &parsed, const Feed &feed);

// Without an id when the entry names no paper of arXiv.
[[nodiscard]] PaperReport paperOf(const FeedEntry &entry);

// Why the answer is no whole feed; empty when it is one.
[[nodiscard]] QString problemWithFeed(const Feed &feed, const SourceResponse &response);

// arXiv counts requests to all of its machines together.
[[nodiscard]] Budget arxivBudget();

} // namespace broadsheet
