// Addresses of databases: what they may say, and how a server is believed.
#include "support/Runner.h"
#include "syncpostgres/PostgresAddress.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestPostgresAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead_data();
    void addressesAreRead();
    void onlyThisComputerNeedsNoCertificate_data();
    void onlyThisComputerNeedsNoCertificate();
    void theEnvironmentCanLeadElsewhere_data();
    void theEnvironmentCanLeadElsewhere();
    void passwordsHaveNoPlaceInIt_data();
    void passwordsHaveNoPlaceInIt();
    void othersAreRefused_data();
    void othersAreRefused();
};

void TestPostgresAddress::addressesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("all of it") << u"postgresql://ann@lab.example:5433/papers"_s
                               << u"postgresql://ann@lab.example:5433/papers"_s;
    QTest::newRow("short scheme") << u" postgres://ann@lab.example/papers "_s
                                  << u"postgresql://ann@lab.example/papers"_s;
    QTest::newRow("IPv6") << u"postgresql://ann@[::1]/papers"_s << u"postgresql://ann@::1/papers"_s;
    QTest::newRow("a socket") << u"postgresql:///papers"_s << u"postgresql:///papers"_s;
    QTest::newRow("a socket in a folder")
        << u"postgresql://ann@%2Frun%2Fpg/papers"_s << u"postgresql://ann@/run/pg/papers"_s;
    QTest::newRow("certificates")
        << u"postgresql://ann@lab.example/papers?sslrootcert=/tmp/ca.crt"_s
        << u"postgresql://ann@lab.example/papers"_s;
}

void TestPostgresAddress::addressesAreRead()
{
    QFETCH(const QString, text);
    const Result<PostgresAddress> address = postgresAddress(text);
    QVERIFY(address);
    QTEST(address->shown, "shown");
    QCOMPARE(postgresSecretName(*address), "sync "_L1 + address->shown);
}

void TestPostgresAddress::onlyThisComputerNeedsNoCertificate_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLocal");

    QTest::newRow("a socket") << u""_s << true;
    QTest::newRow("a folder") << u"%2Frun%2Fpostgresql"_s << true;
    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("IPv4") << u"127.0.0.1"_s << true;
    QTest::newRow("another IPv4") << u"127.3.2.1"_s << true;
    QTest::newRow("IPv6") << u"[::1]"_s << true;
    QTest::newRow("a name") << u"lab.example"_s << false;
    QTest::newRow("begins like one") << u"127.0.0.1.example"_s << false;
    QTest::newRow("ends like one") << u"lab.localhost"_s << false;
    QTest::newRow("begins with the word") << u"localhost.example"_s << false;
    QTest::newRow("several") << u"localhost,lab.example"_s << false;
    QTest::newRow("a folder, then several") << u"%2Ftmp,lab.example"_s << false;
    QTest::newRow("several here") << u"127.0.0.1,::1"_s << false;
    QTest::newRow("another computer") << u"192.168.0.7"_s << false;
    QTest::newRow("all of them") << u"0.0.0.0"_s << false;
}

void TestPostgresAddress::onlyThisComputerNeedsNoCertificate()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isLocal);
    const Result<PostgresAddress> address =
        postgresAddress("postgresql://ann@"_L1 + host + "/db"_L1);
    QVERIFY(address);
    QCOMPARE(address->isLocal, isLocal);
    QCOMPARE(address->value("sslmode"), isLocal ? "prefer" : "verify-full");
}

void TestPostgresAddress::theEnvironmentCanLeadElsewhere_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isLocal");

    QTest::newRow("host") << u""_s << "PGHOST"_ba
                          << "lab.example"_ba << false;
    QTest::newRow("host in a list") << u""_s << "PGHOST"_ba
                                    << "/tmp,lab.example"_ba << false;
    QTest::newRow("folder") << u""_s << "PGHOST"_ba
                            << "/run/postgresql"_ba << true;
    QTest::newRow("host that does not count") << u"localhost"_s << "PGHOST"_ba
                                              << "lab.example"_ba << true;
    QTest::newRow("address") << u"localhost"_s << "PGHOSTADDR"_ba
                             << "192.0.2.1"_ba << false;
    QTest::newRow("address, socket") << u""_s << "PGHOSTADDR"_ba
                                     << "192.0.2.1"_ba << false;
    QTest::newRow("loopback") << u"localhost"_s << "PGHOSTADDR"_ba
                              << "127.0.0.1"_ba << true;
    QTest::newRow("service") << u"localhost"_s << "PGSERVICE"_ba
                             << "lab"_ba << false;
}

void TestPostgresAddress::theEnvironmentCanLeadElsewhere()
{
    QFETCH(const QString, host);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const bool, isLocal);
    qputenv(name, value);
    const Result<PostgresAddress> address =
        postgresAddress("postgresql://ann@"_L1 + host + "/db"_L1);
    qunsetenv(name);
    QVERIFY(address);
    QCOMPARE(address->isLocal, isLocal);
    QCOMPARE(address->value("sslmode"), isLocal ? "prefer" : "verify-full");
}

void TestPostgresAddress::passwordsHaveNoPlaceInIt_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("of the user") << u"postgresql://ann:hidden@lab.example/papers"_s;
    QTest::newRow("a parameter") << u"postgresql://ann@lab.example/papers?password=hidden"_s;
    QTest::newRow("escaped") << u"postgresql://ann:%68idden@lab.example/papers"_s;
    QTest::newRow("of a key") << u"postgresql://ann@lab.example/papers?sslpassword=hidden"_s;
    QTest::newRow("after another fault")
        << u"postgresql://ann:hidden@lab.example/p?sslmode=disable"_s;
}

void TestPostgresAddress::passwordsHaveNoPlaceInIt()
{
    QFETCH(const QString, text);
    const Result<PostgresAddress> address = postgresAddress(text);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, ErrorKind::Usage);
    QVERIFY(address.error().message.contains("BROADSHEET_SYNC_PASSWORD"_L1));
    QVERIFY(!address.error().message.contains("hidden"_L1));
    QVERIFY(!address.error().detail.contains("hidden"_L1));
}

void TestPostgresAddress::othersAreRefused_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << u""_s;
    QTest::newRow("a folder") << u"/home/ann/Sync"_s;
    QTest::newRow("another database") << u"mysql://ann@lab.example/papers"_s;
    QTest::newRow("words of libpq") << u"host=lab.example password=hidden"_s;
    QTest::newRow("a bad port") << u"postgresql://ann:hidden@lab.example:x%zz/papers"_s;
    QTest::newRow("no TLS") << u"postgresql://ann@lab.example/papers?sslmode=disable"_s;
    QTest::newRow("another computer") << u"postgresql://ann@localhost/papers?hostaddr=192.0.2.1"_s;
    QTest::newRow("options") << u"postgresql://ann@lab.example/papers?options=-cx%3D1"_s;
    QTest::newRow("a file of passwords") << u"postgresql://ann@lab.example/p?passfile=/tmp/x"_s;
}

void TestPostgresAddress::othersAreRefused()
{
    QFETCH(const QString, text);
    const Result<PostgresAddress> address = postgresAddress(text);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, ErrorKind::Usage);
    QVERIFY(!address.error().message.isEmpty());
    QVERIFY(!QString(address.error().message + address.error().detail).contains("hidden"_L1));
}

BROADSHEET_TEST(TestPostgresAddress, QCoreApplication)
#include "tst_postgres_address.moc"
