// The language of the search field. Pure functions; no input is an error.
//
//     word word      both              author:kim      in a name; also title: text: note:
//     "a phrase"     as it stands      date:2024-03..2024-06   also 2024, 2024-03-22, today,
//     -word          without                           yesterday, ..2024, 2024-03..
//     a OR b         one of both       votes:>20       also >=, <, <=, 20, 10..50
//     tag:later      with this tag     is:unread       read, starred, unstarred, rising
//     2403.14624     the paper, or     has:code        project, picture, video, abstract, note, tag
//                    a link to it
//
// OR stands between its two neighbours only: `a b OR c` is `a` and one of `b`, `c`. An operator's
// value may be a phrase, and - goes before operators and phrases, too. Names of operators and OR
// (in capitals) are the same in every language of the interface.
#pragma once

#include "search/Expression.h"

#include <QList>
#include <QString>

namespace broadsheet {

// A piece of what was typed that makes no sense as an operator, and was taken literally.
struct SearchProblem
{
    qsizetype at = 0; // in what was typed
    qsizetype length = 0;
    QString message; // one translated sentence: what is wrong, what would be right

    bool operator==(const SearchProblem &) const = default;
};

struct ParsedSearch
{
    Expression expression;
    QList<SearchProblem> problems;
};

[[nodiscard]] ParsedSearch parseSearch(QStringView typed, QDate today = QDate::currentDate());

// The operator with its value as parseSearch reads it back, in quotes where that is needed:
// `author:"Kaiming He"`, `tag:later`.
[[nodiscard]] QString searchOperator(QLatin1StringView name, const QString &value);

} // namespace broadsheet
