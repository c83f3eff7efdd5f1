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

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
