// A paper as Zotero's connector takes it. Pure functions.
//
// The format is that of Zotero's translators, as Zotero's own source reads it
// (github.com/zotero/zotero: chrome/content/zotero/xpcom/translation/translate_item.js and
// server/saveSession.js; fields and types: https://api.zotero.org/schema):
// - A team is a creator of one field: fieldMode 1 and all in lastName.
// - A tag of type 1 is an automatic one. Whatever their type, Zotero makes all tags of an item that
//   comes through the connector automatic, or drops them if the user wants no automatic tags. So
//   the user's tags are said once more when the item is saved (see ZoteroMessages.h).
// - Of the attachments only links are kept in every version, and these are recognised by
//   `snapshot: false` and a web page's type, whatever is at the other end.
#pragma once

#include <QJsonObject>

namespace broadsheet {

struct Reference;

// `id`: names the item in its session. Fields that are not known are left out. Formulas are
// written as they are shown, the user's note as HTML with nothing of it taken for a tag.
[[nodiscard]] QJsonObject zoteroItem(const Reference &reference, const QString &id);

} // namespace broadsheet
