// The language of the search field. Pure functions. Every input is valid: what is not an operator
// is searched for as text.
//
//     word word      both              author:kim      in a name; also title: text: note: org:
//     "a phrase"     exactly so        date:2024-03..2024-06   also 2024, 2024-03-22, today,
//     -word          without                           yesterday, ..2024, 2024-03..
//                                                      week, month, >2024-03-22, <=2024
//     a OR b         one of both       read:week       when the user read it; also starred:
//     tag:later      a tag begins so   votes:>20       also >=, <, <=, 20, 10..50
//     tag:"later"    is called so      is:unread       read, starred, unstarred, later, rising,
//     2403.14624     the paper, or                     changed, followed
//                    a link to it      has:code        project, picture, video, abstract, note, tag
//     cat:cs.CL      in this category  source:arxiv    a source whose id begins so lists it
//     full:word      on a page of its PDF, or from one to the next, if that is on disk
//
// OR joins only its two neighbours: `a b OR c` is `a` and one of `b`, `c`. The value of an operator
// may be a phrase, and - may precede operators and phrases. The names of operators, and OR in
// capitals, are not translated.
#pragma once

#include "search/Expression.h"

#include <QList>
#include <QString>

namespace broadsheet {

// A part of the input that looks like an operator but is not valid, and is searched for as text; or
// a condition that no paper can fit.
struct SearchProblem
{
    qsizetype at = 0; // in the input
    qsizetype length = 0;
    QString message; // one translated sentence: what is wrong and what would be valid

    bool operator==(const SearchProblem &) const = default;
};

struct ParsedSearch
{
    Expression expression;
    QList<SearchProblem> problems;
};

[[nodiscard]] ParsedSearch parseSearch(QStringView typed, QDate today = QDate::currentDate());

// One of the conditions that must all hold.
struct SearchPart
{
    QString condition; // as typed, `a OR b` in one
    QString others;    // the search without it

    bool operator==(const SearchPart &) const = default;
};

// Empty for a search of one condition.
[[nodiscard]] QList<SearchPart> searchParts(QStringView typed);

// The operator with its value as parseSearch reads it back, with quotes where needed:
// `author:"Kaiming He"`, `tag:later`.
[[nodiscard]] QString searchOperator(QLatin1StringView name, const QString &value);

} // namespace broadsheet
