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

enum class Make { Anew, WhereMissing };

// A library of so many papers for one run to change: a copy of the one that is kept in build/. Says
// how long it took to make that one, if it was made.
[[nodiscard]] QString libraryOf(int papers, const QList<DayReport> &days, Make make);

// Bytes of the full-text index, and of the text that it was made of.
void printSizes(const QString &path);

} // namespace broadsheet::bench
