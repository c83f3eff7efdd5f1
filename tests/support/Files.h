// What tests do to files: read and write whole ones, and let the disk be full.
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <sys/resource.h>

class QString;

namespace broadsheet::test {

[[nodiscard]] QByteArray bytesOf(const QString &path); // empty: it cannot be read
void writeBytes(const QString &path, const QByteArray &bytes);

// While this lives, this process cannot make a file longer than this. A program sees the same as
// with a full disk: a part is written, then nothing.
class FullDisk final
{
public:
    explicit FullDisk(qint64 bytes);
    ~FullDisk();
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
    void (*m_handlerBefore)(int);
};

} // namespace broadsheet::test
