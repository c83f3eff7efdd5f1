// Spaces that readers share on a PostgreSQL server: who is in them, and the stars, tags and
// comments that each of them chose to share there. What members write is hostile: texts have limits
// and no control characters.
//
// One thread, and each call may wait for the network as those of sync/Carrier.h do; only stop()
// and end() may be called from other threads. After an error open() is called again.
#pragma once

#include "base/Result.h"
#include "lab/LabValues.h"
#include "syncpostgres/PostgresConnection.h"

#include <QList>

#include <chrono>

namespace broadsheet {

class Lab final
{
public:
    Lab(PostgresAddress address, QString password);

    [[nodiscard]] Result<void> open();

    [[nodiscard]] Result<int> found(const QString &title,
                                    const LabFace &self); // the space's number

    // All calls for a space fail with ErrorKind::Usage when this reader is not in it.

    // A word that lets one reader into the space, within a week.
    [[nodiscard]] Result<QString> invite(int space);
    // Fails with ErrorKind::Usage for a word that is wrong, was used, or is too old.
    [[nodiscard]] Result<int> join(const QString &invitation, const LabFace &self);
    // Removes everything of this reader from the space, and a space that is empty then.
    [[nodiscard]] Result<void> leave(int space);
    [[nodiscard]] Result<QList<LabSpace>> spaces();

    [[nodiscard]] Result<void> share(int space, const LabMark &mark); // again: changes it
    [[nodiscard]] Result<void> withdraw(int space, const LabMark &mark);
    // Of all members, the newest first. Of each one no more than maxLabMarksOfMember and
    // maxLabMemberBytes, so that nobody pushes out the others.
    [[nodiscard]] Result<QList<LabMark>> shared(int space);

    // As Carrier::wait(): until a member did something in one of the spaces.
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest)
    {
        return m_connection.wait(longest);
    }
    void stop() { m_connection.stop(); }
    // As Carrier::end().
    void end() { m_connection.end(); }

private:
    [[nodiscard]] Result<void> enter(int space, const LabFace &self);
    [[nodiscard]] Result<int> begin(const QString &title, const LabFace &self);
    [[nodiscard]] Result<int> accept(const QString &invitation, const LabFace &self);
    [[nodiscard]] Result<void> use(const QString &invitation);
    [[nodiscard]] Result<void> checkMember(int space);
    [[nodiscard]] Result<void> removeOwn(int space);
    [[nodiscard]] Result<void> listenToSpaces();
    [[nodiscard]] Result<void> tell(int space); // the other members
    [[nodiscard]] Result<void> change(int space, const QString &sql, const QStringList &values);

    PostgresConnection m_connection;
    QString m_password;
};

} // namespace broadsheet
