// bench_sync [FOLDER] [READERS]: a simulation. A PostgreSQL server on loopback has the journals of
// so many readers (default: 20), each with ten years of marks: 30,000 events, as they came in over
// the time. Measures what a machine of a reader then waits for. Nobody's real journal is in it, all
// programs share this machine, and the network has no delay. 1,000 readers take 10 GB of
// QDir::tempPath() for some minutes.
#include "Machine.h"
#include "Samples.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <future>

using namespace broadsheet;
using namespace broadsheet::bench;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int eventsEach = 30'000;
constexpr int batchSize = 10;
constexpr int clients = 16;

// Rows stand in the order of time, so those of one reader are all over the table, as they would be.
QString journals(int readers)
{
    return u"INSERT INTO broadsheet.reader (role, last)"
           " SELECT 'reader' || n, %2 / %3 FROM generate_series(1, %1) AS n;"
           " INSERT INTO broadsheet.place (reader, place, device, name)"
           " SELECT reader, 'place' || n, 'device' || n, 'machine ' || n"
           " FROM broadsheet.reader, generate_series(1, 3) AS n;"
           " ALTER TABLE broadsheet.event DROP CONSTRAINT event_pkey,"
           " DROP CONSTRAINT event_reader_id_key;"
           " BEGIN; TRUNCATE broadsheet.event;"
           " INSERT INTO broadsheet.event SELECT t / %3 + 1, reader, t % %3 + 1,"
           " reader * 3 - 2 + t / %3 % 3,"
           " '019b' || to_char(t, 'FM0000') || '-' || substr(md5(t || '/' || reader), 1, 27),"
           " 1400000000000 + t::bigint * 10000000, 1, substr(md5('d' || reader), 1, 32) || '0000',"
           " substr(md5(reader || 'a' || t), 1, 32) || '0000', '',"
           " (ARRAY['read', 'passed', 'starred'])[t % 3 + 1], to_char(1400 + t / 300, 'FM0000')"
           " || '.' || to_char(t, 'FM00000'), ''"
           " FROM generate_series(0, %2 - 1) AS t, generate_series(1, %1) AS reader;"
           " COMMIT;"
           " SET maintenance_work_mem = '1GB';"
           " ALTER TABLE broadsheet.event ADD PRIMARY KEY (reader, batch, position),"
           " ADD UNIQUE (reader, id); ANALYZE broadsheet.event;"_s.arg(readers)
               .arg(eventsEach)
               .arg(batchSize);
}

QString roles(int readers)
{
    return u"DO $$ BEGIN FOR n IN 1..%1 LOOP"
           " EXECUTE format('CREATE ROLE reader%s LOGIN PASSWORD ''reader%s''', n, n);"
           " END LOOP; END $$;"_s.arg(readers);
}

int nextEvent = 0;

QList<JournalEvent> newEvents(int count)
{
    const int first = nextEvent;
    nextEvent += count;
    return events(first + 1, first + count);
}

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

class Simulation final
{
public:
    Simulation(PostgresServer &server, int readers) : m_server(server), m_readers(readers) {}

    [[nodiscard]] bool fill();
    void sizes() const;
    void daysWork() const;
    void firstExchange() const;
    void notices() const;
    void manyAtOnce() const;

private:
    [[nodiscard]] Machine machine(int reader, int place) const;
    [[nodiscard]] QString sql(const QString &statements) const
    {
        return m_server.sql(statements, u"admin"_s, u"simulation"_s);
    }

    PostgresServer &m_server;
    int m_readers;
};

bool Simulation::fill()
{
    QElapsedTimer clock;
    clock.start();
    QFile script(u":/broadsheet/server/tables.sql"_s);
    if (!script.open(QIODevice::ReadOnly))
        return false;
    QString said = m_server.sql(roles(m_readers) + u"CREATE DATABASE simulation"_s);
    said += sql(QString::fromUtf8(script.readAll()) + journals(m_readers));
    say(said);
    say(u"filled in %1 s"_s.arg(clock.elapsed() / 1000));
    return said.isEmpty();
}

void Simulation::sizes() const
{
    say(sql(u"SELECT relname || ': ' || pg_size_pretty(pg_relation_size(oid)) || ', '"
            " || reltuples::bigint || ' rows' FROM pg_class WHERE relname LIKE 'event%'"
            " AND relkind IN ('r', 'i') ORDER BY relname"_s));
}

Machine Simulation::machine(int reader, int place) const
{
    return Machine(m_server, u"simulation"_s, u"place%1"_s.arg(place), u"reader%1"_s.arg(reader));
}

// Two machines of a reader, of whom nobody was there today.
void Simulation::daysWork() const
{
    Samples opening;
    Samples sending;
    Samples receiving;
    for (int reader = 1; reader <= std::min(m_readers, 50); ++reader) {
        Machine laptop = machine(reader, 1);
        Machine desktop = machine(reader, 2);
        opening.time([&] { return laptop.open(); });
        if (!desktop.open())
            return say(u"not opened"_s);
        // The cursor of yesterday.
        desktop.cursor =
            sql(u"SELECT concat_ws(' ', identity, generation, batch, id)"
                " FROM broadsheet.reader JOIN broadsheet.event USING (reader)"
                " WHERE role = 'reader%1' ORDER BY batch DESC, position DESC LIMIT 1"_s.arg(reader))
                .toUtf8();
        const QList<JournalEvent> day = newEvents(100);
        sending.time([&] { return laptop.send(day); });
        qsizetype count = 0;
        receiving.time([&] { count = desktop.received().size(); });
        if (count != day.size())
            return say(u"%1 events instead of %2"_s.arg(count).arg(day.size()));
    }
    opening.print(u"connect and check"_s);
    sending.print(u"send a day's work, 100 events"_s);
    receiving.print(u"receive it"_s);
}

void Simulation::firstExchange() const
{
    for (const QLatin1StringView state : {"first"_L1, "again"_L1}) {
        Samples times;
        for (int reader = 1; reader <= std::min(m_readers, 5); ++reader) {
            Machine fresh = machine(m_readers + 1 - reader, 9);
            if (!fresh.open())
                return say(u"not opened"_s);
            times.time([&] { return fresh.received(5000).size(); });
        }
        times.print(u"a new machine receives %1 events, %2"_s.arg(eventsEach).arg(state));
    }
}

void Simulation::notices() const
{
    Machine laptop = machine(1, 1);
    Machine desktop = machine(1, 2);
    if (!laptop.open() || !desktop.open())
        return say(u"not opened"_s);
    Samples times;
    for (int round = 0; round < 100; ++round)
        times.time([&] {
            auto waiting =
                std::async(std::launch::async, [&] { return desktop.carrier.wait(60s); });
            const bool isSent = laptop.send(newEvents(1));
            return isSent && waiting.get().value_or(false);
        });
    times.print(u"a star, until the other machine knows of it"_s);
}

void Simulation::manyAtOnce() const
{
    std::vector<std::future<int>> all;
    QElapsedTimer clock;
    clock.start();
    for (int client = 0; client < clients; ++client)
        all.push_back(std::async(std::launch::async, [this, client, &clock] {
            Machine one = machine(client % m_readers + 1, 100 + client);
            int sent = 0;
            for (bool isGood = one.open(); isGood && clock.elapsed() < 10'000; ++sent) {
                JournalEvent star = oneEvent(1);
                star.id = u"client %1 star %2"_s.arg(client).arg(sent);
                isGood = one.send({star});
            }
            return sent;
        }));
    int sent = 0;
    for (auto &client : all)
        sent += client.get();
    say(u"%1 machines at once: %2 stars a second"_s.arg(clients).arg(sent / 10));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int readers = std::max(arguments.value(2).toInt(), arguments.size() > 2 ? 1 : 20);
    if (PostgresServer::programs().isEmpty()) {
        say(u"PostgreSQL is not installed: nothing is measured"_s);
        return 0;
    }
    PostgresServer server;
    Simulation simulation(server, readers);
    say(u"A simulation: %1 readers, %2 events each"_s.arg(readers).arg(eventsEach));
    if (!server.start({u"wal_level=minimal"_s, u"max_wal_senders=0"_s, u"max_wal_size=4GB"_s}) ||
        !simulation.fill())
        return 1;
    server.stop();
    // Now what is reported as sent is on the disk.
    if (!server.start({u"fsync=on"_s, u"shared_buffers=1GB"_s})) {
        say(server.said());
        return 1;
    }
    simulation.sizes();
    simulation.firstExchange();
    simulation.daysWork();
    simulation.notices();
    simulation.manyAtOnce();
    return 0;
}
