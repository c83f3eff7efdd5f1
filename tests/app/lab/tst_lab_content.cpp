// Papers that the members of a space share over a real server: who sees what, asked with psql as
// each role, and what arrives.
#include "lab/Lab.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"
#include "syncpostgres/PostgresGroup.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QList<ContentRow> rows(int from, int to, const QByteArray &more = {})
{
    QList<ContentRow> all;
    for (int number = from; number <= to; ++number) {
        const QByteArray name = "row-" + QByteArray::number(number);
        all.append({.key = name, .line = "{\"paper\": \"" + name + "\"}" + more});
    }
    return all;
}

QList<QByteArray> linesOf(const QList<ContentRow> &rows)
{
    QList<QByteArray> lines;
    for (const ContentRow &row : rows)
        lines.append(row.line);
    return lines;
}

} // namespace

class TestLabContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void membersReceiveWhatOthersFetched();
    void machinesOfOneMember();
    void strangersSeeAndSendNothing();
    void membersChangeTheirOwnRowsAlone();
    void rowsDoNotSayWhoSentThem();
    void whoLeavesTakesEverythingAlong();
    void whoIsInNoSpaceIsTold();
    void whoMayNotMakeTheTablesIsTold();
    void nobodyPushesOutTheOthers();
    void aRowThatIsTooLargeIsRefused();
    void ownRowsComeBackToALostLibrary();
    void aServerThatWasPutBackGetsAllOfIt();
    void theScriptRunsInPsql();

private:
    [[nodiscard]] PostgresAddress address(const QString &role) const
    {
        return *postgresAddress(m_server.address(role, m_database));
    }
    [[nodiscard]] QString sql(const QString &statements, const QString &role = u"admin"_s) const
    {
        return m_server.sql(statements, role, m_database);
    }

    struct Machine
    {
        Machine(const TestLabContent &test, const QString &role, const QString &place = u"laptop"_s)
            : group(test.address(role), role, test.m_space,
                    {.device = place, .place = place, .name = place})
        {}
        bool open()
        {
            return group.open({})
                .and_then([this](const Opened &) { return group.openContent(receipt); })
                .has_value();
        }
        bool send(const QList<ContentRow> &sent)
        {
            const Result<QByteArray> done = group.appendContent(sent);
            receipt = done.value_or(receipt);
            return done.has_value();
        }
        QList<QByteArray> received()
        {
            QList<QByteArray> lines;
            for (bool hasMore = true; hasMore;) {
                const Result<ReceivedContent> page = group.receiveContent(cursor);
                if (!page)
                    return {page.error().message.toUtf8() + page.error().detail.toUtf8()};
                for (const ReceivedContent::Row &row : page->rows)
                    lines.append(row.line);
                hasMore = page->hasMore && page->cursor != cursor;
                cursor = page->cursor;
            }
            return lines;
        }

        PostgresGroup group;
        QByteArray receipt;
        QByteArray cursor;
    };

    PostgresServer m_server;
    QString m_database;
    int m_space = 0;
};

void TestLabContent::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

// Ann founded the space, Bob is in it, and Eve is not.
void TestLabContent::init()
{
    m_database = m_server.newDatabase({u"ann"_s, u"bob"_s, u"eve"_s});
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    m_space = ann.found(u"Vision lab"_s, {u"AN"_s, u"Ann"_s}).value();
    QVERIFY(bob.join(ann.invite(m_space).value(), {u"BO"_s, u"Bob"_s}));
}

void TestLabContent::membersReceiveWhatOthersFetched()
{
    Machine ann(*this, u"ann"_s);
    Machine bob(*this, u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    QVERIFY(ann.send(rows(1, 3)));
    QCOMPARE(bob.received(), linesOf(rows(1, 3)));
    QCOMPARE(bob.received(), {});
    QCOMPARE(ann.received(), {}); // what she sent herself
    QVERIFY(bob.send(rows(4, 4)));
    QVERIFY(ann.send(rows(2, 2, " again")));
    QCOMPARE(ann.received(), linesOf(rows(4, 4)));
    QCOMPARE(bob.received(), linesOf(rows(2, 2, " again")));
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.group_content"_s), u"4"_s); // it replaced one
}

void TestLabContent::machinesOfOneMember()
{
    Machine laptop(*this, u"ann"_s);
    Machine desktop(*this, u"ann"_s, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(rows(1, 2)));
    QVERIFY(desktop.send(rows(2, 3, " too")));
    QVERIFY(laptop.send(rows(4, 4)));
    QCOMPARE(laptop.received(), linesOf(rows(2, 3, " too")));
    QCOMPARE(desktop.received(), linesOf(rows(1, 2) + rows(4, 4)));
    QCOMPARE(laptop.received() + desktop.received(), {});
}

void TestLabContent::strangersSeeAndSendNothing()
{
    Machine ann(*this, u"ann"_s);
    QVERIFY(ann.open() && ann.send(rows(1, 1)));
    const QString member = sql(u"SELECT member FROM broadsheet.group_member"_s, u"ann"_s);
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.group_content"_s, u"eve"_s), u"0"_s);
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.group_member"_s, u"eve"_s), u"0"_s);
    for (const QString &statement :
         {u"INSERT INTO broadsheet.group_member (space) VALUES (%1)"_s.arg(m_space),
          u"INSERT INTO broadsheet.group_content VALUES (%1, '%2', 9, 'p', 'k', 'l')"_s.arg(m_space)
              .arg(member)}) {
        const QString said = sql(statement, u"eve"_s);
        QVERIFY2(said.contains("row-level security"_L1), qPrintable(said));
    }
}

void TestLabContent::membersChangeTheirOwnRowsAlone()
{
    Machine ann(*this, u"ann"_s);
    Machine bob(*this, u"bob"_s);
    QVERIFY(ann.open() && bob.open() && ann.send(rows(1, 1)) && bob.send(rows(2, 2)));
    const QString before = sql(u"SELECT * FROM broadsheet.group_content ORDER BY key"_s);
    const QString member = sql(u"SELECT member FROM broadsheet.group_member"_s, u"ann"_s);
    QCOMPARE(
        sql(u"UPDATE broadsheet.group_content SET line = 'bad' WHERE member = '%1'"_s.arg(member),
            u"bob"_s),
        QString());
    QCOMPARE(sql(u"UPDATE broadsheet.group_member SET last = 99"
                 " WHERE member = '%1'"_s.arg(member),
                 u"bob"_s),
             QString());
    QCOMPARE(
        sql(u"DELETE FROM broadsheet.group_member WHERE member = '%1'"_s.arg(member), u"bob"_s),
        QString());
    const QString said = sql(
        u"INSERT INTO broadsheet.group_content VALUES (%1, '%2', 9, 'p', 'k', 'l')"_s.arg(m_space)
            .arg(member),
        u"bob"_s);
    QVERIFY2(said.contains("row-level security"_L1), qPrintable(said));
    for (const QString &statement : {u"DELETE FROM broadsheet.group_content"_s,
                                     u"UPDATE broadsheet.group_content SET space = 9"_s,
                                     u"UPDATE broadsheet.group_member SET role = 'ann'"_s})
        QVERIFY(sql(statement, u"bob"_s).contains("permission denied"_L1));
    QCOMPARE(sql(u"SELECT * FROM broadsheet.group_content ORDER BY key"_s), before);
    QCOMPARE(sql(u"SELECT last FROM broadsheet.group_member WHERE role = 'ann'"_s), u"1"_s);
}

void TestLabContent::rowsDoNotSayWhoSentThem()
{
    Machine ann(*this, u"ann"_s);
    Machine bob(*this, u"bob"_s);
    QVERIFY(ann.open() && bob.open() && ann.send(rows(1, 1)));
    QCOMPARE(sql(u"SELECT role FROM broadsheet.group_member"_s, u"bob"_s), u"bob"_s);
    const QString row = sql(u"SELECT * FROM broadsheet.group_content"_s, u"bob"_s);
    QVERIFY2(row.contains("row-1"_L1) && !row.contains("ann"_L1), qPrintable(row));
}

void TestLabContent::whoLeavesTakesEverythingAlong()
{
    {
        Machine ann(*this, u"ann"_s);
        Machine bob(*this, u"bob"_s);
        QVERIFY(ann.open() && bob.open() && ann.send(rows(1, 3)) && bob.send(rows(4, 4)));
        Lab lab(address(u"ann"_s), u"ann"_s);
        QVERIFY(lab.open() && lab.leave(m_space));
        const Result<QByteArray> sent = ann.group.appendContent(rows(5, 5));
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Usage);
        QCOMPARE(sql(u"SELECT key FROM broadsheet.group_content"_s), u"row-4"_s);
        QCOMPARE(sql(u"SELECT role FROM broadsheet.group_member"_s), u"bob"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.group_content"_s, u"ann"_s), u"0"_s);
    }
    Lab lab(address(u"bob"_s), u"bob"_s);
    QVERIFY(lab.open() && lab.leave(m_space));
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.group_content"_s), u"0"_s);
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.group_member"_s), u"0"_s);
}

void TestLabContent::whoIsInNoSpaceIsTold()
{
    Machine ann(*this, u"ann"_s);
    QVERIFY(ann.open()); // makes the tables
    Machine eve(*this, u"eve"_s);
    const Result<Opened> opened = eve.group.open({});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Usage);
    QVERIFY2(opened.error().message.contains("not in space"_L1),
             qPrintable(opened.error().message));
}

void TestLabContent::whoMayNotMakeTheTablesIsTold()
{
    // Ann made them when she connected.
    QCOMPARE(sql(u"DROP TABLE broadsheet.group_content, broadsheet.group_member"_s), QString());
    Machine bob(*this, u"bob"_s);
    const Result<Opened> opened = bob.group.open({});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Usage);
    QVERIFY2(opened.error().message.contains("group.sql"_L1), qPrintable(opened.error().message));
}

void TestLabContent::nobodyPushesOutTheOthers()
{
    Machine ann(*this, u"ann"_s);
    Machine bob(*this, u"bob"_s);
    Machine phone(*this, u"bob"_s, u"phone"_s);
    QVERIFY(ann.open() && bob.open() && phone.open());
    QVERIFY(ann.send(rows(1, 60, QByteArray(200'000, 'x')))); // three pages
    QVERIFY(bob.send(rows(101, 101)));
    const Result<ReceivedContent> page = phone.group.receiveContent({});
    QVERIFY(page && page->hasMore);
    QVERIFY(page->rows.size() < 30);
    const auto isBobs = [](const ReceivedContent::Row &row) {
        return row.line.contains("row-101");
    };
    QVERIFY(std::ranges::any_of(page->rows, isBobs));
    QCOMPARE(phone.received().size(), 61);
}

void TestLabContent::aRowThatIsTooLargeIsRefused()
{
    Machine ann(*this, u"ann"_s);
    Machine bob(*this, u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    QVERIFY(ann.send(rows(1, 1, QByteArray(2'000'000, 'x')) + rows(2, 2)));
    const Result<ReceivedContent> page = bob.group.receiveContent({});
    QVERIFY(page);
    QCOMPARE(page->refused, 1);
    QVERIFY2(page->firstRefused.contains("content 1"_L1), qPrintable(page->firstRefused));
    QCOMPARE(page->rows.size(), 1);
}

void TestLabContent::ownRowsComeBackToALostLibrary()
{
    {
        Machine laptop(*this, u"ann"_s);
        QVERIFY(laptop.open() && laptop.send(rows(1, 3)));
    }
    Machine lost(*this, u"ann"_s);
    QVERIFY(lost.open());
    QCOMPARE(lost.received(), linesOf(rows(1, 3)));
}

void TestLabContent::aServerThatWasPutBackGetsAllOfIt()
{
    Machine ann(*this, u"ann"_s);
    Machine bob(*this, u"bob"_s);
    QVERIFY(ann.open() && bob.open() && ann.send(rows(1, 5)));
    QCOMPARE(bob.received().size(), 5);
    QCOMPARE(sql(u"DELETE FROM broadsheet.group_content WHERE number > 2;"
                 " UPDATE broadsheet.group_member SET last = 2 WHERE role = 'ann'"_s),
             QString());
    Machine again(*this, u"ann"_s);
    QVERIFY(again.group.open({}));
    const Result<Opened> opened = again.group.openContent(ann.receipt);
    QVERIFY(opened && opened->lacksSent);
    QVERIFY(again.send(rows(1, 3)));
    QCOMPARE(bob.received(), linesOf(rows(1, 3)));
}

void TestLabContent::theScriptRunsInPsql()
{
    m_database = m_server.newDatabase({});
    for (const auto name : {"tables.sql"_L1, "group.sql"_L1}) {
        QFile script(u":/broadsheet/server/"_s + name);
        QVERIFY(script.open(QIODevice::ReadOnly));
        QCOMPARE(sql(QString::fromUtf8(script.readAll())), QString());
    }
    Lab lab(address(u"ann"_s), u"ann"_s); // who may make nothing there
    QVERIFY(lab.open());
    m_space = lab.found(u"Vision lab"_s, {u"AN"_s, u"Ann"_s}).value();
    Machine ann(*this, u"ann"_s);
    QVERIFY(ann.open() && ann.send(rows(1, 1)));
}

BROADSHEET_TEST(TestLabContent, QCoreApplication)
#include "tst_lab_content.moc"
