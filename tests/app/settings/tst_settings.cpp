#include "settings/Settings.h"
#include "support/Runner.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaults();
    void defaultsAreInRange();
    void everythingIsKept();
    void theFileFormat();
    void ignoredValuesAreReportedOnce();
    void whatTheWindowLooksLikeAndTells();
    void writtenNumbersAreInRange();
    void editedByHand();
    void keysAreReplacedAsAWhole();
    void garbageIsNoObstacle();
    void fetchingIsKept();
    void fetchingEditedByHand();
    void switchesAreWords_data();
    void switchesAreWords();
    void categoriesInAnySpelling_data();
    void categoriesInAnySpelling();
    void commasStayInAddresses();
    void blankIsTheDefaultAgain();
    void sourcesComeAndGo();

private:
    void write(const QByteArray &text) const;
    [[nodiscard]] QString file() const { return m_folder->filePath(u"settings.ini"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSettings::write(const QByteArray &text) const
{
    QFile target(file());
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(text), text.size());
}

void TestSettings::defaults()
{
    const Settings settings(file());
    QVERIFY(settings.geometry().isEmpty());
    QVERIFY(settings.view().isEmpty());
    QVERIFY(settings.keys().isEmpty());
    QCOMPARE(settings.density(), ListDensity::Comfortable);
    QCOMPARE(settings.summaryZoom(), 0);
    QCOMPARE(settings.markReadAfterSeconds(), 0);
    QCOMPARE(settings.pictureDiskMiB(), 256);
    QCOMPARE(settings.pictureMemoryMiB(), 24);
    QCOMPARE(settings.pictureLoading(), PictureLoading::Always);
    QVERIFY(settings.sourceEnabled(u"huggingFace"_s, true));
    QVERIFY(!settings.sourceEnabled(u"archive"_s, false));
    QCOMPARE(settings.sourceBase(u"archive"_s, u"fallback"_s), u"fallback"_s);
    QCOMPARE(settings.sourcesNamed({}), QStringList());
    QCOMPARE(settings.arxivCategories(), (QStringList{u"cs.CL"_s, u"cs.CV"_s, u"cs.LG"_s}));
    QVERIFY(settings.refreshAtStart());
    QCOMPARE(settings.refreshMinutes(), 60);
    QCOMPARE(settings.unfinishedFetch(), QString());
    QCOMPARE(settings.proxy(), QString());
    QCOMPARE(settings.replyCacheMiB(), 200);
    QCOMPARE(settings.interfaceLanguage(), QString());
}

void TestSettings::defaultsAreInRange()
{
    for (const NumberSetting &setting :
         {SettingsTable::summaryZoom, SettingsTable::fontPoints,
          SettingsTable::markReadAfterSeconds, SettingsTable::pictureDiskMiB,
          SettingsTable::pictureMemoryMiB, SettingsTable::refreshMinutes,
          SettingsTable::replyCacheMiB})
        QVERIFY2(setting.accepts(setting.defaultValue), setting.key.data());
}

void TestSettings::everythingIsKept()
{
    {
        Settings settings(file());
        settings.setGeometry("\x01\x00geometry");
        settings.setSplitter("main"_L1, "left");
        settings.setSplitter("side"_L1, "right");
        settings.setListHeader(ListDensity::Compact, "compact");
        settings.setView(u"author:김, 철수"_s);
        settings.setPaper(u"2403.14624"_s);
        settings.setDensity(ListDensity::Compact);
        settings.setTextLanguage(u"digest/ko"_s);
        settings.setSummaryZoom(-3);
        settings.setKeys({{u"next"_s, u"Ctrl+N, J"_s}});
    }
    const Settings settings(file());
    QCOMPARE(settings.geometry(), "\x01\x00geometry");
    QCOMPARE(settings.splitter("main"_L1), "left");
    QCOMPARE(settings.splitter("side"_L1), "right");
    QCOMPARE(settings.listHeader(ListDensity::Compact), "compact");
    QVERIFY(settings.listHeader(ListDensity::Comfortable).isEmpty());
    QCOMPARE(settings.view(), u"author:김, 철수"_s);
    QCOMPARE(settings.paper(), u"2403.14624"_s);
    QCOMPARE(settings.density(), ListDensity::Compact);
    QCOMPARE(settings.textLanguage(), u"digest/ko"_s);
    QCOMPARE(settings.summaryZoom(), -3);
    QCOMPARE(settings.keys(), (QMap<QString, QString>{{u"next"_s, u"Ctrl+N, J"_s}}));
}

// Files of every version have to be readable: this text changes only by additions.
void TestSettings::theFileFormat()
{
    {
        Settings settings(file());
        settings.setGeometry("frame");
        settings.setSplitter("main"_L1, "left");
        settings.setListHeader(ListDensity::Compact, "columns");
        settings.setListHeader(ListDensity::Comfortable, "columns");
        settings.setView(u"day:2024-03-22"_s);
        settings.setPaper(u"2403.14624"_s);
        settings.setDensity(ListDensity::Compact);
        settings.setTextLanguage(u"digest/ko"_s);
        settings.setSummaryZoom(-3);
        settings.setInterfaceLanguage(u"ko"_s);
        settings.setMarkReadAfterSeconds(5);
        settings.setKeys({{u"next"_s, u"J"_s}});
        settings.setPictureDiskMiB(1000);
        settings.setPictureMemoryMiB(48);
        settings.setPictureLoading(PictureLoading::OnDemand);
        settings.setSourceEnabled(u"huggingFace"_s, false);
        settings.setSourceBase(u"archive-2"_s, u"/srv/papers"_s);
        settings.setArxivCategories({u"cs.CL"_s, u"hep-th"_s});
        settings.setRefreshAtStart(false);
        settings.setRefreshMinutes(30);
        settings.setUnfinishedFetch(u"2024-01-01..2024-06-30 huggingFace"_s);
        settings.setProxy(u"none"_s);
        settings.setReplyCacheMiB(100);
    }
    QFile written(file());
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(written.readAll()), uR"([fetch]
unfinished=2024-01-01..2024-06-30 huggingFace

[interface]
language=ko

[keys]
next=J

[list]
density=compact
header-comfortable=@ByteArray(columns)
header-compact=@ByteArray(columns)

[network]
cacheMegabytes=100
proxy=none

[pictures]
diskMegabytes=1000
load=onDemand
memoryMegabytes=48

[reading]
markReadAfterSeconds=5
paper=2403.14624
view=day:2024-03-22

[refresh]
atStart=false
everyMinutes=30

[sources]
archive-2\baseUrl=/srv/papers
arxivFeed\categories=cs.CL, hep-th
huggingFace\enabled=false

[summary]
text=digest/ko
zoom=-3

[window]
geometry=@ByteArray(frame)
splitter-main=@ByteArray(left)
)"_s);
}

void TestSettings::whatTheWindowLooksLikeAndTells()
{
    {
        const Settings settings(file());
        QCOMPARE(settings.appearance(), Appearance::System);
        QCOMPARE(settings.spaceKey(), SpaceKey::Pages);
        QCOMPARE(settings.fontPoints(), 0);
        for (const bool isOn :
             {settings.notifications(), settings.trayIcon(), settings.unreadBadge(),
              settings.closeToTray(), settings.welcomed()})
            QVERIFY(!isOn); // nobody is told anything unasked
    }
    write("[interface]\nappearance=Black\nfont=Noto Sans, of sorts\nfontPoints=17\n"
          "[reading]\nspace=next\n[desktop]\nnotifications=yes\ncloseToTray=1\n");
    {
        Settings settings(file());
        QCOMPARE(settings.appearance(), Appearance::Black);
        QCOMPARE(settings.font(), u"Noto Sans,of sorts"_s);
        QCOMPARE(settings.fontPoints(), 17);
        QCOMPARE(settings.spaceKey(), SpaceKey::Next);
        QVERIFY(settings.notifications() && settings.closeToTray() && !settings.trayIcon());
        settings.setAppearance(Appearance::Contrast);
        settings.setSpaceKey(SpaceKey::Scroll);
        settings.setNotifications(false);
        settings.setFontPoints(100);
    }
    const Settings settings(file());
    QCOMPARE(settings.appearance(), Appearance::Contrast);
    QCOMPARE(settings.spaceKey(), SpaceKey::Scroll);
    QVERIFY(!settings.notifications());
    QCOMPARE(settings.fontPoints(), 40);
}

void TestSettings::ignoredValuesAreReportedOnce()
{
    write("[refresh]\neveryMinutes=soon\natStart=perhaps\n[list]\ndensity=roomy\n"
          "[pictures]\nmemoryMegabytes=4097\n[sources]\narxivFeed\\categories=???\n");
    const Settings settings(file());
    const auto expect = [](const QString &text) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(text));
    };
    expect(u"refresh/everyMinutes in .*settings.ini: soon is not a number from 0 to 1440 "
           "\\(minutes\\)"_s);
    expect(u"refresh/atStart in .*: perhaps is not true or false"_s);
    expect(u"list/density in .*: roomy is not comfortable, compact"_s);
    expect(u"pictures/memoryMegabytes in .*: 4097 is not a number from 4 to 4096 \\(MiB\\)"_s);
    expect(u"sources/arxivFeed/categories in .*"_s);
    QTest::failOnWarning(QRegularExpression(u"Ignoring the setting"_s));
    for (int time = 0; time < 2; ++time) {
        QCOMPARE(settings.refreshMinutes(), 60);
        QVERIFY(settings.refreshAtStart());
        QCOMPARE(settings.density(), ListDensity::Comfortable);
        QCOMPARE(settings.pictureMemoryMiB(), 24);
        QCOMPARE(settings.arxivCategories().size(), 3);
    }
    // A missing value is no reason to warn.
    QCOMPARE(settings.summaryZoom(), 0);
    QVERIFY(settings.sourceEnabled(u"huggingFace"_s, true));
}

void TestSettings::writtenNumbersAreInRange()
{
    Settings settings(file());
    settings.setSummaryZoom(31);
    QCOMPARE(settings.summaryZoom(), 30);
    settings.setPictureMemoryMiB(0);
    QCOMPARE(settings.pictureMemoryMiB(), 4);
}

void TestSettings::editedByHand()
{
    write("[summary]\nzoom=4000\n[list]\ndensity=roomy\n[pictures]\nmemoryMegabytes=lots\n"
          "diskMegabytes=0\n[reading]\nmarkReadAfterSeconds=-1\n");
    const Settings settings(file());
    QCOMPARE(settings.summaryZoom(), 0);
    QCOMPARE(settings.density(), ListDensity::Comfortable);
    QCOMPARE(settings.pictureMemoryMiB(), 24);
    QCOMPARE(settings.pictureDiskMiB(), 0);
    QCOMPARE(settings.markReadAfterSeconds(), 0);
}

void TestSettings::keysAreReplacedAsAWhole()
{
    Settings settings(file());
    settings.setKeys({{u"next"_s, u"J"_s}, {u"star"_s, u"S"_s}});
    settings.setKeys({{u"star"_s, u"X"_s}});
    QCOMPARE(settings.keys(), (QMap<QString, QString>{{u"star"_s, u"X"_s}}));
}

void TestSettings::garbageIsNoObstacle()
{
    write(QByteArray("\x00\xff\xfe[[[\n===\n", 10).repeated(50));
    Settings settings(file());
    QCOMPARE(settings.summaryZoom(), 0);
    settings.setSummaryZoom(2);
    QCOMPARE(settings.summaryZoom(), 2);
}

void TestSettings::fetchingIsKept()
{
    {
        Settings settings(file());
        settings.setPictureLoading(PictureLoading::OnDemand);
        settings.setPictureDiskMiB(1000);
        settings.setPictureMemoryMiB(48);
        settings.setSourceEnabled(u"huggingFace"_s, false);
        settings.setSourceBase(u"archive"_s, u"/home/김, 철수/모음; 1"_s);
        settings.setArxivCategories({u"cs.CL"_s, u"hep-th"_s});
        settings.setRefreshAtStart(false);
        settings.setRefreshMinutes(0);
        settings.setUnfinishedFetch(u"2024-01-01..2024-06-30 huggingFace archive"_s);
        settings.setProxy(u"socks5://127.0.0.1:1080"_s);
        settings.setReplyCacheMiB(0);
        settings.setMarkReadAfterSeconds(5);
        settings.setInterfaceLanguage(u"ko"_s);
    }
    const Settings settings(file());
    QCOMPARE(settings.pictureLoading(), PictureLoading::OnDemand);
    QCOMPARE(settings.pictureDiskMiB(), 1000);
    QCOMPARE(settings.pictureMemoryMiB(), 48);
    QVERIFY(!settings.sourceEnabled(u"huggingFace"_s, true));
    QCOMPARE(settings.sourceBase(u"archive"_s, {}), u"/home/김, 철수/모음; 1"_s);
    QCOMPARE(settings.arxivCategories(), (QStringList{u"cs.CL"_s, u"hep-th"_s}));
    QVERIFY(!settings.refreshAtStart());
    QCOMPARE(settings.refreshMinutes(), 0);
    QCOMPARE(settings.unfinishedFetch(), u"2024-01-01..2024-06-30 huggingFace archive"_s);
    QCOMPARE(settings.proxy(), u"socks5://127.0.0.1:1080"_s);
    QCOMPARE(settings.replyCacheMiB(), 0);
    QCOMPARE(settings.markReadAfterSeconds(), 5);
    QCOMPARE(settings.interfaceLanguage(), u"ko"_s);
}

void TestSettings::fetchingEditedByHand()
{
    write("[pictures]\nload=ONDEMAND\n[refresh]\nAtStart=1\natStart=maybe\neveryMinutes=1441\n"
          "[network]\ncacheMegabytes=-5\nproxy=@Invalid()\n[fetch]\nunfinished=\n"
          "[sources]\narxivFeed\\categories=???, ../..\n"
          "[sources/huggingFace]\nenabled=off\nbaseUrl= http://127.0.0.1:8000 \n");
    const Settings settings(file());
    QCOMPARE(settings.pictureLoading(), PictureLoading::OnDemand);
    QVERIFY(settings.refreshAtStart());
    QCOMPARE(settings.refreshMinutes(), 60);
    QCOMPARE(settings.replyCacheMiB(), 200);
    QCOMPARE(settings.proxy(), QString());
    QCOMPARE(settings.unfinishedFetch(), QString());
    QCOMPARE(settings.arxivCategories(), (QStringList{u"cs.CL"_s, u"cs.CV"_s, u"cs.LG"_s}));
    QVERIFY(!settings.sourceEnabled(u"huggingFace"_s, true));
    QCOMPARE(settings.sourceBase(u"huggingFace"_s, {}), u"http://127.0.0.1:8000"_s);
}

void TestSettings::switchesAreWords_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<bool>("whenOn");  // with the default true
    QTest::addColumn<bool>("whenOff"); // with the default false
    for (const char *yes : {"true", "True", "yes", "on", "1", "\"true\""})
        QTest::newRow(yes) << QByteArray(yes) << true << true;
    for (const char *no : {"false", "FALSE", "no", "off", "0", " no "})
        QTest::newRow(no) << QByteArray(no) << false << false;
    for (const char *neither : {"", "2", "perhaps", "yes, no", "@Invalid()"})
        QTest::newRow(neither) << QByteArray(neither) << true << false;
}

void TestSettings::switchesAreWords()
{
    QFETCH(QByteArray, written);
    write("[sources]\narchive\\enabled=" + written + "\n");
    const Settings settings(file());
    QTEST(settings.sourceEnabled(u"archive"_s, true), "whenOn");
    QTEST(settings.sourceEnabled(u"archive"_s, false), "whenOff");
}

void TestSettings::categoriesInAnySpelling_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QStringList>("read");
    const QStringList two{u"cs.CL"_s, u"hep-th"_s};
    QTest::newRow("commas") << QByteArray("cs.CL, hep-th") << two;
    QTest::newRow("quoted") << QByteArray("\"cs.CL,hep-th\"") << two;
    QTest::newRow("plus") << QByteArray("cs.CL+hep-th") << two;
    QTest::newRow("spaces") << QByteArray("cs.CL  hep-th") << two;
    QTest::newRow("all at once") << QByteArray("cs.CL ,+ hep-th,,cs.CL+") << two;
    QTest::newRow("one") << QByteArray("cs.CL") << QStringList{u"cs.CL"_s};
    QTest::newRow("long") << QByteArray("cond-mat.str-el") << QStringList{u"cond-mat.str-el"_s};
    QTest::newRow("something else in between")
        << QByteArray("cs.CL, cs.CL/../x?y=1, <b>, hep-th") << two;
}

void TestSettings::categoriesInAnySpelling()
{
    QFETCH(QByteArray, written);
    write("[sources]\narxivFeed\\categories=" + written + "\n");
    Settings settings(file());
    QTEST(settings.arxivCategories(), "read");
    settings.setArxivCategories(settings.arxivCategories());
    QTEST(settings.arxivCategories(), "read");
}

void TestSettings::commasStayInAddresses()
{
    write("[sources]\narchive\\baseUrl=https://example.org/a,b/c\n"
          "[network]\nproxy=http://user:a,b@proxy:3128\n");
    const Settings settings(file());
    QCOMPARE(settings.sourceBase(u"archive"_s, {}), u"https://example.org/a,b/c"_s);
    QCOMPARE(settings.proxy(), u"http://user:a,b@proxy:3128"_s);
}

void TestSettings::blankIsTheDefaultAgain()
{
    Settings settings(file());
    settings.setSourceBase(u"huggingFace"_s, u"https://example.org"_s);
    settings.setSourceBase(u"huggingFace"_s, u"  "_s);
    QCOMPARE(settings.sourceBase(u"huggingFace"_s, u"default"_s), u"default"_s);
    QVERIFY(settings.sourcesNamed(u"huggingFace"_s).isEmpty());
    settings.setArxivCategories({u"cs.CL"_s});
    settings.setArxivCategories({});
    QCOMPARE(settings.arxivCategories().size(), 3);
    settings.setProxy(u"none"_s);
    settings.setProxy({});
    QCOMPARE(settings.proxy(), QString());
}

void TestSettings::sourcesComeAndGo()
{
    Settings settings(file());
    settings.setSourceBase(u"archive-home"_s, u"/srv/home"_s);
    settings.setSourceEnabled(u"archive-work"_s, true);
    settings.setSourceEnabled(u"archive"_s, true);
    settings.setSourceEnabled(u"huggingFace"_s, true);
    QCOMPARE(settings.sourcesNamed(u"archive-"_s),
             (QStringList{u"archive-home"_s, u"archive-work"_s}));
    settings.removeSource(u"archive-home"_s);
    QCOMPARE(settings.sourcesNamed(u"archive-"_s), QStringList{u"archive-work"_s});
    QCOMPARE(settings.sourceBase(u"archive-home"_s, u"gone"_s), u"gone"_s);
    QVERIFY(settings.sourceEnabled(u"archive"_s, false)); // the common prefix does not matter
}

BROADSHEET_TEST(TestSettings, QCoreApplication)
#include "tst_settings.moc"
