// What a note of the vault says of a paper. Pure functions.
#pragma once

#include "papers/Paper.h"
#include "vault/FrontKeys.h"

namespace broadsheet {

inline constexpr QLatin1StringView vaultIdKey{"broadsheet"};

struct VaultEntry
{
    PaperId id;
    QList<FrontKey> keys; // without the id
    QString body;         // Markdown, "\n" between its lines
    QString note;

    // Changes whenever anything of it does.
    [[nodiscard]] QString fingerprint() const;
};

[[nodiscard]] VaultEntry vaultEntryOf(const Paper &paper);

// A short hash, by which the program knows its own writing again.
[[nodiscard]] QString vaultHash(const QString &text);

} // namespace broadsheet
