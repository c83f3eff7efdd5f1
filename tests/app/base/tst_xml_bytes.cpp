// XML is refused by its bytes, before a reader sees them.
#include "base/XmlBytes.h"
#include "support/Runner.h"

#include <QStringEncoder>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr XmlLimits limits{.tagBytes = 100, .attributes = 4, .depth = 3, .textBytes = 50};

QByteArray encoded(const QByteArray &xml, QStringConverter::Encoding encoding, bool hasBom = false)
{
    QStringEncoder encode(encoding,
                          hasBom ? QStringConverter::Flag::WriteBom : QStringConverter::Flag());
    return encode(QString::fromUtf8(xml));
}

} // namespace

class TestXmlBytes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodXml_data();
    void goodXml();
    void faults_data();
    void faults();
    void encodings_data();
    void encodings();
    void otherEncodings_data();
    void otherEncodings();
    void mending_data();
    void mending();
};

void TestXmlBytes::goodXml_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("elements") << QByteArray("<a x='1' y=\"<\" z='=====' w='>'><b/>text</a>\n");
    QTest::newRow("many, none deep") << "<a>" + QByteArray("<b><c/></b>").repeated(200) + "</a>";
    QTest::newRow("comment") << QByteArray("<a><!-- <!DOCTYPE x> --></a>");
    QTest::newRow("CDATA") << QByteArray("<a><![CDATA[<!DOCTYPE x><b><c><d>]]></a>");
    QTest::newRow("instruction") << QByteArray("<?xml-stylesheet href='<!DOCTYPE'?><a/>");
    QTest::newRow("references") << QByteArray("<a>&#9;&#x31;&amp;&#128512;&#0065;</a>");
    QTest::newRow("cut") << QByteArray("<a><b x='");
    QTest::newRow("cut comment") << QByteArray("<a><!-- ");
}

void TestXmlBytes::goodXml()
{
    QFETCH(QByteArray, xml);
    const XmlBytes read = readXmlBytes(xml, limits);
    QCOMPARE(read.bytes, xml);
    QCOMPARE(read.fault, XmlFault::None);
    QVERIFY(!read.isMended);
}

void TestXmlBytes::faults_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<XmlFault>("fault");
    const auto row = [](const char *name, const QByteArray &good, const QByteArray &bad,
                        XmlFault fault) { QTest::newRow(name) << good << bad << fault; };
    row("document type", "", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", XmlFault::DocumentType);
    row("lower case", "\n", "<!doctype a><a/>", XmlFault::DocumentType);
    row("after a comment", "<!-- x -->", "<!DOCTYPE a><a/>", XmlFault::DocumentType);
    row("in an element", "<a>", "<!ENTITY b 'c'></a>", XmlFault::DocumentType);
    row("at the end", "<a></a>", "<!DOCTYPE a>", XmlFault::DocumentType);
    row("attributes", "<a>", "<b p='' q='' r='' s='' t=''/>", XmlFault::ManyAttributes);
    row("namespaces", "<a>", "<b xmlns:a='' xmlns:b='' xmlns:c='' xmlns:d='' xmlns='x'>",
        XmlFault::ManyAttributes);
    row("long name", "<a>", "<" + QByteArray(100, 'b') + "/>", XmlFault::LongTag);
    row("long value", "<a>", "<b x='" + QByteArray(100, 'b'), XmlFault::LongTag);
    row("long end", "<a>", "</" + QByteArray(100, 'b') + ">", XmlFault::LongTag);
    row("depth", "<a><b/><b><c></c>", "</b><c><d><e><f>", XmlFault::Depth);
    row("text", "<a>", QByteArray(51, 'x') + "</a>", XmlFault::LongText);
    row("text without end", "<a>", QByteArray(51, 'x'), XmlFault::LongText);
    row("CDATA", "<a>", "<![CDATA[" + QByteArray(51, '<') + "]]></a>", XmlFault::LongText);
    row("comment", "<a>", "<!--" + QByteArray(51, '<') + "--></a>", XmlFault::LongText);
    row("instruction", "<a>", "<?b " + QByteArray(51, '<') + "?></a>", XmlFault::LongText);
    row("second declaration", "<a>", "<?xml version='1.0' encoding='UTF-16'?>", XmlFault::Encoding);
}

void TestXmlBytes::faults()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QFETCH(XmlFault, fault);
    const XmlBytes read = readXmlBytes(QByteArray(good + bad), limits);
    QCOMPARE(read.fault, fault);
    if (fault == XmlFault::Depth) // the fault is the second element inside `bad`
        QVERIFY(read.bytes.startsWith(good) && read.bytes.size() < good.size() + bad.size());
    else
        QCOMPARE(read.bytes, good);
}

void TestXmlBytes::encodings_data()
{
    using Encoding = QStringConverter::Encoding;
    QTest::addColumn<QByteArray>("sent");
    const QByteArray body = "<a>é한𝒳</a>";
    for (const bool hasBom : {true, false}) {
        const char *bom = hasBom ? "with a mark" : "without";
        for (const QByteArray &name : QByteArrayList{"UTF-8", "UTF-16", "utf-7", "IBM037"}) {
            const QByteArray xml = "<?xml version='1.0' encoding='" + name + "'?>" + body;
            const char *text = name.constData();
            QTest::addRow("UTF-16LE %s, %s", bom, text) << encoded(xml, Encoding::Utf16LE, hasBom);
            QTest::addRow("UTF-16BE %s, %s", bom, text) << encoded(xml, Encoding::Utf16BE, hasBom);
            QTest::addRow("UTF-32LE %s, %s", bom, text) << encoded(xml, Encoding::Utf32LE, hasBom);
            QTest::addRow("UTF-32BE %s, %s", bom, text) << encoded(xml, Encoding::Utf32BE, hasBom);
        }
        QTest::addRow("UTF-8 %s", bom) << encoded(body, Encoding::Utf8, hasBom);
    }
    for (const QByteArray &name : QByteArrayList{"utf-8", "US-ASCII", "UTF-16"})
        QTest::addRow("UTF-8 that says %s", name.constData())
            << "<?xml version=\"1.0\"\n encoding = \"" + name + "\" ?>" + body;
    QTest::newRow("behind blank lines") << "\r\n \n<?xml version='1.0' encoding='utf-8'?>" + body;
}

// Whatever a document says of its encoding, a reader sees UTF-8 and no declaration.
void TestXmlBytes::encodings()
{
    QFETCH(QByteArray, sent);
    const XmlBytes read = readXmlBytes(sent, limits);
    QCOMPARE(read.fault, XmlFault::None);
    QCOMPARE(read.bytes.trimmed(), "<a>é한𝒳</a>");
    const QByteArray bomb = QByteArray("<!DOCTYPE b>") + "<a/>";
    QCOMPARE(readXmlBytes(encoded(bomb, QStringConverter::Utf16LE, true), limits).fault,
             XmlFault::DocumentType);
}

void TestXmlBytes::otherEncodings_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"UTF-7", "IBM037", "windows-1252", "Shift_JIS", "SCSU", "x"})
        QTest::newRow(name) << QByteArray(name);
}

void TestXmlBytes::otherEncodings()
{
    QFETCH(QByteArray, name);
    const QByteArray xml = "<?xml version='1.0' encoding='" + name + "'?>+ADw-!DOCTYPE a+AD4-<a/>";
    const XmlBytes read = readXmlBytes(xml, limits);
    QCOMPARE(read.fault, XmlFault::Encoding);
    QVERIFY(read.bytes.isEmpty());
}

void TestXmlBytes::mending_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("mended");
    QTest::newRow("characters") << QByteArray("<a>\x1b\x01z\xEF\xBF\xBF</a>")
                                << QByteArray("<a>z</a>");
    QTest::newRow("references") << QByteArray("<a>&#27;x&#x1B;&#0;&#xD800;&#1114112;</a>&#99")
                                << QByteArray("<a>x</a>&amp;#99");
    QTest::newRow("signs for and")
        << QByteArray("<a x='?p=1&q=2'>A & B &amp; &nbsp;&copy &#38;&</a>")
        << QByteArray("<a x='?p=1&amp;q=2'>A &amp; B &amp; &nbsp;&amp;copy &#38;&amp;</a>");
    QTest::newRow("where they may be")
        << QByteArray("<?x a & b?><a><!-- & --><![CDATA[A & B]]>&</a><![CDATA[ &")
        << QByteArray("<?x a & b?><a><!-- & --><![CDATA[A & B]]>&amp;</a><![CDATA[ &");
    QTest::newRow("long numbers") << QByteArray("<a>&#00000000000027;&#99999999999999999;</a>")
                                  << QByteArray("<a></a>");
    QTest::newRow("bytes") << QByteArray("<a>\xFFx\xED\xA0\x80</a>")
                           << QByteArray("<a>\uFFFDx\uFFFD\uFFFD\uFFFD</a>");
    QTest::newRow("Latin") << QByteArray("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>")
                           << QByteArray(43, ' ') + "<a>é</a>";
    QByteArray twice = "<a>x</a>"; // UTF-16 of what looks like UTF-16
    twice = encoded(encoded(twice, QStringConverter::Utf16LE), QStringConverter::Utf16BE);
    QTest::newRow("encoded twice") << twice << QByteArray("<a>x</a>");
}

void TestXmlBytes::mending()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, mended);
    const XmlBytes read = readXmlBytes(sent, limits);
    QCOMPARE(read.bytes, mended);
    QCOMPARE(read.isMended, sent != mended && !sent.startsWith("<?xml"));
}

BROADSHEET_TEST(TestXmlBytes, QCoreApplication)
#include "tst_xml_bytes.moc"
