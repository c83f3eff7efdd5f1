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
    qsizetype at = 0; // of the part that is replaced
    qsizetype length = 0;
    enum class Wants { Nothing, Operator, Author, Tag };
    Wants wants = Wants::Nothing; // besides `known`, names or tags that begin with `typed`
    QString typed;
    QList<Completion> known; // operators and their fixed values that fit
};

[[nodiscard]] CompletionPlace completionAt(QStringView text, qsizetype cursor);

} // namespace broadsheet
