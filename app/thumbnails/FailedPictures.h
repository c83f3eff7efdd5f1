// Pictures that could not be fetched, and for how long that is remembered. One thread.
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QUrl>

#include <chrono>

namespace broadsheet {

class FailedPictures
{
public:
    struct Failure
    {
        QString error;
        bool hasCopy; // an old copy is shown instead
        QDateTime at; // invalid: another attempt would end in the same way
    };

    void add(const QUrl &url, const Error &error, bool hasCopy, const QDateTime &now)
    {
        const bool mayPass =
            error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Network;
        m_failures.insert(url, {error.message, hasCopy, mayPass ? now : QDateTime()});
    }

    [[nodiscard]] Failure *of(const QUrl &url) // until the next change; null: it did not fail
    {
        const auto found = m_failures.find(url);
        return found == m_failures.end() ? nullptr : &*found;
    }

    bool remove(const QUrl &url) { return m_failures.remove(url); }

    // Forgets a failure of the network or of the server after a while.
    void removeOld(const QUrl &url, const QDateTime &now)
    {
        const auto found = m_failures.constFind(url);
        if (found == m_failures.cend() || !found->at.isValid())
            return;
        const std::chrono::milliseconds age(found->at.msecsTo(now));
        if (age < std::chrono::milliseconds(0) || age >= memory)
            m_failures.erase(found);
    }

    // Forgets all of these, and returns their addresses.
    [[nodiscard]] QList<QUrl> removePassing()
    {
        QList<QUrl> removed;
        m_failures.removeIf([&removed](const QHash<QUrl, Failure>::iterator &failure) {
            if (failure->at.isValid())
                removed.append(failure.key());
            return failure->at.isValid();
        });
        return removed;
    }

private:
    static constexpr std::chrono::minutes memory{5};

    QHash<QUrl, Failure> m_failures;
};

} // namespace broadsheet
