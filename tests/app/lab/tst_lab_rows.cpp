// What each role sees and writes of a space, asked with psql: members, and a stranger.
#include "lab/Lab.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestLabRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void rowsAreSeenByMembersAlone_data();
    void rowsAreSeenByMembersAlone();
    void nothingElseIsWritten_data();
    void nothingElseIsWritten();
    void whoLurksIsNotIn();
    void aTokenOpensItsOwnSpaceAlone();

private:
    PostgresServer m_server;
    QString m_database;
    QString m_invitation; // into the first space
};

// Ann, who owns the tables, has a space; Bob and Dan share another one.
void TestLabRows::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
    m_database = m_server.newDatabase({u"ann"_s, u"bob"_s, u"dan"_s, u"eve"_s});
    const auto address = [this](const QString &role) {
        return *postgresAddress(m_server.address(role, m_database));
    };
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    Lab dan(address(u"dan"_s), u"dan"_s);
    QVERIFY(ann.open() && bob.open() && dan.open());
    QCOMPARE(ann.found(u"first"_s, {u"A"_s, u"Ann"_s}), Result<int>(1));
    QCOMPARE(bob.found(u"second"_s, {u"B"_s, u"Bob"_s}), Result<int>(2));
    QCOMPARE(dan.join(*bob.invite(2), {u"D"_s, u"Dan"_s}), Result<int>(2));
    m_invitation = *ann.invite(1);
    for (Lab *lab : {&bob, &dan})
        QVERIFY(lab->share(2, {.paper = u"2403.1"_s, .title = {}}));
    QVERIFY(ann.share(1, {.paper = u"2403.1"_s, .title = {}}));
}

void TestLabRows::rowsAreSeenByMembersAlone_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("seen");

    QTest::newRow("who owns the tables") << u"ann"_s << u"first|ann|ann|1|ann"_s;
    QTest::newRow("a member") << u"bob"_s << u"second|bob|bob,dan|0|bob,dan"_s;
    QTest::newRow("who joined") << u"dan"_s << u"second|dan|bob,dan|0|bob,dan"_s;
    QTest::newRow("a stranger") << u"eve"_s << u"|||0|"_s;
}

void TestLabRows::rowsAreSeenByMembersAlone()
{
    QFETCH(const QString, role);
    QTEST(m_server.sql(u"SELECT (SELECT string_agg(title, ',') FROM broadsheet.space),"
                       " (SELECT string_agg(role, ',') FROM broadsheet.membership),"
                       " (SELECT string_agg(role, ',' ORDER BY role) FROM broadsheet.member),"
                       " (SELECT count(*) FROM broadsheet.invitation),"
                       " (SELECT string_agg(role, ',' ORDER BY role) FROM broadsheet.shared)"_s,
                       role, m_database),
          "seen");
}

void TestLabRows::nothingElseIsWritten_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("said"); // empty: nothing changes

    const QString apart = u"violates row-level security"_s;
    const QString denied = u"permission denied"_s;
    QTest::newRow("in without an invitation")
        << u"eve"_s << u"INSERT INTO broadsheet.membership (space) VALUES (2)"_s << apart;
    QTest::newRow("a member without a membership")
        << u"eve"_s
        << u"INSERT INTO broadsheet.member (space, initials, name) VALUES (2, 'E', 'Eve')"_s
        << apart;
    QTest::newRow("an invitation by a stranger")
        << u"eve"_s
        << u"INSERT INTO broadsheet.invitation (space, digest) VALUES (2, sha256('x'))"_s << apart;
    QTest::newRow("a mark by a stranger")
        << u"eve"_s
        << u"INSERT INTO broadsheet.shared (space, paper, kind) VALUES (2, 'x', 'star')"_s << apart;
    QTest::newRow("a space that is somebody's")
        << u"eve"_s << u"INSERT INTO broadsheet.space (title, founder) VALUES ('x', 'bob')"_s
        << denied;
    QTest::newRow("a mark in another's name")
        << u"dan"_s
        << u"INSERT INTO broadsheet.shared (space, role, paper, kind) VALUES (2, 'bob', 'x', 'star')"_s
        << denied;
    QTest::newRow("another's mark is changed")
        << u"dan"_s
        << u"WITH w AS (UPDATE broadsheet.shared SET comment = 'x' WHERE role = 'bob' RETURNING 1)"
           " SELECT 'changed' FROM w"_s
        << u""_s;
    QTest::newRow("another's mark is removed")
        << u"dan"_s
        << u"WITH w AS (DELETE FROM broadsheet.shared WHERE role = 'bob' RETURNING 1)"
           " SELECT 'removed' FROM w"_s
        << u""_s;
    QTest::newRow("another is put out")
        << u"dan"_s
        << u"WITH w AS (DELETE FROM broadsheet.member WHERE role = 'bob' RETURNING 1)"
           " SELECT 'removed' FROM w"_s
        << u""_s;
    QTest::newRow("another is renamed")
        << u"dan"_s
        << u"WITH w AS (UPDATE broadsheet.member SET name = 'x' WHERE role = 'bob' RETURNING 1)"
           " SELECT 'changed' FROM w"_s
        << u""_s;
    QTest::newRow("a space with others in it is closed")
        << u"dan"_s
        << u"WITH w AS (DELETE FROM broadsheet.space RETURNING 1) SELECT 'closed' FROM w"_s
        << u""_s;
    QTest::newRow("a space is taken")
        << u"dan"_s
        << u"UPDATE broadsheet.space SET founder = 'dan' WHERE false;"
           " WITH w AS (UPDATE broadsheet.space SET founder = 'dan' RETURNING 1)"
           " SELECT 'taken' FROM w"_s
        << u""_s;
    QTest::newRow("a mark that is none")
        << u"dan"_s
        << u"INSERT INTO broadsheet.shared (space, paper, kind) VALUES (2, 'x', 'read')"_s
        << u"violates check constraint"_s;
    QTest::newRow("a huge comment")
        << u"dan"_s
        << u"INSERT INTO broadsheet.shared (space, paper, kind, comment)"
           " VALUES (2, 'x', 'comment', repeat('x', 200000))"_s
        << u"violates check constraint"_s;
}

void TestLabRows::nothingElseIsWritten()
{
    QFETCH(const QString, role);
    QFETCH(const QString, statement);
    QFETCH(const QString, said);
    const QString answer = m_server.sql(statement, role, m_database);
    if (said.isEmpty())
        QCOMPARE(answer, QString());
    QVERIFY2(answer.contains(said), qPrintable(answer));
}

// With an invitation, but without showing up as a member.
void TestLabRows::whoLurksIsNotIn()
{
    const QString answer = m_server.sql(u"BEGIN; SET LOCAL broadsheet.token = '%1';"
                                        " INSERT INTO broadsheet.membership (space) VALUES (1);"
                                        " COMMIT"_s.arg(m_invitation),
                                        u"eve"_s, m_database);
    QVERIFY2(answer.contains("violates foreign key"_L1), qPrintable(answer));
}

void TestLabRows::aTokenOpensItsOwnSpaceAlone()
{
    const QString answer = m_server.sql(u"BEGIN; SET LOCAL broadsheet.token = '%1';"
                                        " SELECT space FROM broadsheet.invitation;"
                                        " INSERT INTO broadsheet.membership (space) VALUES (2);"
                                        " COMMIT"_s.arg(m_invitation),
                                        u"eve"_s, m_database);
    QVERIFY2(answer.startsWith("1\n"_L1), qPrintable(answer));
    QVERIFY2(answer.contains("violates row-level security"_L1), qPrintable(answer));
}

BROADSHEET_TEST(TestLabRows, QCoreApplication)
#include "tst_lab_rows.moc"
