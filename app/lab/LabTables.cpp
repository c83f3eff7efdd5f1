#include "lab/LabTables.h"

#include "base/Clock.h"
#include "base/Limits.h"
#include "lab/Tr.h"
#include "papers/StorableText.h"
#include "sqlite/Transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

const QString markColumns = u"space, paper, kind, tag, role, title, comment, at, own"_s;

LabMark markIn(const Rows &rows)
{
    return {.kind = labMarkKind(rows.text(2)).value_or(LabMarkKind::Star),
            .paper = rows.text(1),
            .title = rows.text(5),
            .tag = rows.text(3),
            .comment = rows.text(6),
            .role = rows.text(4),
            .at = utcTime(rows.number(7)),
            .space = rows.count(0),
            .isOwn = rows.flag(8)};
}

void store(Database &database, const LabMark &mark)
{
    database.execute(u"INSERT OR REPLACE INTO lab_mark ("_s + markColumns +
                         u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                     mark.space, mark.paper, nameOf(mark.kind), mark.tag, mark.role, mark.title,
                     mark.comment, mark.at.toMSecsSinceEpoch(), int(mark.isOwn));
}

void remove(Database &database, const LabMark &mark)
{
    database.execute(u"DELETE FROM lab_mark WHERE space = ? AND paper = ? AND kind = ? AND tag = ?"
                     " AND role = ?"_s,
                     mark.space, mark.paper, nameOf(mark.kind), mark.tag, mark.role);
}

QString ownRole(Database &database, int space)
{
    return database.text(u"SELECT role FROM lab_member WHERE space = ? AND own = 1"_s, space);
}

QString titleOf(Database &database, const QString &paper)
{
    return database.text(u"SELECT title FROM paper WHERE id = ?"_s, paper);
}

bool isStarred(Database &database, const QString &paper)
{
    return database.number(u"SELECT value FROM state WHERE kind = 'starred' AND subject = ?"_s,
                           paper) != 0;
}

// Overwrites what leaves the tables, also in pages that nothing uses any more, so that leaving a
// space leaves no trace in the file.
class LabTransaction final
{
public:
    explicit LabTransaction(Database &database)
        : m_database(overwriting(database)), m_transaction(database)
    {}
    ~LabTransaction()
    {
        try {
            (void)m_database.pragma(u"secure_delete = FAST"_s);
        } catch (const Failed &) { // it only saves time
        }
    }
    Q_DISABLE_COPY_MOVE(LabTransaction)
    void commit() { m_transaction.commit(); }

private:
    static Database &overwriting(Database &database)
    {
        (void)database.pragma(u"secure_delete = ON"_s);
        return database;
    }

    Database &m_database;
    Transaction m_transaction;
};

void forgetIn(Database &database, const QString &condition, int space)
{
    for (const auto table : {"lab_outgoing"_L1, "lab_mark"_L1, "lab_member"_L1, "lab_space"_L1})
        database.execute(u"DELETE FROM "_s + table + u" WHERE space "_s + condition, space);
}

QList<int> knownSpaces(Database &database)
{
    QList<int> known;
    for (Rows rows = database.select(u"SELECT space FROM lab_space"_s); rows.next();)
        known.append(rows.count(0));
    return known;
}

// Returns whether anything is new.
bool keep(Database &database, const LabSpace &space)
{
    const auto lines = [&] {
        QStringList all;
        Rows rows = database.select(u"SELECT role, initials, name, own FROM lab_member"
                                    " WHERE space = ? ORDER BY role"_s,
                                    space.number);
        while (rows.next())
            all.append(rows.text(0) + u'\n' + rows.text(1) + u'\n' + rows.text(2) + u'\n' +
                       rows.text(3));
        return all;
    };
    const QStringList before = lines();
    const QString title =
        database.text(u"SELECT title FROM lab_space WHERE space = ?"_s, space.number);
    database.execute(u"INSERT INTO lab_space (space, title, shares) VALUES (?, ?, 0)"
                     " ON CONFLICT (space) DO UPDATE SET title = excluded.title"_s,
                     space.number, space.title);
    database.execute(u"DELETE FROM lab_member WHERE space = ?"_s, space.number);
    for (const LabMember &member : space.members)
        database.execute(u"INSERT OR REPLACE INTO lab_member (space, role, initials, name, own)"
                         " VALUES (?, ?, ?, ?, ?)"_s,
                         space.number, member.role, member.face.initials, member.face.name,
                         int(member.isSelf));
    return title != space.title || before != lines();
}

} // namespace

LabHere labHere(Database &database)
{
    constexpr int mostMissing = 20;
    const Snapshot snapshot(database);
    LabHere here{.spaces = {},
                 .asked = {},
                 .waiting = database.number(u"SELECT count(*) FROM lab_outgoing"_s)};
    if (const qint64 asked = database.number(u"SELECT asked FROM lab_server"_s))
        here.asked = utcTime(asked);
    Rows rows = database.select(u"SELECT s.space, s.title, s.shares, m.role, m.initials, m.name,"
                                " m.own FROM lab_space AS s JOIN lab_member AS m"
                                " ON m.space = s.space ORDER BY s.space, m.initials, m.role"_s);
    while (rows.next()) {
        if (here.spaces.isEmpty() || here.spaces.last().number != rows.count(0))
            here.spaces.append({.number = rows.count(0),
                                .title = rows.text(1),
                                .members = {},
                                .sharesStars = rows.flag(2)});
        here.spaces.last().members.append(
            {.face = {rows.text(4), rows.text(5)}, .role = rows.text(3), .isSelf = rows.flag(6)});
    }
    Rows missing =
        database.select(u"SELECT "_s + markColumns +
                            u", max(at) FROM lab_mark WHERE kind = 'star' AND own = 0"
                            " AND NOT EXISTS (SELECT 1 FROM paper WHERE paper.id = lab_mark.paper)"
                            " GROUP BY space, paper ORDER BY max(at) DESC, paper LIMIT ?"_s,
                        mostMissing);
    while (missing.next())
        here.missing.append(markIn(missing));
    return here;
}

bool isOfAnotherLabServer(Database &database, const QString &address)
{
    const QString known = database.text(u"SELECT address FROM lab_server"_s);
    return !known.isEmpty() && known != address;
}

void useLabServer(Database &database, const QString &address)
{
    if (!isOfAnotherLabServer(database, address))
        return;
    LabTransaction transaction(database);
    if (database.number(u"SELECT EXISTS (SELECT 1 FROM lab_outgoing)"_s) != 0)
        fail(ErrorKind::Usage,
             LabTr::tr("What you shared still waits for another server, %1. Use that one until it "
                       "is sent, or leave its spaces.")
                 .arg(database.text(u"SELECT address FROM lab_server"_s)));
    forgetIn(database, u"<> ?"_s, 0);
    database.execute(u"DELETE FROM lab_server"_s);
    transaction.commit();
}

bool keepLabSpaces(Database &database, const QString &address, const QList<LabSpace> &spaces,
                   const QDateTime &now)
{
    LabTransaction transaction(database);
    bool isNew = false;
    for (const int known : knownSpaces(database))
        if (std::ranges::find(spaces, known, &LabSpace::number) == spaces.end()) {
            forgetIn(database, u"= ?"_s, known);
            isNew = true;
        }
    for (const LabSpace &space : spaces)
        isNew = keep(database, space) || isNew;
    if (spaces.isEmpty())
        database.execute(u"DELETE FROM lab_server"_s);
    else
        database.execute(
            u"INSERT OR REPLACE INTO lab_server (one, address, asked) VALUES (1, ?, ?)"_s, address,
            now.toMSecsSinceEpoch());
    transaction.commit();
    return isNew;
}

void forgetLabSpace(Database &database, int space)
{
    LabTransaction transaction(database);
    forgetIn(database, u"= ?"_s, space);
    if (knownSpaces(database).isEmpty())
        database.execute(u"DELETE FROM lab_server"_s);
    transaction.commit();
    database.pragma(u"wal_checkpoint(TRUNCATE)"_s); // the log has it, too
}

QList<LabMark> labMarksIn(Database &database, int space)
{
    QList<LabMark> marks;
    Rows rows =
        database.select(u"SELECT "_s + markColumns + u" FROM lab_mark WHERE space = ?"_s, space);
    while (rows.next())
        marks.append(markIn(rows));
    return marks;
}

// What the reader did meanwhile is newer than what the server says. A star errand without a paper
// is about all.
void changeLabMarks(Database &database, const QList<LabMark> &stored, const QList<LabMark> &removed)
{
    const RelaxedCommits relaxed(database); // the server says it again
    LabTransaction transaction(database);
    const auto isOutgoing = [&database](const LabMark &mark) {
        return mark.isOwn &&
               database.number(u"SELECT count(*) FROM lab_outgoing WHERE space = ?"
                               " AND paper IN (?, '') AND kind = ? AND tag = ?"_s,
                               mark.space, mark.paper, nameOf(mark.kind), mark.tag) > 0;
    };
    for (const LabMark &mark : removed)
        if (!isOutgoing(mark))
            remove(database, mark);
    for (const LabMark &mark : stored)
        if (!isOutgoing(mark))
            store(database, mark);
    transaction.commit();
}

void shareStars(Database &database, int space, bool on, const QDateTime &now)
{
    LabTransaction transaction(database);
    if (!on) {
        // The server can have more of them than the library keeps.
        database.execute(u"DELETE FROM lab_outgoing WHERE space = ? AND kind = 'star'"_s, space);
        database.execute(u"DELETE FROM lab_mark WHERE space = ? AND kind = 'star' AND own = 1"_s,
                         space);
        database.execute(u"INSERT INTO lab_outgoing (space, paper, kind, tag, comment, wanted)"
                         " VALUES (?, '', 'star', '', '', 0)"_s,
                         space);
    }
    database.execute(u"UPDATE lab_space SET shares = ? WHERE space = ? AND (shares <> 0) <> ?"_s,
                     on ? now.toMSecsSinceEpoch() : 0, space, int(on));
    transaction.commit();
}

void queueLabMark(Database &database, const LabMark &given, bool isShared, const QDateTime &now)
{
    LabMark mark = given;
    mark.role = ownRole(database, mark.space);
    mark.title = titleOf(database, mark.paper);
    mark.tag = storableName(mark.tag);
    mark.comment = storableText(mark.comment);
    mark.at = now;
    mark.isOwn = true;
    if (const Result<void> good = checked(mark); !good)
        throw Failed{good.error()};
    LabTransaction transaction(database);
    database.execute(u"INSERT INTO lab_outgoing (space, paper, kind, tag, comment, wanted)"
                     " VALUES (?, ?, ?, ?, ?, ?)"_s,
                     mark.space, mark.paper, nameOf(mark.kind), mark.tag, mark.comment,
                     int(isShared));
    if (isShared)
        store(database, mark);
    else
        remove(database, mark);
    transaction.commit();
}

QList<LabErrand> nextLabErrands(Database &database, int most)
{
    QList<LabErrand> errands;
    Rows rows = database.select(u"SELECT max(number), space, paper, kind, tag, comment, wanted"
                                " FROM lab_outgoing GROUP BY space, paper, kind, tag"
                                " ORDER BY max(number) LIMIT ?"_s,
                                most);
    while (rows.next()) {
        const QString paper = rows.text(2);
        errands.append({.mark = {.kind = labMarkKind(rows.text(3)).value_or(LabMarkKind::Star),
                                 .paper = paper,
                                 .title = titleOf(database, paper),
                                 .tag = rows.text(4),
                                 .comment = rows.text(5),
                                 .space = rows.count(1),
                                 .isOwn = true},
                        .isShared = rows.isNull(6) ? isStarred(database, paper) : rows.flag(6),
                        .number = rows.number(0)});
    }
    return errands;
}

void noteLabErrand(Database &database, const LabErrand &errand, const QDateTime &now)
{
    const RelaxedCommits relaxed(database); // to say it twice does no harm
    LabTransaction transaction(database);
    database.execute(u"DELETE FROM lab_outgoing WHERE space = ? AND paper = ? AND kind = ?"
                     " AND tag = ? AND number <= ?"_s,
                     errand.mark.space, errand.mark.paper, nameOf(errand.mark.kind),
                     errand.mark.tag, errand.number);
    LabMark mark = errand.mark;
    mark.role = ownRole(database, mark.space);
    mark.at = now;
    if (!errand.isShared)
        remove(database, mark);
    else if (!mark.role.isEmpty())
        store(database, mark);
    transaction.commit();
}

QList<LabMark> labMarksOn(Database &database, const PaperId &paper)
{
    QList<LabMark> marks;
    Rows rows = database.select(
        u"SELECT "_s + markColumns +
            u", own = 1 AND EXISTS (SELECT 1 FROM lab_outgoing AS o WHERE o.space = lab_mark.space"
            " AND o.paper = lab_mark.paper AND o.kind = lab_mark.kind AND o.tag = lab_mark.tag)"
            " FROM lab_mark WHERE paper = ? ORDER BY space, at, role, kind, tag LIMIT ?"_s,
        paper.text, maxLabMarks);
    while (rows.next()) {
        marks.append(markIn(rows));
        marks.last().isWaiting = rows.flag(9);
    }
    return marks;
}

QHash<QString, QList<LabFace>> starsOfOthers(Database &database)
{
    QHash<QString, QList<LabFace>> stars;
    Rows rows = database.select(
        u"SELECT s.paper, m.initials, m.name FROM lab_mark AS s JOIN lab_member AS m"
        " ON m.space = s.space AND m.role = s.role WHERE s.kind = 'star' AND s.own = 0"
        " GROUP BY s.paper, s.role ORDER BY s.paper, min(s.at), s.role"_s);
    while (rows.next())
        stars[rows.text(0)].append({rows.text(1), rows.text(2)});
    return stars;
}

} // namespace broadsheet
