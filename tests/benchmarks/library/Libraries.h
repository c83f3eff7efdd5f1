// Makes libraries of many papers from the given digests: every copy of a paper gets its own day, id
// and title, as in a larger archive.
#pragma once

#include "library/Library.h"

#include <QList>

namespace broadsheet::bench {

template<class T>
T must(QFuture<Result<T>> future)
{
    Result<T> result = future.result();
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

[[nodiscard]] std::unique_ptr<Library> opened(const QString &path);

[[nodiscard]] QList<DayReport> reportsIn(const QString &folder);

enum class Make { Anew, WhereMissing, AsKept };

// A library of `papers` papers that one run may change: a copy of the one that is kept in build/.
// AsKept: that one itself, for a run that changes nothing; it is made where it is missing.
// Reports how long that one took to make, if it was made.
[[nodiscard]] QString libraryOf(int papers, const QList<DayReport> &days, Make make);

// Bytes of the full-text index and of the indexed text.
void printSizes(const QString &path);

} // namespace broadsheet::bench
