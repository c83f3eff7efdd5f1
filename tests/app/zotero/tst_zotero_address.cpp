// Where Zotero may be: on this computer and nowhere else.
#include "support/Runner.h"
#include "zotero/ZoteroAddress.h"

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestZoteroAddress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taken_data();
    void taken();
    void refused_data();
    void refused();
};

void TestZoteroAddress::taken_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("address");
    const QString usual = u"http://127.0.0.1:23119"_s;
    QTest::newRow("empty") << QString() << usual;
    QTest::newRow("blank") << u"  "_s << usual;
    QTest::newRow("whole") << u" http://127.0.0.1:23119/ "_s << usual;
    QTest::newRow("without scheme") << u"localhost:4000"_s << u"http://localhost:4000"_s;
    QTest::newRow("without port") << u"http://localhost"_s << u"http://localhost:23119"_s;
    QTest::newRow("IPv6") << u"http://[::1]:5000"_s << u"http://[::1]:5000"_s;
    QTest::newRow("another loopback") << u"127.0.0.2:1"_s << u"http://127.0.0.2:1"_s;
}

void TestZoteroAddress::taken()
{
    QFETCH(const QString, setting);
    QFETCH(const QString, address);
    const Result<QUrl> found = zoteroAddress(setting);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(found->toString(), address);
}

void TestZoteroAddress::refused_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting :
         {"http://example.org:23119", "http://192.168.1.5:23119", "http://127.0.0.1.example.org",
          "https://127.0.0.1:23119", "ftp://127.0.0.1", "file:///etc/passwd",
          "http://user:secret@127.0.0.1:23119", "http://127.0.0.1@example.org",
          "http://127.0.0.1:23119/api", "http://127.0.0.1:23119?x=1", "http://127.0.0.1:23119#x",
          "http://0.0.0.0:23119", "http://:23119", "http://127.0.0.1:0", "http://127.0.0.1:99999",
          "23119", "where it is", "http://localhost.example.org", "http://localhost.:23119x"})
        QTest::newRow(setting) << QString::fromLatin1(setting);
}

void TestZoteroAddress::refused()
{
    QFETCH(const QString, setting);
    const Result<QUrl> found = zoteroAddress(setting);
    QVERIFY2(!found, found ? qPrintable(found->toString()) : "");
    QCOMPARE(found.error().kind, ErrorKind::Usage);
    QVERIFY(found.error().message.contains("http://127.0.0.1:23119"_L1));
}

BROADSHEET_TEST(TestZoteroAddress, QCoreApplication)
#include "tst_zotero_address.moc"
