#include "network/BudgetFile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>

#include <sys/file.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;
constexpr qint64 maxTime = 253'402'300'799'999; // the end of the year 9999

qint64 timeOf(const QJsonValue &value)
{
    const qint64 time = value.toInteger();
    return time > 0 && time <= maxTime ? time : 0;
}

QList<qint64> timesIn(const QJsonArray &array)
{
    QList<qint64> result;
    for (const QJsonValue value : array)
        if (const qint64 time = timeOf(value); time > 0)
            result += time;
    std::sort(result.begin(), result.end());
    return result;
}

QJsonArray arrayOf(const QList<qint64> &times)
{
    QJsonArray result;
    for (const qint64 time : times)
        result += time;
    return result;
}

} // namespace

// The kernel drops the lock with the descriptor, so a crash leaves nothing behind. The file is
// written in place and not synced: losing it in a power failure costs less than a stall of the
// window, and its content is never trusted anyway.
BudgetFile::BudgetFile(const QString &path) : m_file(path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || (info.exists() && !info.isFile()))
        return;
    if (!QDir().mkpath(info.absolutePath()) ||
        !m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    if (::flock(m_file.handle(), LOCK_EX | LOCK_NB) == 0)
        m_state = State::Open;
    else if (errno == EWOULDBLOCK)
        m_state = State::Busy;
}

BudgetLogs BudgetFile::read()
{
    BudgetLogs logs;
    m_file.seek(0);
    const QJsonObject root = QJsonDocument::fromJson(m_file.read(maxFileBytes)).object();
    for (auto entry = root.begin(); entry != root.end(); ++entry) {
        const QJsonObject log = entry.value().toObject();
        logs[entry.key()] = {.taken = timesIn(log["taken"_L1].toArray()),
                             .pausedAt = timeOf(log["pausedAt"_L1]),
                             .pausedUntil = timeOf(log["pausedUntil"_L1]),
                             .isPersistent = true};
    }
    return logs;
}

bool BudgetFile::write(const BudgetLogs &logs)
{
    QJsonObject root;
    for (const auto &[name, log] : logs) {
        if (!log.isPersistent)
            continue;
        QJsonObject entry{{u"taken"_s, arrayOf(log.taken)}};
        if (log.pausedUntil > 0) {
            entry[u"pausedAt"_s] = log.pausedAt;
            entry[u"pausedUntil"_s] = log.pausedUntil;
        }
        root[name] = entry;
    }
    const QByteArray bytes = QJsonDocument(root).toJson(QJsonDocument::Compact);
    return m_file.seek(0) && m_file.write(bytes) == bytes.size() && m_file.resize(bytes.size());
}

} // namespace broadsheet
