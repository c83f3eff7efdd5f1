// Settings that travel with the journal, and a keychain that never answers.
#include "Machines.h"
#include "carriers/ChosenCarrier.h"
#include "carriers/SharedSettings.h"
#include "carriers/SyncPassword.h"
#include "settings/Settings.h"
#include "support/FakeSecrets.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

using Table = SettingsTable;

struct Desk
{
    Machine machine;
    Settings settings{machine.dir.filePath(u"settings.ini"_s)};

    explicit Desk(const QString &folder) { machine.share(folder); }
    // As after an exchange. True: something is to be sent.
    bool settle()
    {
        const SettledSettings settled = compare();
        if (!takeSettings(settings, settled.toTake) ||
            !noteTaken(*machine.library, settled.toTake).result())
            qFatal("not taken");
        return settled.isToSend;
    }
    SettledSettings compare()
    {
        const auto settled = settingsToShare(settings).and_then([this](const SettingTexts &mine) {
            return settleSettings(*machine.library, systemTime, mine).result();
        });
        if (!settled)
            qFatal("%s", qPrintable(settled.error().message));
        return *settled;
    }
    void exchange()
    {
        for (int turn = 0; turn < 2; ++turn) {
            if (const QString problem = machine.exchange(); !problem.isEmpty())
                qFatal("%s", qPrintable(problem));
            settle();
        }
        (void)machine.exchange();
    }
};

} // namespace

class TestCarriersSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeArrives();
    void theFirstTimeWhatOthersSaidCounts();
    void theNewestChangeWins();
    void whatIsNotInTheFileYetIsTakenAgain();
    void aFileThatCannotBeWritten();
    void backToTheDefault();
    void aTextThatIsTooLongStaysHere();
    void nothingIsSaidTwice();
    void whatMakesNoSenseIsLeftOut();
    void whatDependsOnTheMachineStays();
    void undoDoesNotTakeItBack();
    void aKeychainThatNeverAnswers();
};

void TestCarriersSettings::aChangeArrives()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    one.settings.setDensity(ListDensity::Compact);
    one.settings.setMarkReadAfterSeconds(7);
    one.settings.setShowsGists(false);
    one.settings.setText(Table::tagColours, u"red=robots"_s);
    one.settings.setKeys({{u"star"_s, u"Ctrl+J"_s}, {u"undo"_s, QString()}});
    one.exchange();
    two.exchange();
    QCOMPARE(two.settings.appearance(), Appearance::Dark);
    QCOMPARE(two.settings.density(), ListDensity::Compact);
    QCOMPARE(two.settings.markReadAfterSeconds(), 7);
    QVERIFY(!two.settings.showsGists());
    QCOMPARE(two.settings.text(Table::tagColours), u"red=robots"_s);
    QCOMPARE(two.settings.keys(), one.settings.keys());
}

void TestCarriersSettings::theFirstTimeWhatOthersSaidCounts()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    two.settings.setAppearance(Appearance::Light);
    two.settings.setSpaceKey(SpaceKey::Next);
    one.exchange();
    two.exchange();
    one.exchange();
    QCOMPARE(two.settings.appearance(), Appearance::Dark);
    QCOMPARE(one.settings.appearance(), Appearance::Dark);
    QCOMPARE(one.settings.spaceKey(), SpaceKey::Next);
}

void TestCarriersSettings::theNewestChangeWins()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    one.exchange();
    two.exchange();
    two.settings.setAppearance(Appearance::Black);
    two.exchange();
    one.exchange();
    QCOMPARE(one.settings.appearance(), Appearance::Black);
}

// The program was killed before it wrote the file.
void TestCarriersSettings::whatIsNotInTheFileYetIsTakenAgain()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    one.exchange();
    QCOMPARE(two.machine.exchange(), QString());
    QVERIFY(!two.compare().toTake.isEmpty());
    two.exchange();
    QCOMPARE(two.settings.appearance(), Appearance::Dark);
    one.exchange();
    QCOMPARE(one.settings.appearance(), Appearance::Dark);
}

void TestCarriersSettings::aFileThatCannotBeWritten()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    one.exchange();
    QCOMPARE(two.machine.exchange(), QString());
    const QString blocker = two.machine.dir.filePath(u"blocker"_s);
    write(blocker, "no folder");
    Settings nowhere(blocker + u"/settings.ini"_s);
    const SettingTexts values = two.compare().toTake;
    const Result<void> taken = takeSettings(nowhere, values);
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::Storage);
    QVERIFY(taken.error().message.contains(nowhere.file()));
    QVERIFY(!settingsToShare(nowhere)); // it is not in the file, so it would seem to be from here
    QVERIFY(QFile::remove(blocker));
    QVERIFY(QDir().mkdir(blocker));
    QVERIFY(takeSettings(nowhere, values)); // once it can be written
    QCOMPARE(nowhere.appearance(), Appearance::Dark);
}

void TestCarriersSettings::backToTheDefault()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    one.settings.setKeys({{u"star"_s, u"Ctrl+J"_s}});
    one.exchange();
    two.exchange();
    two.settings.setAppearance(Appearance::System);
    two.settings.setKeys({});
    two.exchange();
    one.exchange();
    QCOMPARE(one.settings.appearance(), Appearance::System);
    QVERIFY(one.settings.keys().isEmpty());
}

void TestCarriersSettings::aTextThatIsTooLongStaysHere()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    Desk two(folder.path());
    one.settings.setText(Table::tagColours, u"red=robots"_s);
    one.exchange();
    two.exchange();
    const QString colours = u"red=robots,"_s.repeated(500);
    one.settings.setText(Table::tagColours, colours);
    for (Desk *desk : {&one, &two, &one})
        desk->exchange();
    QCOMPARE(one.settings.text(Table::tagColours), colours);
    QCOMPARE(two.settings.text(Table::tagColours), u"red=robots"_s);
    one.settings.setText(Table::tagColours, u"blue=robots"_s);
    one.exchange();
    two.exchange();
    QCOMPARE(two.settings.text(Table::tagColours), u"blue=robots"_s);
}

void TestCarriersSettings::nothingIsSaidTwice()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    one.settings.setAppearance(Appearance::Dark);
    QVERIFY(one.settle());
    QVERIFY(!one.settle());
    Desk two(folder.path());
    one.exchange();
    two.exchange();
    QVERIFY(!two.settle());
    QCOMPARE(two.machine.events(), one.machine.events());
}

void TestCarriersSettings::whatMakesNoSenseIsLeftOut()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    QVERIFY(takeSettings(one.settings, {{u"interface/appearance"_s, u"pink"_s},
                                        {u"reading/markReadAfterSeconds"_s, u"-5"_s},
                                        {u"list/gists"_s, u"perhaps"_s},
                                        {u"sync/folder"_s, u"/elsewhere"_s},
                                        {u"network/proxy"_s, u"http://evil.example:1"_s},
                                        {u"keys/../x"_s, u"Ctrl+J"_s}}));
    QVERIFY(settingsToShare(one.settings)->isEmpty());
    QVERIFY(one.settings.text(Table::syncFolder).isEmpty());
    QVERIFY(one.settings.proxy().isEmpty());
    QVERIFY(one.settings.keys().isEmpty());
}

void TestCarriersSettings::whatDependsOnTheMachineStays()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    one.settings.setFont(u"Serif"_s);
    one.settings.setFontPoints(20);
    one.settings.setText(Table::syncFolder, folder.path());
    QVERIFY(settingsToShare(one.settings)->isEmpty());
}

void TestCarriersSettings::undoDoesNotTakeItBack()
{
    const QTemporaryDir folder;
    Desk one(folder.path());
    QVERIFY(one.machine.mark(Mark::Starred, 1, true));
    one.settings.setAppearance(Appearance::Dark);
    QVERIFY(one.settle());
    QVERIFY(one.machine.library->undo().result());
    QVERIFY(!one.machine.paper(1).state.starred);
    QVERIFY(!one.settle());
    QCOMPARE(one.settings.appearance(), Appearance::Dark);
}

void TestCarriersSettings::aKeychainThatNeverAnswers()
{
    const QTemporaryDir dir;
    Settings settings(dir.filePath(u"settings.ini"_s));
    settings.setText(Table::syncDatabase, u"postgresql://ann@example.org/papers"_s);
    FakeSecrets store;
    store.state = FakeSecrets::State::Hangs;
    QObject context;
    QList<Result<QString>> answers;
    askSyncPassword(
        settings, store, &context, [&](const Result<QString> &found) { answers.append(found); },
        std::chrono::milliseconds(1));
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!answers.first());
    QCOMPARE(answers.first().error().kind, ErrorKind::Unreachable);
    store.wake(); // too late
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), 1);
}

BROADSHEET_TEST(TestCarriersSettings, QCoreApplication)
#include "tst_carriers_settings.moc"
