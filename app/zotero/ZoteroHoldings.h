// Which papers Zotero has: by arXiv id, DOI and address, never by title. A value.
#pragma once

#include "papers/PaperId.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace broadsheet {

// Names of one paper: an arXiv id, an address in the spelling of PaperId, "doi:" and a DOI.
using PaperNames = QStringList;

[[nodiscard]] PaperNames namesOf(const PaperId &id, const QString &doi = {});

// An item of Zotero: where arXiv ids are in the fields that its translators and other importers
// fill: archiveID, url, DOI, extra ("arXiv: 2403.14624", "DOI: …", "eprint: …"), publicationTitle
// ("arXiv preprint arXiv:2403.14624").
[[nodiscard]] PaperNames namesOfZoteroItem(const QJsonObject &data);

struct ZoteroEntry
{
    QString key; // in Zotero's library
    PaperNames names;
};

class ZoteroHoldings final
{
public:
    void put(const ZoteroEntry &entry);             // also when it has changed
    void replaceItems(const ZoteroHoldings &other); // by all of its items; what was sent stays
    // What the program sent counts until it was seen there: it may be where nothing is read.
    void putSent(const PaperNames &names);
    void forgetSeen();

    [[nodiscard]] bool has(const PaperNames &names) const;
    [[nodiscard]] bool isEmpty() const { return m_keys.isEmpty() && m_sent.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_keys.size(); } // items, without what was sent

private:
    void count(const PaperNames &names, int change);

    QHash<QString, PaperNames> m_keys;
    QHash<QString, int> m_names; // how many items have it
    QSet<QString> m_sent;
};

} // namespace broadsheet
