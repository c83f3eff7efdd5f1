// Keeps the entries of a digest in a temporary file until all have come, because a digest has the
// newest day first, and papers come in any order. In memory are only their places. One thread at a
// time.
#pragma once

#include "base/Result.h"
#include "export/Export.h"

#include <QTemporaryFile>

#include <functional>
#include <map>

namespace broadsheet {

class DaySpool final
{
public:
    using Sink = std::function<Result<void>(const QByteArray &)>;

    // The error says that there is no room for temporary files.
    [[nodiscard]] Result<void> add(const QList<DatedText> &entries);
    // The digest; `sink` gets it in parts.
    [[nodiscard]] Result<void> writeTo(const Sink &sink, const ExportOptions &options);

private:
    struct Place
    {
        qint64 at;
        qint64 size;
    };

    QTemporaryFile m_file;
    std::map<QDate, QList<Place>, DigestOrder> m_days;
};

} // namespace broadsheet
