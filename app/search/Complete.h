// What could stand where the reader is typing.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

struct Completion
{
    enum class Kind { Operator, Value, Author, Tag };
    Kind kind = Kind::Operator;
    QString text;        // what is put in the place of the word
    QString explanation; // translated, for the list; empty for names

    bool operator==(const Completion &) const = default;
};

// The word at the cursor and what it begins.
struct CompletionPlace
{
    qsizetype at = 0; // of the part that is replaced: the whole of `author:ki`, but no - before it
    qsizetype length = 0;
    // Besides `known`, names or tags that begin with `typed`; searchOperator() writes them.
    enum class Wants { Nothing, Author, Tag };
    Wants wants = Wants::Nothing;
    QString typed;
    QList<Completion> known; // operators and their fixed values that fit, as they are written
};

[[nodiscard]] CompletionPlace completionAt(QStringView text, qsizetype cursor);

} // namespace broadsheet
