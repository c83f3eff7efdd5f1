// What the index for search and the table `terms` keep of a paper, made of its texts. Pure
// functions.
#pragma once

#include "papers/Paper.h"
#include "search/Document.h"

#include <QByteArray>
#include <QSet>

#include <optional>

namespace broadsheet {

struct IndexRow
{
    qint64 number;
    std::optional<Document> document; // what is muted depends on it
    QByteArray words;                 // UTF-8, like the others
    QByteArray title;
    QByteArray authors;
    QByteArray terms;    // see PaperTerms.h
    QSet<QString> names; // its authors
    QSet<QDate> days;
};

enum class KeepDocument { No, Yes };
[[nodiscard]] IndexRow indexRow(qint64 number, const Paper &paper, KeepDocument keepDocument);

} // namespace broadsheet
