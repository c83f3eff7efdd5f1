// Events through a database: all arrive, once, in whole batches, whatever commits first.
#include "Machine.h"
#include "support/Runner.h"

#include <QRandomGenerator>

#include <algorithm>
#include <future>
#include <limits>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPostgresCarrier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startOrSkip(m_server); }
    void init() { m_database = m_server.newDatabase({u"ann"_s, u"bob"_s}); }

    void otherPlacesReceiveWhatWasSent();
    void whatIsSentTwiceArrivesOnce();
    void batchesStayTogether();
    void ownEventsAreNoWork();
    void readersAreApart();
    void oddTextsArriveAsTheyAre();
    void manyEventsAreOneBatch();
    void lateCommitsAreNotSkipped();
    void manyMachinesEndWithTheSame();
    void waitingEndsWhenSomethingArrives();
    void ownEventsEndNoWait();
    void stopEndsWaiting();
    void aDatabaseFromACopyIsNoticed();
    void anotherDatabaseIsNoticed();
    void devicesAreListedAndForgotten();
    void twoMakeTheTablesAtOnce();

private:
    PostgresServer m_server;
    QString m_database;
};

void TestPostgresCarrier::otherPlacesReceiveWhatWasSent()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    const Result<Opened> opened = laptop.carrier.open({});
    QVERIFY2(opened,
             qPrintable(opened ? QString() : opened.error().message + opened.error().detail));
    QVERIFY(!opened->lacksSent);
    QVERIFY(desktop.open());
    QCOMPARE(desktop.received(), {});

    QVERIFY(laptop.send(events(1, 3)));
    QCOMPARE(desktop.received(), events(1, 3));
    QCOMPARE(desktop.received(), {});
    QVERIFY(desktop.send(events(4, 5)));
    QVERIFY(laptop.send(events(6, 6)));
    QCOMPARE(laptop.received(), events(4, 5));
    QCOMPARE(desktop.received(), events(6, 6));

    Machine later(m_server, m_database, u"later"_s);
    QVERIFY(later.open());
    QCOMPARE(later.received(), events(1, 6));
    QVERIFY(!laptop.carrier.open(laptop.receipt)->lacksSent);
}

void TestPostgresCarrier::whatIsSentTwiceArrivesOnce()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(1, 3)));
    QVERIFY(laptop.send(events(1, 3)));
    QVERIFY(laptop.send(events(2, 4) + events(4, 4)));
    QVERIFY(laptop.send({}));
    QVERIFY(!laptop.carrier.open(laptop.receipt)->lacksSent);
    QCOMPARE(desktop.received(), events(1, 4));
}

void TestPostgresCarrier::batchesStayTogether()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(1, 2)));
    QVERIFY(laptop.send(events(3, 10)));
    QVERIFY(laptop.send(events(11, 11)));

    Result<Received> page = desktop.carrier.receive({}, 3);
    QVERIFY(page);
    QCOMPARE(page->events, events(1, 10));
    QVERIFY(page->hasMore);
    page = desktop.carrier.receive(page->cursor, 3);
    QCOMPARE(page->events, events(11, 11));
    QVERIFY(!page->hasMore);
}

// A machine that sent much does not look through it again at each exchange.
void TestPostgresCarrier::ownEventsAreNoWork()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open());
    QCOMPARE(laptop.received(), {});
    const QByteArray before = laptop.cursor;
    QVERIFY(laptop.send(events(1, 100)));
    QCOMPARE(laptop.received(), {});
    QVERIFY(laptop.cursor != before);
}

void TestPostgresCarrier::readersAreApart()
{
    Machine ann(m_server, m_database, u"laptop"_s);
    Machine bob(m_server, m_database, u"desktop"_s, u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    QVERIFY(ann.send(events(1, 3)));
    QVERIFY(bob.send(events(1, 1))); // ids of others are no obstacle
    QCOMPARE(bob.received(), {});
    QCOMPARE(ann.received(), {});
    QCOMPARE(bob.carrier.devices()->size(), 1);
}

void TestPostgresCarrier::oddTextsArriveAsTheyAre()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QList<JournalEvent> sent{
        oneEvent(1, u"한글 \U0001F600 \"quoted\" \\ 'single' {a,b} \n\t$1 --"_s),
        oneEvent(2, QString(1'000'000, u'한')),
        oneEvent(3, {}),
    };
    sent[2].at = std::numeric_limits<qint64>::max() / 2;
    sent[2].value = std::numeric_limits<qint64>::min();
    sent[2].subject = u"2403.00001\u001Fa tag"_s;
    sent[2].undoes = u"action 1"_s;
    QVERIFY(laptop.send(sent));
    QCOMPARE(desktop.received(), sent);

    // PostgreSQL has no place for these.
    JournalEvent odd = oneEvent(4, u"a"_s + QChar(0) + u'b' + QChar(0xD800) + u'c');
    QVERIFY(laptop.send({odd, oneEvent(5)}));
    odd.text = u"a\uFFFDb\uFFFDc"_s;
    const QList<JournalEvent> received = desktop.received();
    QCOMPARE(received.size(), 2);
    QCOMPARE(received[0].text.size(), odd.text.size());
    QCOMPARE(received[1], oneEvent(5));
}

void TestPostgresCarrier::manyEventsAreOneBatch()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(1, 12'000)));
    const Result<Received> page = desktop.carrier.receive({}, 10);
    QVERIFY(page);
    QCOMPARE(page->events, events(1, 12'000));
    QVERIFY(!page->hasMore);
}

// One machine took its number first and commits last. Nobody's cursor may be behind it by then.
void TestPostgresCarrier::lateCommitsAreNotSkipped()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    Machine phone(m_server, m_database, u"phone"_s);
    QVERIFY(laptop.open() && desktop.open() && phone.open());
    QVERIFY(laptop.send(events(1, 1)));
    QCOMPARE(phone.received(), events(1, 1));

    // The late one is psql, which does what the program does, and stays in its transaction.
    QProcess late;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, u"ann"_s);
    late.setProcessEnvironment(environment);
    late.start(PostgresServer::programs() + "psql"_L1,
               {u"-qAtX"_s, m_server.address(u"ann"_s, m_database)});
    late.write(
        "BEGIN; UPDATE broadsheet.reader SET last = last + 1;"
        " INSERT INTO broadsheet.event SELECT r.last, r.reader, 1, p.number,"
        " '019b0000-0000-7000-8000-000000000002', 1700000000002, 1, 'device', 'action 2', '',"
        " 'note', '2403.2', '' FROM broadsheet.reader r, broadsheet.place p"
        " WHERE place = 'laptop'; SELECT 'written';\n");
    QVERIFY(late.waitForReadyRead(longest));
    QCOMPARE(late.readAll().trimmed(), "written");

    std::future<bool> sent =
        std::async(std::launch::async, [&] { return desktop.send(events(3, 3)); });
    QTRY_COMPARE(
        m_server.sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_s),
        u"1"_s);
    QCOMPARE(phone.received(), {});
    late.write("COMMIT;\n");
    late.closeWriteChannel();
    QVERIFY(late.waitForFinished(longest));
    QVERIFY(sent.get());
    QCOMPARE(phone.received(), events(2, 3));
}

void TestPostgresCarrier::manyMachinesEndWithTheSame()
{
    constexpr int machines = 4;
    constexpr int rounds = 40;
    std::vector<std::future<QSet<QString>>> all;
    for (int number = 0; number < machines; ++number)
        all.push_back(std::async(std::launch::async, [this, number] {
            QRandomGenerator random(quint32(number) + 1);
            Machine machine(m_server, m_database, u"machine%1"_s.arg(number));
            QSet<QString> known;
            bool isGood = machine.open();
            for (int round = 0; round < rounds && isGood; ++round) {
                const int first = number * 10'000 + round * 10;
                const QList<JournalEvent> own = events(first, first + random.bounded(10));
                isGood = machine.send(own);
                for (const JournalEvent &one : own + machine.received(1 + random.bounded(20)))
                    known.insert(one.id);
            }
            return isGood ? known : QSet<QString>();
        }));
    QSet<QString> sent;
    for (auto &machine : all) {
        const QSet<QString> known = machine.get();
        QVERIFY(!known.isEmpty());
        sent += known;
    }
    // Each of them has everything in the end, by its own cursor.
    Machine last(m_server, m_database, u"last"_s);
    QVERIFY(last.open());
    QSet<QString> received;
    for (const JournalEvent &one : last.received(7)) {
        QVERIFY(!received.contains(one.id));
        received.insert(one.id);
    }
    QCOMPARE(received, sent);
}

void TestPostgresCarrier::waitingEndsWhenSomethingArrives()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    std::future<Result<bool>> waiting =
        std::async(std::launch::async, [&] { return desktop.carrier.wait(300s); });
    QVERIFY(laptop.send(events(1, 1)));
    const Result<bool> found = waiting.get();
    QVERIFY(found && *found);
    QCOMPARE(desktop.received(), events(1, 1));

    // It may arrive in the middle of something else.
    QVERIFY(laptop.send(events(2, 2)));
    QVERIFY(desktop.carrier.devices());
    const Result<bool> again = desktop.carrier.wait(300s);
    QVERIFY(again && *again);
    QCOMPARE(desktop.carrier.wait(0s), Result<bool>(false));
}

void TestPostgresCarrier::ownEventsEndNoWait()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open());
    QVERIFY(laptop.send(events(1, 1)));
    QCOMPARE(laptop.carrier.wait(0s), Result<bool>(false));
}

void TestPostgresCarrier::stopEndsWaiting()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open());
    std::future<Result<bool>> waiting =
        std::async(std::launch::async, [&] { return laptop.carrier.wait(300s); });
    laptop.carrier.stop();
    QCOMPARE(waiting.get(), Result<bool>(false));
    laptop.carrier.stop(); // before the next one
    QCOMPARE(laptop.carrier.wait(300s), Result<bool>(false));
    QCOMPARE(laptop.carrier.wait(0s), Result<bool>(false));
}

void TestPostgresCarrier::aDatabaseFromACopyIsNoticed()
{
    const QString copy = m_database + "_copy"_L1;
    QByteArray receipt;
    QByteArray cursor;
    {
        Machine laptop(m_server, m_database, u"laptop"_s);
        QVERIFY(laptop.open());
        QVERIFY(laptop.send(events(1, 2)));
    }
    // The server may still have the connection that has just been closed.
    QTRY_COMPARE(m_server.sql(u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1'"_s.arg(
                     m_database)),
                 u"0"_s);
    QCOMPARE(m_server.sql(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(copy, m_database)), QString());
    {
        Machine laptop(m_server, m_database, u"laptop"_s);
        Machine desktop(m_server, m_database, u"desktop"_s);
        QVERIFY(laptop.open() && desktop.open());
        QVERIFY(laptop.send(events(3, 4)));
        QCOMPARE(desktop.received(), events(1, 4));
        receipt = laptop.receipt;
        cursor = desktop.cursor;
    }
    Machine laptop(m_server, copy, u"laptop"_s);
    Machine desktop(m_server, copy, u"desktop"_s);
    Machine phone(m_server, copy, u"phone"_s);
    QVERIFY(phone.open() && desktop.open());
    QVERIFY(phone.send(events(5, 6))); // has the numbers that were the laptop's
    const Result<Opened> opened = laptop.carrier.open(receipt);
    QVERIFY(opened && opened->lacksSent);
    QVERIFY(laptop.send(events(1, 4)));
    desktop.cursor = cursor;
    QCOMPARE(desktop.received(), events(1, 2) + events(5, 6) + events(3, 4));
    QVERIFY(!laptop.carrier.open(laptop.receipt)->lacksSent);
}

void TestPostgresCarrier::anotherDatabaseIsNoticed()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open());
    QVERIFY(laptop.send(events(1, 2)));
    Machine moved(m_server, m_server.newDatabase({u"ann"_s}), u"laptop"_s);
    const Result<Opened> opened = moved.carrier.open(laptop.receipt);
    QVERIFY(opened && opened->lacksSent);
    QVERIFY(moved.carrier.open("nonsense")->lacksSent);
}

void TestPostgresCarrier::devicesAreListedAndForgotten()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(1, 3)));
    Result<QList<DeviceReport>> devices = desktop.carrier.devices();
    QVERIFY(devices);
    QCOMPARE(devices->size(), 2);
    QCOMPARE((*devices)[0].sender.name, u"desktop's machine"_s);
    QVERIFY((*devices)[0].isSelf);
    QVERIFY(!(*devices)[0].lastSent.isValid());
    QCOMPARE((*devices)[1].sender.device, u"device of laptop"_s);
    QCOMPARE((*devices)[1].events, 3);
    QVERIFY(qAbs((*devices)[1].lastSent.secsTo(QDateTime::currentDateTimeUtc())) < 3600);

    QVERIFY(desktop.carrier.forget(u"device of laptop"_s));
    for (const QString &nobody : {u"device of laptop"_s, u"nobody"_s}) {
        const Result<void> forgotten = desktop.carrier.forget(nobody);
        QVERIFY(!forgotten);
        QCOMPARE(forgotten.error().kind, ErrorKind::NotFound);
        QVERIFY2(forgotten.error().message.contains(nobody), qPrintable(forgotten.error().message));
    }
    QCOMPARE(desktop.carrier.devices()->size(), 1);
    QCOMPARE(desktop.received(), events(1, 3)); // what it sent stays
    QVERIFY(laptop.open());
    QCOMPARE(desktop.carrier.devices()->size(), 1);
    QVERIFY(laptop.send(events(4, 4)));
    QCOMPARE(desktop.carrier.devices()->size(), 2);
}

void TestPostgresCarrier::twoMakeTheTablesAtOnce()
{
    std::vector<std::future<QString>> all;
    for (int number = 0; number < 4; ++number)
        all.push_back(std::async(std::launch::async, [this, number] {
            Machine machine(m_server, m_database, u"machine%1"_s.arg(number),
                            number % 2 ? u"ann"_s : u"bob"_s);
            const Result<Opened> opened = machine.carrier.open({});
            return opened ? QString() : opened.error().message + opened.error().detail;
        }));
    for (auto &one : all)
        QCOMPARE(one.get(), QString());
}

BROADSHEET_TEST(TestPostgresCarrier, QCoreApplication)
#include "tst_postgres_carrier.moc"
