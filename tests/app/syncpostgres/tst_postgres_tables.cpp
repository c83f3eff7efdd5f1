// Who sees and writes what on the server, asked with psql as each reader.
#include "Machine.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestPostgresTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void eachReaderSeesTheOwnRows_data();
    void eachReaderSeesTheOwnRows();
    void nobodyWritesForOthers_data();
    void nobodyWritesForOthers();
    void strangersMakeNothingThere();
    void nobodySeesWhoSharedWhichPapers_data();
    void nobodySeesWhoSharedWhichPapers();
    void theScriptRunsInPsql();

private:
    PostgresServer m_server;
    QString m_database;
};

// Ann made the tables, so they are hers.
void TestPostgresTables::initTestCase()
{
    startOrSkip(m_server);
    m_database = m_server.newDatabase({u"ann"_s, u"bob"_s, u"eve"_s});
    Machine ann(m_server, m_database, u"laptop"_s);
    Machine bob(m_server, m_database, u"desktop"_s, u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    QVERIFY(ann.send(events(1, 3)));
    QVERIFY(bob.send(events(4, 5)));
}

void TestPostgresTables::eachReaderSeesTheOwnRows_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("seen");

    QTest::newRow("the owner of the tables") << u"ann"_s << u"ann|laptop|3"_s;
    QTest::newRow("another reader") << u"bob"_s << u"bob|desktop|2"_s;
    QTest::newRow("a stranger") << u"eve"_s << u"||0"_s;
}

void TestPostgresTables::eachReaderSeesTheOwnRows()
{
    QFETCH(const QString, role);
    QTEST(m_server.sql(u"SELECT (SELECT string_agg(role, ',') FROM broadsheet.reader),"
                       " (SELECT string_agg(place, ',') FROM broadsheet.place),"
                       " (SELECT count(*) FROM broadsheet.event)"_s,
                       role, m_database),
          "seen");
}

void TestPostgresTables::nobodyWritesForOthers_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("said");

    const QString denied = u"permission denied"_s;
    const QString apart = u"violates row-level security"_s;
    QTest::newRow("a reader of that name")
        << u"INSERT INTO broadsheet.reader (role) VALUES ('ann2')"_s << apart;
    QTest::newRow("an event")
        << u"INSERT INTO broadsheet.event SELECT 9, 1, 9, 1, 'x', 1, 1, '', '',"
           " '', '', '', ''"_s
        << apart;
    QTest::newRow("a place")
        << u"INSERT INTO broadsheet.place (reader, place, device, name) VALUES (1, 'x', 'x', 'x')"_s
        << apart;
    QTest::newRow("the number of the newest batch")
        << u"WITH w AS (UPDATE broadsheet.reader SET last = 0 WHERE role = 'ann' RETURNING 1)"
           " SELECT 'changed' FROM w"_s
        << u""_s;
    QTest::newRow("the name of a reader")
        << u"UPDATE broadsheet.reader SET role = 'ann'"_s << denied;
    QTest::newRow("an event is changed") << u"UPDATE broadsheet.event SET value = 0"_s << denied;
    QTest::newRow("an event is removed") << u"DELETE FROM broadsheet.event"_s << denied;
    QTest::newRow("all are removed") << u"TRUNCATE broadsheet.event"_s << denied;
    QTest::newRow("the version") << u"UPDATE broadsheet.version SET version = 2"_s << denied;
    QTest::newRow("a table") << u"CREATE TABLE broadsheet.x (x integer)"_s << denied;
    QTest::newRow("a policy") << u"DROP POLICY own ON broadsheet.event"_s << u"must be owner"_s;
}

void TestPostgresTables::nobodyWritesForOthers()
{
    QFETCH(const QString, statement);
    QFETCH(const QString, said);
    const QString answer = m_server.sql(statement, u"bob"_s, m_database);
    if (said.isEmpty())
        QCOMPARE(answer, QString());
    QVERIFY2(answer.contains(said), qPrintable(answer));
}

// Not even its version is told to who may not connect; who may connect begins without anything.
void TestPostgresTables::strangersMakeNothingThere()
{
    Machine eve(m_server, m_database, u"tablet"_s, u"eve"_s);
    QVERIFY(eve.open());
    QCOMPARE(eve.received(), {});
    QCOMPARE(m_server.sql(u"SELECT count(*) FROM broadsheet.place"_s, u"ann"_s, m_database),
             u"1"_s);
}

void TestPostgresTables::nobodySeesWhoSharedWhichPapers_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("said");

    const QString denied = u"permission denied"_s;
    for (const char *hidden : {"xmin", "xmax", "cmin", "ctid", "c"})
        QTest::newRow(hidden) << u"SELECT %1 FROM broadsheet.group_content AS c"_s.arg(
                                     QLatin1StringView(hidden))
                              << (qstrcmp(hidden, "c") == 0 ? u"(1,"_s : denied);
    QTest::newRow("what it is for")
        << u"SELECT * FROM broadsheet.group_content"_s << u"|laptop|key|line"_s;
    QTest::newRow("the members") << u"SELECT role FROM broadsheet.group_member"_s << QString();
}

// Rows of one connection have one transaction in common, and that is enough to know whose they are.
void TestPostgresTables::nobodySeesWhoSharedWhichPapers()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, said);
    const QString database = m_server.newDatabase({u"ann"_s, u"bob"_s});
    Machine ann(m_server, database, u"laptop"_s);
    QVERIFY(ann.open());
    QFile script(u":/broadsheet/server/group.sql"_s);
    QVERIFY(script.open(QIODevice::ReadOnly));
    QCOMPARE(m_server.sql(QString::fromUtf8(script.readAll()), u"ann"_s, database), QString());
    const QString shared =
        u"INSERT INTO broadsheet.space (title) VALUES ('Lab');"
        "INSERT INTO broadsheet.member (space, role, initials, name)"
        " VALUES (1, 'ann', 'AN', ''), (1, 'bob', 'BO', '');"
        "INSERT INTO broadsheet.membership (space, role) VALUES (1, 'ann'), (1, 'bob');"
        "INSERT INTO broadsheet.group_member (space, role) VALUES (1, 'ann');"
        "INSERT INTO broadsheet.group_content (space, member, number, place, key, line)"
        " SELECT 1, member, 1, 'laptop', 'key', 'line' FROM broadsheet.group_member"_s;
    QCOMPARE(m_server.sql(shared, u"admin"_s, database), QString());
    const QString answer = m_server.sql(asked, u"bob"_s, database);
    if (said.isEmpty())
        QCOMPARE(answer, QString());
    QVERIFY2(answer.contains(said), qPrintable(answer));
}

void TestPostgresTables::theScriptRunsInPsql()
{
    const QString database = m_server.newDatabase({});
    QFile script(u":/broadsheet/server/tables.sql"_s);
    QVERIFY(script.open(QIODevice::ReadOnly));
    QCOMPARE(m_server.sql(QString::fromUtf8(script.readAll()), u"admin"_s, database), QString());
    Machine ann(m_server, database, u"laptop"_s); // who may make nothing there
    QVERIFY(ann.open());
    QVERIFY(ann.send(events(1, 1)));
}

BROADSHEET_TEST(TestPostgresTables, QCoreApplication)
#include "tst_postgres_tables.moc"
