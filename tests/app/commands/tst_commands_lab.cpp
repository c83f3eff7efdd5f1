// Two readers and a database, from the command line: their own journals, and a lab.
#include "CommandRun.h"
#include "settings/Settings.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

struct ReaderWithDatabase
{
    ReaderWithDatabase(QString name, const QString &address) : role(std::move(name))
    {
        place.write(u"settings.ini"_s, "[sync]\ndatabase=" + address.toUtf8() + '\n');
        if (run({u"import"_s, place.write(u"2024-03-22.md"_s, digestOf("2024-03-22", 2))}).status !=
            0)
            qFatal("not imported");
    }
    [[nodiscard]] Outcome run(QStringList words) const
    {
        qputenv("BROADSHEET_SYNC_PASSWORD", role.toUtf8());
        return place.broadsheet()(words << u"--settings"_s << place.path(u"settings.ini"_s));
    }

    QString role;
    Place place;
};

} // namespace

class TestLabCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void machinesMeetAtADatabase();
    void readersShareALab();
    void papersAreNotSharedWhereOneLeft();
    void withoutADatabaseThereIsNone();
    void cleanup() { qunsetenv("BROADSHEET_SYNC_PASSWORD"); }
};

void TestLabCommand::machinesMeetAtADatabase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.said()));
    const QString address = server.address(u"ann"_s, server.newDatabase({u"ann"_s}));
    const ReaderWithDatabase laptop(u"ann"_s, address);
    const ReaderWithDatabase desktop(u"ann"_s, address);
    QCOMPARE(laptop.run({u"star"_s, u"2403.00001"_s}).status, 0);
    const Outcome sent = laptop.run({u"sync"_s});
    QVERIFY2(sent.status == 0, sent.err);
    QCOMPARE(desktop.run({u"sync"_s}).status, 0);
    QVERIFY(desktop.run({u"list"_s, u"--starred"_s}).out.contains("2403.00001"));

    const ReaderWithDatabase wrong(u"wrong"_s, address);
    const Outcome refused = wrong.run({u"sync"_s});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("does not let you in"), refused.err);
}

void TestLabCommand::readersShareALab()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.said()));
    const QString database = server.newDatabase({u"ann"_s, u"bob"_s});
    const ReaderWithDatabase ann(u"ann"_s, server.address(u"ann"_s, database));
    const ReaderWithDatabase bob(u"bob"_s, server.address(u"bob"_s, database));
    const Outcome found = ann.run({u"lab"_s, u"found"_s, u"Vision"_s, u"AN"_s});
    QVERIFY2(found.out == "1\n", found.err);
    const QString invitation =
        QString::fromUtf8(ann.run({u"lab"_s, u"invite"_s, u"1"_s}).out).trimmed();
    QCOMPARE(bob.run({u"lab"_s, u"join"_s, invitation, u"BO"_s, u"Bob"_s}).out, "1\n");
    QCOMPARE(bob.run({u"lab"_s, u"star"_s, u"1"_s, u"2403.00001"_s}).status, 0);
    const Outcome listed = ann.run({u"lab"_s, u"list"_s, u"1"_s});
    QVERIFY2(listed.out.startsWith("BO\t2403.00001\tstar\t"), QByteArray(listed.out + listed.err));
    const Outcome unknown = bob.run({u"lab"_s, u"star"_s, u"1"_s, u"2403.99999"_s});
    QCOMPARE(unknown.status, 1);
    QCOMPARE(bob.run({u"lab"_s, u"leave"_s, u"1"_s}).status, 0);
    QCOMPARE(ann.run({u"lab"_s, u"list"_s, u"1"_s}).out, QByteArray());
}

void TestLabCommand::papersAreNotSharedWhereOneLeft()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.said()));
    const QByteArray address = server.address(u"ann"_s, server.newDatabase({u"ann"_s})).toUtf8();
    const ReaderWithDatabase ann(u"ann"_s, {});
    const QString file = ann.place.write(u"settings.ini"_s, "[lab]\ndatabase=" + address +
                                                                "\n[sync]\ncontentSpace=2\n");
    const auto space = [&file] { return Settings(file).text(SettingsTable::syncContentSpace); };
    QCOMPARE(ann.run({u"lab"_s, u"found"_s, u"Vision"_s, u"AN"_s}).out, "1\n");
    QCOMPARE(ann.run({u"lab"_s, u"found"_s, u"Robots"_s, u"AN"_s}).out, "2\n");
    QCOMPARE(ann.run({u"lab"_s, u"leave"_s, u"1"_s}).status, 0);
    QCOMPARE(space(), u"2"_s);
    QCOMPARE(ann.run({u"lab"_s, u"leave"_s, u"2"_s}).status, 0);
    QCOMPARE(space(), QString());
}

void TestLabCommand::withoutADatabaseThereIsNone()
{
    const ReaderWithDatabase reader(u"ann"_s, {});
    const Outcome outcome = reader.run({u"lab"_s});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("needs a database"), outcome.err);
}

BROADSHEET_TEST(TestLabCommand, QCoreApplication)
#include "tst_commands_lab.moc"
