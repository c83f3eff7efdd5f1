// File names that people read and every file system takes. Pure functions.
#pragma once

#include "papers/PaperId.h"

#include <QSet>
#include <QString>

namespace broadsheet {

// How file systems compare names that ignore case and the way in which letters are composed.
[[nodiscard]] QString foldedName(const QString &name);

// From the title, else from the id, with ".md"; not one of `taken`, which are folded. Letters of
// all scripts stay. Signs that a file system, a shell or a link of a note has a use for become
// spaces. At most 120 bytes, and nothing that Windows reserves.
[[nodiscard]] QString vaultFileName(const QString &title, const PaperId &id,
                                    const QSet<QString> &taken);

} // namespace broadsheet
