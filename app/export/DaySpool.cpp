#include "export/DaySpool.h"

#include "export/Tr.h"

#include <utility>

namespace broadsheet {

namespace {

Failure noRoom(const QTemporaryFile &file)
{
    return failure(
        ErrorKind::Storage,
        ExportTr::tr("A temporary file could not be written: %1").arg(file.errorString()));
}

} // namespace

Result<void> DaySpool::add(const QList<DatedText> &entries)
{
    if (!m_file.isOpen() && !m_file.open())
        return noRoom(m_file);
    for (const auto &[day, text] : entries) {
        const qint64 at = m_file.pos();
        if (m_file.write(text) != text.size())
            return noRoom(m_file);
        m_days[day].append({.at = at, .size = text.size()});
    }
    return {};
}

Result<void> DaySpool::writeTo(const Sink &sink, const ExportOptions &options)
{
    QDate before;
    for (const auto &[day, places] : m_days) {
        const bool isLastDay = day == m_days.rbegin()->first;
        const QByteArray heading = digestHeading(day, std::exchange(before, day), options);
        if (const Result<void> begun = sink(heading); !begun)
            return begun;
        for (qsizetype i = 0; i < places.size(); ++i) {
            const auto [at, size] = places[i];
            QByteArray text = m_file.seek(at) ? m_file.read(size) : QByteArray();
            if (text.size() != size)
                return noRoom(m_file);
            if (isLastDay && i + 1 == places.size())
                text.chop(1); // no blank line at the end
            if (const Result<void> written = sink(text); !written)
                return written;
        }
    }
    return {};
}

} // namespace broadsheet
