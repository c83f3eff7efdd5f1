// Splits a search into words, phrases and operators with their values. Pure functions.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

struct SearchToken
{
    qsizetype at = 0; // including a - before it
    qsizetype length = 0;
    bool isNegated = false;  // by a - before it
    bool isQuoted = false;   // the value is a phrase
    bool isOperator = false; // see ParseSearch.h
    QString name;            // before the colon, in lower case
    qsizetype valueAt = 0;   // after the colon
    QString value;           // of an operator: after the colon; otherwise the whole token
    QString literal;         // as typed, without a - before it
    bool isUnclosed = false; // a phrase without its closing quotation mark

    [[nodiscard]] bool isOr() const;
    bool operator==(const SearchToken &) const = default;
};

[[nodiscard]] QList<SearchToken> searchTokens(QStringView typed);

[[nodiscard]] bool isQuotationMark(QChar c);

} // namespace broadsheet
