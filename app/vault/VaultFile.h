// A Markdown note of the vault: what of it is the program's, and the rest, which is the reader's
// and stays byte for byte. README.md describes the file. Pure functions.
#pragma once

#include "vault/VaultEntry.h"

#include <QJsonObject>

namespace broadsheet {

class VaultFile final
{
public:
    explicit VaultFile(const QByteArray &bytes);

    [[nodiscard]] const PaperId &id() const { return m_id; } // empty: no note of the vault
    // It ends before its front matter does, as a file that is being written does.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    // Borders are missing or stand twice, so that nobody knows whose text is whose.
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }

    // The note below the summary; nothing while there is no block.
    [[nodiscard]] const std::optional<QString> &note() const { return m_note; }
    // What a program wrote last, of this library or of another, had this note.
    [[nodiscard]] bool knows(const QString &note) const;
    // The reader changed the block above or below the note; it stays as it is.
    [[nodiscard]] bool isBlockEdited() const;

    // The file with what the entry says. `aside`: goes below the block as the reader's own text.
    // Call for a file that is not damaged.
    [[nodiscard]] QByteArray written(const VaultEntry &entry, const QString &aside = {}) const;
    // With another note, and else as it is. Call for a file that has one.
    [[nodiscard]] QByteArray withNote(const QString &note, const QString &aside) const;

private:
    using Lines = QList<QByteArray>; // with their ends

    void readFront(qsizetype &at);
    void readBlock(qsizetype at);
    [[nodiscard]] Lines frontLines(const VaultEntry &entry, QJsonObject &hashes) const;
    [[nodiscard]] Lines blockLines(const VaultEntry &entry, const QJsonObject &hashes) const;
    [[nodiscard]] Lines blockWith(const QString &body, const QString &note, QJsonObject head) const;
    [[nodiscard]] Lines asideLines(const QString &aside) const;

    Lines m_mark;  // a byte order mark; nothing is above the front matter otherwise
    Lines m_front; // without its borders
    bool m_hasFront = false;
    Lines m_openFront;
    Lines m_closeFront;
    Lines m_before; // of the block
    bool m_hasBlock = false;
    QJsonObject m_head; // what the program keeps in the border
    QString m_body;
    std::optional<QString> m_note;
    QByteArray m_endLine; // of the block
    Lines m_after;
    QByteArray m_lineEnd = "\n";
    bool m_isCut = false;
    bool m_isDamaged = false;
    PaperId m_id;
};

} // namespace broadsheet
