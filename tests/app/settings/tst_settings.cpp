#include "settings/Settings.h"

#include <QFile>
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
    void everythingIsKept();
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
    QCOMPARE(settings.pictureDiskMegabytes(), 256);
    QCOMPARE(settings.pictureMemoryMegabytes(), 24);
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
    QCOMPARE(settings.replyCacheMegabytes(), 200);
    QCOMPARE(settings.interfaceLanguage(), QString());
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

void TestSettings::editedByHand()
{
    write("[summary]\nzoom=4000\n[list]\ndensity=roomy\n[pictures]\nmemoryMegabytes=lots\n"
          "diskMegabytes=0\n[reading]\nmarkReadAfterSeconds=-1\n");
    const Settings settings(file());
    QCOMPARE(settings.summaryZoom(), 0);
    QCOMPARE(settings.density(), ListDensity::Comfortable);
    QCOMPARE(settings.pictureMemoryMegabytes(), 24);
    QCOMPARE(settings.pictureDiskMegabytes(), 0);
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
        settings.setPictureDiskMegabytes(1000);
        settings.setPictureMemoryMegabytes(48);
        settings.setSourceEnabled(u"huggingFace"_s, false);
        settings.setSourceBase(u"archive"_s, u"/home/김, 철수/모음; 1"_s);
        settings.setArxivCategories({u"cs.CL"_s, u"hep-th"_s});
        settings.setRefreshAtStart(false);
        settings.setRefreshMinutes(0);
        settings.setUnfinishedFetch(u"2024-01-01..2024-06-30 huggingFace archive"_s);
        settings.setProxy(u"socks5://127.0.0.1:1080"_s);
        settings.setReplyCacheMegabytes(0);
        settings.setMarkReadAfterSeconds(5);
        settings.setInterfaceLanguage(u"ko"_s);
    }
    const Settings settings(file());
    QCOMPARE(settings.pictureLoading(), PictureLoading::OnDemand);
    QCOMPARE(settings.pictureDiskMegabytes(), 1000);
    QCOMPARE(settings.pictureMemoryMegabytes(), 48);
    QVERIFY(!settings.sourceEnabled(u"huggingFace"_s, true));
    QCOMPARE(settings.sourceBase(u"archive"_s, {}), u"/home/김, 철수/모음; 1"_s);
    QCOMPARE(settings.arxivCategories(), (QStringList{u"cs.CL"_s, u"hep-th"_s}));
    QVERIFY(!settings.refreshAtStart());
    QCOMPARE(settings.refreshMinutes(), 0);
    QCOMPARE(settings.unfinishedFetch(), u"2024-01-01..2024-06-30 huggingFace archive"_s);
    QCOMPARE(settings.proxy(), u"socks5://127.0.0.1:1080"_s);
    QCOMPARE(settings.replyCacheMegabytes(), 0);
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
    QCOMPARE(settings.replyCacheMegabytes(), 200);
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
    QVERIFY(settings.sourceEnabled(u"archive"_s, false)); // not a part of that name
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
