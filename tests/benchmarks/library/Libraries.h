// Libraries of many papers, made of the digests that there are: every copy gets days, ids and
// titles of its own, as a larger archive would have.
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

// Stores as many papers and indexes them, and says how long that took and how large it came out.
void makeLibrary(const QString &path, const QList<DayReport> &days, int papers);

// Bytes of the full-text index, and of the text that it was made of.
void printSizes(const QString &path);

} // namespace broadsheet::bench
