// How values are written to the database. Rows and Statement read them back.
#pragma once

#include <QDate>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace broadsheet {

// How values are bound to placeholders; Rows reads them back unchanged. Lists are joined with
// listSeparator and days are ISO dates.
[[nodiscard]] QVariant bound(const QString &text); // '' for a null string, which Qt binds as NULL
[[nodiscard]] inline QVariant bound(qint64 number)
{
    return number;
}
[[nodiscard]] inline QVariant bound(int number)
{
    return number;
}
[[nodiscard]] inline QVariant bound(bool flag)
{
    return flag ? 1 : 0;
}
[[nodiscard]] QVariant bound(std::optional<int> number);
[[nodiscard]] QVariant bound(QDate day);
[[nodiscard]] QVariant bound(const QStringList &list);

// An array for json_each(), which turns a list into rows.
[[nodiscard]] QString jsonOf(const QStringList &list);

// Between the elements of a list in one column, and between the parts of a subject in the journal:
// the "unit separator", which no title, name or tag contains.
inline constexpr QChar listSeparator = u'\x1f';

} // namespace broadsheet
