// What the program remembers of the vault: where each note was and what it said. So it knows which
// notes the reader deleted, and whether the folder is the one that it wrote into. A JSON file
// beside the library; without it, only that is forgotten. One thread at a time.
#pragma once

#include "base/Result.h"
#include "papers/PaperId.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace broadsheet {

class VaultMemory final
{
public:
    struct Note
    {
        QString path; // in the folder
        QString fingerprint;

        bool operator==(const Note &) const = default;
    };

    VaultMemory(const QString &file, const QString &folder); // of that folder

    [[nodiscard]] int size() const { return int(m_notes.size()); }
    [[nodiscard]] Note note(const PaperId &paper) const { return m_notes.value(paper); }
    void set(const PaperId &paper, const Note &note);
    void forget() { m_notes.clear(); }
    void keepOnly(const QSet<PaperId> &papers);

    [[nodiscard]] Result<void> save(); // if something changed

private:
    QString m_file;
    QString m_folder;
    QJsonObject m_all; // of every folder
    QHash<PaperId, Note> m_notes;
    bool m_isChanged = false;
};

} // namespace broadsheet
