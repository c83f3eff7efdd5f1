// Suggestions for what is being typed into the search field. Pure functions.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

struct Completion
{
    enum class Kind { Operator, Value, Author, Tag };
    Kind kind = Kind::Operator;
    QString text;        // what replaces the word
    QString explanation; // translated; empty for names

    bool operator==(const Completion &) const = default;
};

// The word at the cursor and what it can be completed to.
struct CompletionPlace
{
    qsizetype at = 0; // of the part to replace: all of `author:ki`, but not a - before it
    qsizetype length = 0;
    // What to offer besides `known`: names or tags that begin with `typed`, as searchOperator()
    // writes them.
    enum class Wants { Nothing, Author, Tag };
    Wants wants = Wants::Nothing;
    QString typed;
    QList<Completion> known; // matching operators and fixed values, as they are typed
};

[[nodiscard]] CompletionPlace completionAt(QStringView text, qsizetype cursor);

} // namespace broadsheet
