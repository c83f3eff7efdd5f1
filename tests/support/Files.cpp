#include "support/Files.h"

#include <QFile>

#include <csignal>

namespace broadsheet::test {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the test's own file");
}

FullDisk::FullDisk(qint64 bytes) : m_handlerBefore(std::signal(SIGXFSZ, SIG_IGN))
{
    if (getrlimit(RLIMIT_FSIZE, &m_before) != 0)
        qFatal("the limit on files is unknown");
    rlimit small = m_before;
    small.rlim_cur = static_cast<rlim_t>(bytes);
    if (setrlimit(RLIMIT_FSIZE, &small) != 0)
        qFatal("the limit on files cannot be set");
}

FullDisk::~FullDisk()
{
    if (setrlimit(RLIMIT_FSIZE, &m_before) != 0)
        qFatal("the limit on files stays");
    std::signal(SIGXFSZ, m_handlerBefore);
}

} // namespace broadsheet::test
