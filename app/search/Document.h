// A paper as a search sees it, and the plain meaning of an expression: the index only ever finds
// faster what this finds.
#pragma once

#include "papers/Paper.h"
#include "search/Expression.h"

#include <optional>

namespace broadsheet {

// Texts are folded; see Fold.h.
struct Document
{
    QString id;         // as it is
    QStringList titles; // as it came, and as it is displayed where that differs
    QStringList authors;
    QStringList texts;
    QStringList keywords;
    QStringList tags;
    QString note;
    QList<QDate> days;
    std::optional<int> votes;
    bool read = false;
    bool starred = false;
    bool rising = false;
    bool hasCode = false;
    bool hasProject = false;
    bool hasPicture = false;
    bool hasVideo = false;
    bool hasAbstract = false;
};

[[nodiscard]] Document documentOf(const Paper &paper);
[[nodiscard]] bool holds(const Expression &expression, const Document &document);

// The same conditions with every term of Anywhere narrowed to the title and the authors, but for
// those that must be missing: it holds for some of the papers for which `expression` does, and
// these come first.
[[nodiscard]] Expression headsOnly(const Expression &expression);

} // namespace broadsheet
