// What the program remembers of the vault: where each note was and what it said. So it knows which
// notes the reader deleted, whether the folder is the one that it wrote into, and which notes of
// the reader another library wrote. A JSON file beside the library. One thread at a time.
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
        QString path; // in the folder; empty: this library did not write the file
        QString fingerprint;
        QString note; // vaultHash() of the note that this library last wrote or took

        bool operator==(const Note &) const = default;
    };

    VaultMemory(const QString &file, const QString &folder); // of that folder

    [[nodiscard]] int size() const; // files that this library wrote
    [[nodiscard]] Note note(const PaperId &paper) const { return m_notes.value(paper); }
    void set(const PaperId &paper, const Note &note);
    void forgetFiles(); // their notes are still known
    void keepOnly(const QSet<PaperId> &papers);

    [[nodiscard]] Result<void> save(); // if something changed
    // So much changed that a program which is ended would forget too much: a hundred notes, or a
    // tenth of many, because all of them are saved each time.
    [[nodiscard]] bool isSavingDue() const;

private:
    QString m_file;
    QString m_folder;
    QJsonObject m_all; // of every folder
    QHash<PaperId, Note> m_notes;
    qsizetype m_unsaved = 0; // changes
};

} // namespace broadsheet
