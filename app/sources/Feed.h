// Feeds: Atom, RSS and RDF. arXiv's services send Atom, or RSS with the same content.
#pragma once

#include "papers/Report.h"
#include "sources/Source.h"

namespace broadsheet {

struct FeedEntry
{
    QStringList ids = {}; // <id> or <guid>, <link> and <dc:identifier>
    QString page = {};    // the first link, absolute
    QUrl base = {};       // that links are relative to
    QDate day = {};       // of publication, as written; invalid: not said
    QString title = {};
    QString summary = {}; // may be HTML
    QStringList authors = {};
    QStringList categories = {}; // the primary one first
    QString comment = {};
    QString doi = {};
    QString announcement = {}; // "new", "cross", "replace", "replace-cross" or empty
    QString journalReference = {};
    QDate updated = {}; // as written; invalid: not said

    [[nodiscard]] bool isReplacement() const { return announcement.startsWith(u"replace"); }
    [[nodiscard]] bool isError() const; // the query API reports errors as an entry
};

struct Feed
{
    bool isFeed = false;
    int total = 0; // entries that the query API has, with further pages; 0: not said
    QDate day;     // of the announcement, in New York; invalid: not said
    QList<FeedEntry> entries;
    bool isMended = false; // characters that XML forbids were removed or replaced
    int brokenLine = 0;    // first line that is not read; 0: none. Entries before it are complete
    QString fault;         // a sentence about that line; empty: it is not XML
};

// `url`: where it came from, for relative links.
[[nodiscard]] Feed readFeed(const QByteArray &xml, const QUrl &url = {});

// Adds a remark when the feed was mended.
void remarkOnMending(ParsedResponse &parsed, const Feed &feed);

// Why the response is not a complete feed. Empty when it is one.
[[nodiscard]] QString problemWithFeed(const Feed &feed, const SourceResponse &response);

} // namespace broadsheet
