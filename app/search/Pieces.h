// What was typed into the search field, cut into words, phrases and operators with their values.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

struct SearchPiece
{
    qsizetype at = 0; // with the - before it
    qsizetype length = 0;
    bool without = false;    // there was a -
    bool isQuoted = false;   // the value is a phrase
    bool isOperator = false; // of ParseSearch.h
    QString name;            // what stands before a colon, in small letters
    qsizetype valueAt = 0;   // after the colon
    QString value;           // after the colon of an operator; otherwise all of it
    QString literal;         // as typed, without the - before it
    bool isOpen = false;     // the quotation mark that would close the phrase is missing

    [[nodiscard]] bool isOr() const;
    bool operator==(const SearchPiece &) const = default;
};

[[nodiscard]] QList<SearchPiece> searchPieces(QStringView typed);

[[nodiscard]] bool isQuotationMark(QChar c);

} // namespace broadsheet
