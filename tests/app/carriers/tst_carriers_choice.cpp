// What the settings name, and where the password of a database is.
#include "carriers/ChosenCarrier.h"
#include "carriers/SyncPassword.h"
#include "settings/Settings.h"
#include "support/FakeSecrets.h"
#include "support/Runner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestCarriersChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDatabaseIsChosen();
    void anAddressWithAPasswordIsRefused();
    void thePasswordIsInTheKeychain();
    void thePasswordOfAScriptComesFirst();
    void aLabHasAVariableOfItsOwn();
    void withoutAKeychainThereIsNone();
    void nothingIsLookedUpWithoutADatabase();
    void aPasswordIsRemoved();

private:
    [[nodiscard]] static QString found(const Settings &settings, SecretStore &store);

    const QString m_address = u"postgresql://ann@lab.example/papers"_s;
};

namespace {

struct Named
{
    explicit Named(const QString &address)
    {
        settings.setText(SettingsTable::syncDatabase, address);
    }

    QTemporaryDir dir;
    Settings settings{dir.filePath(u"settings.ini"_s)};
};

} // namespace

QString TestCarriersChoice::found(const Settings &settings, SecretStore &store)
{
    QObject context;
    std::optional<QString> password;
    findSyncPassword(settings, store, &context,
                     [&password](const QString &word) { password = word; });
    for (int turn = 0; turn < 100 && !password; ++turn)
        QCoreApplication::processEvents();
    return password.value_or(u"nothing was found"_s);
}

void TestCarriersChoice::aDatabaseIsChosen()
{
    const Named named(m_address + u"?sslrootcert=/tmp/ca.crt"_s);
    const auto choice = chosenCarrier(named.settings, u"secret"_s);
    QVERIFY(choice && *choice);
    QCOMPARE((*choice)->address, m_address);
    QVERIFY((*choice)->make({}));
}

void TestCarriersChoice::anAddressWithAPasswordIsRefused()
{
    const Named named(u"postgresql://ann:hidden@lab.example/papers"_s);
    const auto choice = chosenCarrier(named.settings, {});
    QVERIFY(!choice);
    QCOMPARE(choice.error().kind, ErrorKind::Usage);
    QVERIFY(!choice.error().message.contains("hidden"_L1));
}

void TestCarriersChoice::thePasswordIsInTheKeychain()
{
    const Named named(m_address);
    FakeSecrets store;
    QObject context;
    std::optional<std::optional<Error>> kept;
    keepSyncPassword(m_address, u"pass word: \u00e9\""_s, store, &context,
                     [&kept](const std::optional<Error> &error) { kept = error; });
    QTRY_VERIFY(kept);
    QVERIFY(!*kept);
    QCOMPARE(found(named.settings, store), u"pass word: \u00e9\""_s);
    QVERIFY(!QString(named.settings.text(SettingsTable::syncDatabase)).contains("word"_L1));
    // Another database has another password.
    const Named other(u"postgresql://ann@other.example/papers"_s);
    QCOMPARE(found(other.settings, store), QString());
}

void TestCarriersChoice::thePasswordOfAScriptComesFirst()
{
    const Named named(m_address);
    FakeSecrets store;
    qputenv("BROADSHEET_SYNC_PASSWORD", "of a script");
    QCOMPARE(found(named.settings, store), u"of a script"_s);
    qunsetenv("BROADSHEET_SYNC_PASSWORD");
    QCOMPARE(store.lookups, 0);
}

// The lab's server is another one, and learns nothing of that of the own machines.
void TestCarriersChoice::aLabHasAVariableOfItsOwn()
{
    const Named named(m_address + u"?sslrootcert=/tmp/ca.crt"_s);
    FakeSecrets store;
    QObject context;
    const auto foundFor = [&](const QString &address) {
        QString found = u"nothing was found"_s;
        bool isFound = false;
        findLabPassword(named.settings, address, store, &context, [&](const QString &password) {
            found = password;
            isFound = true;
        });
        for (int turn = 0; turn < 100 && !isFound; ++turn)
            QCoreApplication::processEvents();
        return found;
    };
    const QString server = u"postgresql://ann@lab.example:5432/other"_s;
    qputenv("BROADSHEET_SYNC_PASSWORD", "of the machines");
    QCOMPARE(foundFor(server), u"of the machines"_s); // the same role there
    for (const char *other :
         {"postgresql://ann@other.example/papers", "postgresql://bob@lab.example/papers",
          "postgresql://ann@lab.example:6543/papers", "no address"})
        QCOMPARE(foundFor(QLatin1StringView(other)), QString());
    qputenv("BROADSHEET_LAB_PASSWORD", "of the lab");
    QCOMPARE(foundFor(u"postgresql://ann@other.example/papers"_s), u"of the lab"_s);
    QCOMPARE(foundFor(server), u"of the lab"_s);
    QCOMPARE(found(named.settings, store), u"of the machines"_s);
    qunsetenv("BROADSHEET_LAB_PASSWORD");
    qunsetenv("BROADSHEET_SYNC_PASSWORD");
}

void TestCarriersChoice::withoutAKeychainThereIsNone()
{
    const Named named(m_address);
    FakeSecrets store;
    store.state = FakeSecrets::State::Missing;
    QCOMPARE(found(named.settings, store), QString());
}

void TestCarriersChoice::nothingIsLookedUpWithoutADatabase()
{
    const Named named({});
    FakeSecrets store;
    QCOMPARE(found(named.settings, store), QString());
    QCOMPARE(store.lookups, 0);
    QVERIFY(!*chosenCarrier(named.settings, {}));
}

void TestCarriersChoice::aPasswordIsRemoved()
{
    FakeSecrets store;
    QObject context;
    int done = 0;
    const auto count = [&done](const std::optional<Error> &error) { done += error ? 100 : 1; };
    keepSyncPassword(m_address, u"secret"_s, store, &context, count);
    keepSyncPassword(m_address, {}, store, &context, count);
    QTRY_COMPARE(done, 2);
    QVERIFY(store.kept.isEmpty());
    keepSyncPassword(u"no address"_s, u"secret"_s, store, &context, count);
    QTRY_COMPARE(done, 102);
    QVERIFY(store.kept.isEmpty());
}

BROADSHEET_TEST(TestCarriersChoice, QCoreApplication)
#include "tst_carriers_choice.moc"
