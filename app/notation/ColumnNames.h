// What the columns of a table of papers are, in several languages. Pure function.
#pragma once

#include <QString>

namespace broadsheet {

// Known by the column's name, else by what the cells of a row hold.
// A Name is a title where no other column is.
enum class ColumnKind { Unknown, Title, Name, Authors, Date, Link, Code, Votes, Summary, Number };

// `name` has no marks of emphasis.
[[nodiscard]] ColumnKind columnNamed(const QString &name);

} // namespace broadsheet
