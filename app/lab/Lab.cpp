#include "lab/Lab.h"

#include "base/Limits.h"
#include "lab/LabRows.h"
#include "lab/Tr.h"
#include "papers/StorableText.h"
#include "syncpostgres/PostgresTables.h"
#include "syncpostgres/PostgresTransaction.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// 128 bits that nobody guesses.
QString newInvitation()
{
    std::array<quint32, 4> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)).toHex());
}

QString digestOf(const QString &invitation)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(invitation.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Failure badInvitation()
{
    return failure(ErrorKind::Usage,
                   LabTr::tr("This invitation is wrong, was used already, or is older than a "
                             "week. Ask a member for a new one."));
}

Result<void> done(const Result<PostgresRows> &rows)
{
    return rows ? Result<void>() : Failure(rows.error());
}

} // namespace

Lab::Lab(PostgresAddress address, QString password)
    : m_connection(std::move(address)), m_password(std::move(password))
{}

// Whoever may make tables makes those for papers as well, so that other members need not ask for
// them.
Result<void> Lab::open()
{
    return m_connection.open(m_password)
        .and_then([this] { return prepareTables(m_connection); })
        .map([this] { (void)prepareGroupTables(m_connection); })
        .and_then([this] { return listenToSpaces(); });
}

Result<void> Lab::listenToSpaces()
{
    const auto rows = m_connection.run(
        u"SELECT channel FROM broadsheet.space JOIN broadsheet.membership AS m USING (space)"
        " WHERE m.role = current_user"_s);
    Result<void> listening =
        done(rows).and_then([this] { return m_connection.runScript(u"UNLISTEN *"_s); });
    for (int row = 0; listening && row < rows->count(); ++row)
        listening = done(m_connection.run(u"LISTEN \"broadsheet_"_s + rows->text(row, 0) + u'"'));
    return listening;
}

Result<void> Lab::tell(int space)
{
    return done(m_connection.run(u"SELECT pg_notify('broadsheet_' || channel, '')"
                                 " FROM broadsheet.space WHERE space = $1::integer"_s,
                                 {QString::number(space)}));
}

Result<void> Lab::change(int space, const QString &sql, const QStringList &values)
{
    return inTransaction(m_connection, [&] {
        return done(m_connection.run(sql, QStringList{QString::number(space)} + values))
            .and_then([&] { return tell(space); });
    });
}

Result<void> Lab::enter(int space, const LabFace &self)
{
    return done(m_connection.run(u"INSERT INTO broadsheet.membership (space) VALUES ($1::integer)"
                                 " ON CONFLICT DO NOTHING"_s,
                                 {QString::number(space)}))
        .and_then([&] {
            return done(m_connection.run(
                u"INSERT INTO broadsheet.member (space, initials, name) VALUES ($1::integer, $2, "
                u"$3)"
                " ON CONFLICT (space, role)"
                " DO UPDATE SET initials = excluded.initials, name = excluded.name"_s,
                {QString::number(space), self.initials, self.name}));
        });
}

Result<int> Lab::found(const QString &title, const LabFace &self)
{
    const Result<QString> name = spaceTitle(title);
    if (!name)
        return Failure(name.error());
    if (const Result<void> face = checked(self); !face)
        return Failure(face.error());
    const Result<int> space = inTransaction(m_connection, [&] { return begin(*name, self); });
    if (!space)
        return space;
    const Result<void> listening = listenToSpaces();
    return listening ? space : Failure(listening.error());
}

Result<int> Lab::begin(const QString &title, const LabFace &self)
{
    const auto made = m_connection.run(
        u"INSERT INTO broadsheet.space (title) VALUES ($1) RETURNING space"_s, {title});
    if (!made)
        return Failure(made.error());
    const int space = int(made->number(0, 0));
    const Result<void> entered = enter(space, self).and_then([&] {
        return done(m_connection.run(
            u"UPDATE broadsheet.space SET founder = NULL WHERE space = $1::integer"_s,
            {QString::number(space)}));
    });
    return entered ? Result<int>(space) : Failure(entered.error());
}

Result<QString> Lab::invite(int space)
{
    const QString invitation = newInvitation();
    const auto made = m_connection.run(u"INSERT INTO broadsheet.invitation (space, digest)"
                                       " VALUES ($1::integer, decode($2, 'hex'))"_s,
                                       {QString::number(space), digestOf(invitation)});
    return made ? Result<QString>(invitation) : Failure(made.error());
}

Result<int> Lab::join(const QString &invitation, const LabFace &self)
{
    if (const Result<void> face = checked(self); !face)
        return Failure(face.error());
    const Result<int> space =
        inTransaction(m_connection, [&] { return accept(invitation.trimmed(), self); });
    if (!space)
        return space;
    const Result<void> listening = listenToSpaces();
    return listening ? space : Failure(listening.error());
}

// The setting lets the policies of the tables see the invitation, until the transaction ends.
Result<int> Lab::accept(const QString &invitation, const LabFace &self)
{
    const auto shown =
        m_connection.run(u"SELECT set_config('broadsheet.token', $1, true)"_s, {invitation});
    if (!shown)
        return Failure(shown.error());
    const auto rows = m_connection.run(u"SELECT space FROM broadsheet.invitation"
                                       " WHERE digest = decode($1, 'hex') AND ends > now()"_s,
                                       {digestOf(invitation)});
    if (!rows)
        return Failure(rows.error());
    if (rows->count() == 0)
        return badInvitation();
    const int space = int(rows->number(0, 0));
    const Result<void> entered =
        enter(space, self).and_then([&] { return use(invitation); }).and_then([&] {
            return tell(space);
        });
    return entered ? Result<int>(space) : Failure(entered.error());
}

// Of two readers who show it at once, one removes it.
Result<void> Lab::use(const QString &invitation)
{
    const auto removed =
        m_connection.run(u"DELETE FROM broadsheet.invitation WHERE digest = decode($1, 'hex')"_s,
                         {digestOf(invitation)});
    if (!removed)
        return Failure(removed.error());
    return removed->changed() == 1 ? Result<void>() : badInvitation();
}

// The policies hide other spaces, so that nothing there would look like an empty one.
Result<void> Lab::checkMember(int space)
{
    const auto own = m_connection.run(u"SELECT FROM broadsheet.membership"
                                      " WHERE space = $1::integer AND role = current_user"_s,
                                      {QString::number(space)});
    if (!own)
        return Failure(own.error());
    return own->count() == 1
               ? Result<void>()
               : failure(ErrorKind::Usage, LabTr::tr("You are not in space %1.").arg(space));
}

Result<void> Lab::leave(int space)
{
    return checkMember(space)
        .and_then([&] { return inTransaction(m_connection, [&] { return removeOwn(space); }); })
        .and_then([this] { return listenToSpaces(); });
}

// The membership goes last: without it nothing of the space can be seen or removed.
Result<void> Lab::removeOwn(int space)
{
    const QString alone = u" WHERE space = $1::integer AND (SELECT count(*) FROM broadsheet.member"
                          " AS m WHERE m.space = $1::integer) = 1"_s;
    const QString own = u" WHERE space = $1::integer AND role = current_user"_s;
    const QStringList removals{
        u"DELETE FROM broadsheet.shared"_s + own,
        u"DELETE FROM broadsheet.invitation"_s + alone,
        u"DELETE FROM broadsheet.space"_s + alone,
        u"DELETE FROM broadsheet.member"_s + own,
        u"DELETE FROM broadsheet.membership"_s + own,
    };
    Result<void> removed = tell(space);
    for (const QString &removal : removals)
        if (removed)
            removed = done(m_connection.run(removal, {QString::number(space)}));
    return removed;
}

Result<QList<LabSpace>> Lab::spaces()
{
    const auto rows = m_connection.run(
        u"SELECT space, title, member.role, initials, name, member.role = current_user"
        " FROM broadsheet.space JOIN broadsheet.member USING (space)"
        " WHERE space IN (SELECT m.space FROM broadsheet.membership AS m"
        " WHERE m.role = current_user) ORDER BY space, initials, member.role LIMIT $1::integer"_s,
        {QString::number(maxLabMembers)});
    if (!rows)
        return Failure(rows.error());
    return labSpacesIn(*rows);
}

Result<void> Lab::share(int space, const LabMark &mark)
{
    if (const Result<void> good = checked(mark); !good)
        return good;
    return change(space,
                  u"INSERT INTO broadsheet.shared (space, paper, kind, tag, title, comment)"
                  " VALUES ($1::integer, $2, $3, $4, left($5, 2000), $6)"
                  " ON CONFLICT (space, role, paper, kind, tag)"
                  " DO UPDATE SET title = excluded.title, comment = excluded.comment, at = now()"_s,
                  {mark.paper, nameOf(mark.kind), mark.tag, storableName(mark.title),
                   storableText(mark.comment)});
}

Result<void> Lab::withdraw(int space, const LabMark &mark)
{
    return checkMember(space).and_then([&] {
        return change(
            space,
            u"DELETE FROM broadsheet.shared WHERE space = $1::integer AND role = current_user"
            " AND ($2 = '' OR paper = $2) AND kind = $3 AND tag = $4"_s,
            {mark.paper, nameOf(mark.kind), mark.tag});
    });
}

Result<QList<LabMark>> Lab::shared(int space)
{
    if (const Result<void> member = checkMember(space); !member)
        return Failure(member.error());
    const auto rows = m_connection.run(labMarksSql(), labMarksValues(space));
    return rows ? Result<QList<LabMark>>(labMarksIn(*rows, space)) : Failure(rows.error());
}

} // namespace broadsheet
