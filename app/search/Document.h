// A paper as a search sees it, and the definition of what an expression matches. The full-text
// index only finds the same papers faster. Pure functions.
#pragma once

#include "papers/Paper.h"
#include "search/Expression.h"

#include <optional>

namespace broadsheet {

// All texts but the id are folded; see Fold.h.
struct Document
{
    QString id;         // not folded
    QStringList titles; // as received, and as displayed (TeX removed) if that differs
    QStringList authors;
    QStringList texts;
    QStringList keywords;
    QStringList tags;
    QString note;
    QStringList pageNotes; // highlights in its PDF, and notes there
    QStringList categories;
    QStringList organizations;
    QStringList sources; // ids
    QStringList pages;   // of its PDF; documentOf() has none of them
    QList<QDate> days;
    QDate readOn; // in the user's time zone; invalid: it is not read
    QDate starredOn;
    std::optional<int> votes;
    bool read = false;
    bool starred = false;
    bool later = false;
    bool rising = false;
    bool changed = false;
    bool followed = false; // one of its authors is
    bool hasCode = false;
    bool hasProject = false;
    bool hasPicture = false;
    bool hasVideo = false;
    bool hasAbstract = false;
};

[[nodiscard]] Document documentOf(const Paper &paper);
[[nodiscard]] bool holds(const Expression &expression, const Document &document);

// Whether one folded category, organisation or source of a paper fits a condition of that kind.
[[nodiscard]] bool fits(const Expression &condition, const QString &value);

// The same conditions, with every term of Anywhere restricted to title and authors, except below a
// Not. It holds for a subset of the papers of `expression`; sorted by relevance, these come first.
[[nodiscard]] Expression headsOnly(const Expression &expression);

} // namespace broadsheet
