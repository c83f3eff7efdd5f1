// Content through a database: rows that are kept apart, replaced, and received in pages.
#include "Machine.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QList<ContentRow> rows(int from, int to, const QByteArray &text = "line")
{
    QList<ContentRow> all;
    for (int number = from; number <= to; ++number)
        all.append({.key = "key" + QByteArray::number(number),
                    .line = text + ' ' + QByteArray::number(number)});
    return all;
}

// The lines of all pages since the cursor, which moves.
QList<QByteArray> received(PostgresCarrier &carrier, QByteArray &cursor)
{
    QList<QByteArray> lines;
    for (bool hasMore = true; hasMore;) {
        const Result<ReceivedContent> page = carrier.receiveContent(cursor);
        if (!page)
            return {page.error().message.toUtf8()};
        for (const ReceivedContent::Row &row : page->rows)
            lines.append(row.line);
        hasMore = page->hasMore;
        cursor = page->cursor;
    }
    return lines;
}

QList<QByteArray> linesOf(const QList<ContentRow> &rows)
{
    QList<QByteArray> lines;
    for (const ContentRow &row : rows)
        lines.append(row.line);
    return lines;
}

} // namespace

class TestPostgresContent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startOrSkip(m_server); }
    void init() { m_database = m_server.newDatabase({u"ann"_s, u"bob"_s}); }

    void rowsArrive();
    void aLaterRowReplacesTheOneBefore();
    void pagesAreBounded();
    void aRowThatIsTooLargeIsRefused();
    void readersAreApart();
    void aServerWithTheOldTables();
    void whoMayNotMakeTheTablesIsTold();
    void ownRowsComeBackToALostLibrary();
    void ofASmallServerThatWasPutBack();
    void theOwnMachineIsNotForgotten();
    void theScriptRunsInPsql();

private:
    PostgresServer m_server;
    QString m_database;
};

void TestPostgresContent::rowsArrive()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.carrier.openContent({}) && desktop.carrier.openContent({}));
    QVERIFY(laptop.carrier.appendContent(rows(1, 3)));
    QByteArray cursor;
    QCOMPARE(received(desktop.carrier, cursor), linesOf(rows(1, 3)));
    QCOMPARE(received(desktop.carrier, cursor), {});
    QVERIFY(desktop.carrier.wait(std::chrono::seconds(300)).value()); // it was told
    QVERIFY(laptop.carrier.appendContent(rows(4, 4)));
    QCOMPARE(received(desktop.carrier, cursor), linesOf(rows(4, 4)));
    QByteArray own;
    QCOMPARE(received(laptop.carrier, own), {});
    QVERIFY2(own.endsWith(" 4"), own); // the own rows are not walked again
    QVERIFY(desktop.carrier.appendContent(rows(5, 5)));
    QCOMPARE(received(laptop.carrier, own), linesOf(rows(5, 5)));
}

void TestPostgresContent::aLaterRowReplacesTheOneBefore()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open() && laptop.carrier.openContent({}));
    QVERIFY(laptop.carrier.appendContent(rows(1, 3)));
    QVERIFY(laptop.carrier.appendContent(rows(2, 2, "newer")));
    QVERIFY(laptop.carrier.appendContent(rows(3, 3, "first") + rows(3, 3, "second")));
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(desktop.open() && desktop.carrier.openContent({}));
    QByteArray cursor;
    const QList<QByteArray> wanted{"line 1", "newer 2", "second 3"};
    QCOMPARE(received(desktop.carrier, cursor), wanted);
    QCOMPARE(m_server.sql(u"SELECT count(*) FROM broadsheet.content"_s, u"admin"_s, m_database),
             u"3"_s);
}

void TestPostgresContent::pagesAreBounded()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.carrier.openContent({}) && desktop.carrier.openContent({}));
    const QByteArray large(900'000, 'x');
    QVERIFY(laptop.carrier.appendContent(rows(1, 7, large)));
    const Result<ReceivedContent> page = desktop.carrier.receiveContent({});
    QVERIFY(page && page->hasMore);
    QCOMPARE(page->rows.size(), 4); // four MiB
    QByteArray cursor;
    QCOMPARE(received(desktop.carrier, cursor).size(), 7);
}

void TestPostgresContent::aRowThatIsTooLargeIsRefused()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.carrier.openContent({}) && desktop.carrier.openContent({}));
    QVERIFY(laptop.carrier.appendContent(rows(1, 1, QByteArray(2'000'000, 'x')) + rows(2, 2)));
    const Result<ReceivedContent> page = desktop.carrier.receiveContent({});
    QVERIFY(page);
    QCOMPARE(page->refused, 1);
    QVERIFY2(page->firstRefused.contains(u"content 1"_s), qPrintable(page->firstRefused));
    QCOMPARE(page->rows.size(), 1);
    QVERIFY2(page->rows[0].place.contains(u"content 2"_s), qPrintable(page->rows[0].place));
}

void TestPostgresContent::readersAreApart()
{
    Machine ann(m_server, m_database, u"laptop"_s);
    QVERIFY(ann.open() && ann.carrier.openContent({}));
    QVERIFY(ann.carrier.appendContent(rows(1, 3)));
    Machine bob(m_server, m_database, u"phone"_s, u"bob"_s);
    QVERIFY(bob.open() && bob.carrier.openContent({}));
    QByteArray cursor;
    QCOMPARE(received(bob.carrier, cursor), {});
    QCOMPARE(m_server.sql(u"SELECT count(*) FROM broadsheet.content"_s, u"bob"_s, m_database),
             u"0"_s);
    const QString said = m_server.sql(
        u"INSERT INTO broadsheet.content VALUES (1, 9, 1, 'k', 'l')"_s, u"bob"_s, m_database);
    QVERIFY2(said.contains(u"row-level security"_s), qPrintable(said));
    QVERIFY(m_server.sql(u"DELETE FROM broadsheet.content"_s, u"bob"_s, m_database)
                .contains(u"permission denied"_s));
}

void TestPostgresContent::aServerWithTheOldTables()
{
    Machine before(m_server, m_database, u"laptop"_s);
    QVERIFY(before.open()); // tables.sql alone
    QCOMPARE(
        m_server.sql(u"SELECT to_regclass('broadsheet.content') IS NULL"_s, u"admin"_s, m_database),
        u"t"_s);
    QVERIFY(before.carrier.openContent({}));
    QVERIFY(before.carrier.appendContent(rows(1, 1)));
    // Who knows nothing of content goes on.
    QVERIFY(before.open());
    QVERIFY(before.send(events(1, 2)));
}

void TestPostgresContent::whoMayNotMakeTheTablesIsTold()
{
    Machine ann(m_server, m_database, u"laptop"_s);
    QVERIFY(ann.open());
    Machine bob(m_server, m_database, u"phone"_s, u"bob"_s);
    QVERIFY(bob.open());
    const Result<Opened> opened = bob.carrier.openContent({});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Usage);
    QVERIFY2(opened.error().message.contains(u"content.sql"_s), qPrintable(opened.error().message));
    QVERIFY(bob.send(events(1, 1)));
}

void TestPostgresContent::ownRowsComeBackToALostLibrary()
{
    QByteArray receipt;
    {
        Machine laptop(m_server, m_database, u"laptop"_s);
        QVERIFY(laptop.open() && laptop.carrier.openContent({}));
        receipt = laptop.carrier.appendContent(rows(1, 2)).value();
        QVERIFY(laptop.carrier.appendContent(rows(3, 3)));
    }
    Machine lost(m_server, m_database, u"laptop"_s);
    QVERIFY(lost.open() && lost.carrier.openContent({}));
    QByteArray cursor;
    QCOMPARE(received(lost.carrier, cursor), linesOf(rows(1, 3)));
    Machine older(m_server, m_database, u"laptop"_s); // a library of before
    QVERIFY(older.open() && older.carrier.openContent(receipt));
    cursor.clear();
    QCOMPARE(received(older.carrier, cursor), linesOf(rows(3, 3)));
}

void TestPostgresContent::ofASmallServerThatWasPutBack()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open() && laptop.carrier.openContent({}));
    const QByteArray receipt = laptop.carrier.appendContent(rows(1, 5)).value();
    (void)m_server.sql(u"DELETE FROM broadsheet.content WHERE number > 2;"
                       " UPDATE broadsheet.content_reader SET last = 2"_s,
                       u"admin"_s, m_database);
    Machine again(m_server, m_database, u"laptop"_s);
    QVERIFY(again.open());
    QVERIFY(again.carrier.openContent(receipt)->lacksSent);
}

void TestPostgresContent::theOwnMachineIsNotForgotten()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open() && laptop.send(events(1, 1)));
    const Result<void> forgotten = laptop.carrier.forget(u"device of laptop"_s);
    QVERIFY(!forgotten);
    QCOMPARE(forgotten.error().kind, ErrorKind::Usage);
    QCOMPARE(forgotten.error().message, u"That is this machine."_s);
    QCOMPARE(laptop.carrier.devices()->size(), 1);
}

void TestPostgresContent::theScriptRunsInPsql()
{
    const QString database = m_server.newDatabase({});
    for (const auto name : {"tables.sql"_L1, "content.sql"_L1}) {
        QFile script(u":/broadsheet/server/"_s + name);
        QVERIFY(script.open(QIODevice::ReadOnly));
        QCOMPARE(m_server.sql(QString::fromUtf8(script.readAll()), u"admin"_s, database),
                 QString());
    }
    Machine ann(m_server, database, u"laptop"_s); // who may make nothing there
    QVERIFY(ann.open() && ann.carrier.openContent({}));
    QVERIFY(ann.carrier.appendContent(rows(1, 1)));
}

BROADSHEET_TEST(TestPostgresContent, QCoreApplication)
#include "tst_postgres_content.moc"
