// One paper of a saved list. Pure functions.
#pragma once

#include "papers/Report.h"

#include <QJsonObject>

namespace broadsheet {

struct SavedEntry
{
    PaperReport paper; // without an id: the object names no paper
    QDate day;         // invalid: the entry does not say
};

// `language` is that of the texts which the list's maker wrote; empty: unknown.
[[nodiscard]] SavedEntry readSavedEntry(const QJsonObject &object, const QString &language);

} // namespace broadsheet
