// An event file (see README.md) that is open for writing. While it is open, no other process writes
// to it. Any thread, one at a time.
#pragma once

#include "base/Result.h"

#include <QByteArray>

#include <chrono>

namespace broadsheet {

class EventFile final
{
public:
    enum class Missing { IsAnError, IsCreated };

    // How long to wait for another process that has it open.
    static constexpr std::chrono::milliseconds wait{1000};
    static constexpr std::chrono::milliseconds noWait{0};

    // Refuses links, folders and other things that are no plain file. Fails with
    // ErrorKind::NotFound and Storage, and with Cancelled when another process has it open.
    [[nodiscard]] static Result<EventFile> open(const QString &path, Missing missing,
                                                std::chrono::milliseconds longest = wait);
    EventFile(EventFile &&other) noexcept;
    EventFile &operator=(EventFile &&other) noexcept;
    ~EventFile();

    [[nodiscard]] qint64 size() const { return m_size; } // bytes
    [[nodiscard]] QByteArray firstLine() const;          // without what is beyond a kilobyte
    // The checksum of the line that ends at this byte; empty: none does.
    [[nodiscard]] QByteArray checksumBefore(qint64 end) const;

    // All of the bytes, or none. An unfinished last line is ended first, so that it spoils no
    // other. `isForced`: they are on the disk afterwards.
    [[nodiscard]] Result<void> append(QByteArray lines, bool isForced);
    [[nodiscard]] Result<void> clear();
    // Takes the place of the file at `path`, with everything in it on the disk: whatever happens,
    // one of the two is there.
    [[nodiscard]] Result<void> replace(const QString &path);

private:
    EventFile(int handle, QString path, qint64 size);
    [[nodiscard]] Result<void> failed() const;

    int m_handle;
    QString m_path;
    qint64 m_size;
};

// Puts the file out of the way, as "<path>.<word>-<date and time>", and returns that name.
// `isKept`: it stays under the old name as well. Empty: it did not work, and nothing was changed.
[[nodiscard]] QString setAside(const QString &path, const QString &word, const QDateTime &now,
                               bool isKept = false);

} // namespace broadsheet
