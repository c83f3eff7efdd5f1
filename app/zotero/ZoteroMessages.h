// What is said to Zotero and what its answers mean. Pure functions.
//
// Zotero has an HTTP server on a port of its computer, for the connectors of browsers and, where
// the user allows it, for other programs. It is described by its source (github.com/zotero/zotero,
// chrome/content/zotero/xpcom/server, read in several versions):
// - server.js: a POST needs a Content-Length and a Content-Type; JSON that it cannot read and
//   methods that it does not know are answered with 400, unknown paths with 404. What looks like a
//   browser (User-Agent "Mozilla/…") is cut off unless it sends X-Zotero-Connector-API-Version.
// - server_connector.js: POST /connector/ping is answered with {"prefs": {…}};
//   /connector/getSelectedCollection with the library and the collection that are selected;
//   /connector/saveItems with 201 when {"sessionID", "uri", "items"} are in that place, with 409
//   {"error": "SESSION_EXISTS"} for a session that it knows, with 500 {"libraryEditable": false}
//   when nothing can be put there, with 400 {"error": "CONNECTOR_VERSION_OUTDATED"} when it wants
//   a newer connector; /connector/updateSession gives the items of a session the user's own tags.
//   Tags are a list where the ping says supportsTagsAutocomplete, else a text with commas.
// - server_localAPI.js: GET /api/users/0/items/top has the items of the user's own library, as
//   https://www.zotero.org/support/dev/web_api/v3/basics says: `since` a version of the library,
//   `start` and `limit`, Total-Results, Last-Modified-Version; 403 while it is switched off. Items
//   that were not synchronised yet have the version 0: `since` does not find them.
#pragma once

#include "base/Result.h"
#include "network/HttpMessages.h"
#include "zotero/ZoteroHoldings.h"

#include <QJsonObject>

namespace broadsheet {

// The place that is selected in Zotero.
struct ZoteroPlace
{
    QString target; // "C23", a collection, or "L1", a library; empty: not known
    QString name;
    bool isEditable = true;
};

struct ZoteroGreeting
{
    bool takesTagLists = false;
};

// A part of Zotero's library.
struct ZoteroPart
{
    QList<ZoteroEntry> entries;
    qint64 version = 0;  // of the library
    qsizetype total = 0; // entries that match the request, on all pages
};

struct ZoteroQuery
{
    qint64 since = 0;    // only what changed after this version of the library; 0: all
    bool newest = false; // what was changed last comes first; else what was added first
    qsizetype start = 0;
};

inline constexpr qsizetype zoteroPageSize = 200;

// --- requests; `at`: see zoteroAddress() ---------------------------------------------------------

[[nodiscard]] HttpRequest zoteroPing(const QUrl &at);
[[nodiscard]] HttpRequest zoteroSelection(const QUrl &at);
[[nodiscard]] HttpRequest zoteroSave(const QUrl &at, const QString &session,
                                     const QJsonObject &item);
[[nodiscard]] HttpRequest zoteroTag(const QUrl &at, const QString &session,
                                    const ZoteroPlace &place, const QStringList &tags,
                                    ZoteroGreeting zotero);
[[nodiscard]] HttpRequest zoteroItems(const QUrl &at, const ZoteroQuery &query);

// --- answers, also of what is not Zotero
// -----------------------------------------------------------

// These fail with a sentence for the user.
[[nodiscard]] Result<ZoteroGreeting> readZoteroPing(const HttpReply &reply);
[[nodiscard]] Result<ZoteroPlace> readZoteroSelection(const HttpReply &reply);
[[nodiscard]] Result<void> readZoteroSaved(const HttpReply &reply);
// ErrorKind::NotFound: it is switched off, or this Zotero has none.
[[nodiscard]] Result<ZoteroPart> readZoteroItems(const HttpReply &reply);

// No answer came.
[[nodiscard]] Error zoteroAbsent(const QUrl &at);
[[nodiscard]] Error zoteroLate(std::chrono::milliseconds waited);
[[nodiscard]] Error zoteroCutOff();

} // namespace broadsheet
