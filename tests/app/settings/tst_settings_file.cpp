// What a settings file may hold, and what it cannot do to the program.
#include "settings/IniText.h"
#include "settings/Settings.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// Many lists within each other, as QSettings writes them.
QByteArray nestedVariant(int depth)
{
    QByteArray bytes; // of a QDataStream of Qt 4: the type and the length of each list
    for (int level = 0; level < depth; ++level)
        bytes += QByteArray("\0\0\0\x09\0\0\0\x01", 8);
    QByteArray text;
    for (const char c : bytes)
        text += '\\' + QByteArray::number(uchar(c), 8);
    return "@Variant(" + text + ')';
}

} // namespace

class TestSettingsFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void readsWhatQtReads_data();
    void readsWhatQtReads();
    void readsWhatQtReadsOfAnything();
    void writesWhatQtWrites();
    void objectsAreNotBuilt_data();
    void objectsAreNotBuilt();
    void unreadValuesAreKept();
    void refusedFilesAreKept_data();
    void refusedFilesAreKept();
    void noPlainFile_data();
    void noPlainFile();
    void tooLargeToWrite();

private:
    [[nodiscard]] QString path(const QString &name = u"settings.ini"_s) const
    {
        return m_folder->filePath(name);
    }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void compareWithQt(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

// The same keys, and the same values where Qt builds no object.
void TestSettingsFile::compareWithQt(const QByteArray &text) const
{
    write(text);
    const QSettings qt(path(), QSettings::IniFormat);
    const auto ours = readIni(text);
    QVERIFY(ours);
    QStringList keys = ours->keys();
    if (keys.join(u'\n').contains(u'"')) // Qt drops some of these
        return;
    keys.removeIf([](const QString &key) { // QSettings normalises the slashes of keys
        return key.startsWith(u'/') || key.endsWith(u'/') || key.contains("//"_L1);
    });
    QStringList theirKeys = qt.allKeys();
    theirKeys.removeIf([](const QString &key) {
        return key.startsWith(u'/') || key.endsWith(u'/') || key.contains("//"_L1);
    });
    keys.removeAll(QString());
    theirKeys.removeAll(QString());
    keys.sort();
    theirKeys.sort();
    if (keys != theirKeys)
        qInfo() << text << keys << theirKeys;
    QCOMPARE(keys, theirKeys);
    for (const QString &key : std::as_const(keys)) {
        const QVariant value = (*ours)[key];
        const bool isObject = qt.value(key).typeId() == QMetaType::QVariantList;
        if (isObject || value.metaType() == QMetaType::fromType<UnreadValue>())
            continue;
        if (qt.value(key) != value)
            qInfo() << text << key;
        QCOMPARE(qt.value(key), value);
    }
}

void TestSettingsFile::readsWhatQtReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("sections") << QByteArray("a=1\n[General]\nb=2\n[%General]\nc=3\n[ x y ]\nd=4\n"
                                            "[%U0041b%20]\ne=5\n[a/b]\nf=6\n[open\ng=7\n");
    QTest::newRow("keys") << QByteArray("[s]\na\\b=1\na%20b=2\n%UAC00=3\n가=4\n%=5\n%zz=6\na b =7\n"
                                        "#no=9\nA=10\n%1=11\n%U12=12\n");
    QTest::newRow("lists") << QByteArray("a=1, 2,3\nb=\"1,2\"\nc=\"1\", \"2\" \nd=,\ne= , a ,\n"
                                         "f=@@x, y\ng=@, y\n");
    QTest::newRow("quotes") << QByteArray(
        "a=\" x \"\nb= x y  \nc=\"x\" \"y\"\nd=\"x\ny\"\ne=x\"y\n");
    QTest::newRow("escapes") << QByteArray(
        "a=\\a\\b\\f\\n\\r\\t\\v\\\"\\?\\'\\\\\nb=\\x41g\\x\\xac00\n"
        "c=\\101\\0\\8\\q\nd=x\\\ny\ne=x\\\r\ny\nf=x\\");
    QTest::newRow("comments") << QByteArray("; x=1\n;\n  ; y=2\na=1 ; z=3\nb=\"1;2\"\n;;a\n");
    QTest::newRow("line ends") << QByteArray("[a]\r\nb=1\r\nc=2\rd=3\n\n\re=4");
    QTest::newRow("special") << QByteArray("a=@ByteArray(\\0\\xff x)\nb=@Invalid()\nc=@String(x)\n"
                                           "d=@@x\ne=@x\nf=@ByteArray(x\ng=@\nh=@x(y)\n");
    QTest::newRow("no text") << QByteArray("\xff\xfe=\xff\n\0=\0\n[\0]\n=\n", 18);
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf[a]\nb=1\n");
    QTest::newRow("twice") << QByteArray("[a]\nb=1\n[c]\nd=1\n[a]\nb=2\n");
}

void TestSettingsFile::readsWhatQtReads()
{
    QFETCH(QByteArray, text);
    compareWithQt(text);
}

void TestSettingsFile::readsWhatQtReadsOfAnything()
{
    const QByteArrayList pieces{"a",  "b",  "=",     "\n", "\"", "\\", ",", ";",  " ",    "[",
                                "]",  "@",  "@@",    "x",  "0",  "%",  "U", "가", "\r\n", "\t",
                                "41", "\r", "[s]\n", "k=", "n",  "(",  ")", "'",  "1",    "\n"};
    QRandomGenerator random(18);
    for (int file = 0; file < 500; ++file) {
        QByteArray text;
        for (quint32 left = random.bounded(1U, 40U); left > 0; --left)
            text += pieces[random.bounded(int(pieces.size()))];
        m_folder = std::make_unique<QTemporaryDir>(); // Qt remembers files by their name
        compareWithQt(text);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestSettingsFile::writesWhatQtWrites()
{
    const QSettings::SettingsMap values{
        {u"plain"_s, u"x"_s},
        {u"General/x"_s, 1},
        {u"a/b/c d"_s, true},
        {u"a/가"_s, u"나😀, = ;"_s},
        {u"a/list"_s, QStringList{u"x"_s, u"@y"_s, u"z, \" w"_s, QString()}},
        {u"a/one"_s, QStringList{u"x"_s}},
        {u"a/none"_s, QStringList()},
        {u"b/bytes"_s, QByteArray("\0\x01g\xff"
                                  "aA \"\\,",
                                  10)},
        {u"b/nothing"_s, QVariant()},
        {u"b/nul"_s, QString(u"x"_s + QChar(0) + u'1')},
        {u"b/spaces"_s, u" x "_s},
        {u"b/lines"_s, u"x\ny\r\t\x01"
                       "b\x01g"_s},
    };
    {
        QSettings qt(path(), QSettings::IniFormat);
        for (const auto &[key, value] : values.asKeyValueRange())
            qt.setValue(key, value);
    }
    const auto read = readIni(written());
    QVERIFY(read);
    // Qt keeps another order of sections; lines are the same.
    const auto lines = [](const QByteArray &text) {
        QByteArrayList result = text.split('\n');
        result.removeAll(QByteArray());
        std::sort(result.begin(), result.end());
        return result;
    };
    QCOMPARE(lines(writeIni(values)), lines(written()));
    QCOMPARE(lines(writeIni(*read)), lines(written()));
}

void TestSettingsFile::objectsAreNotBuilt_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("nested lists") << nestedVariant(1000);
    QTest::newRow("a very nested list") << nestedVariant(10'000);
    QTest::newRow("an integer") << QByteArray("@Variant(\\0\\0\\0\\x2\\0\\0\\0\\0\\x7)");
    QTest::newRow("in a list") << QByteArray("7, @Variant(\\0\\0\\0\\x2\\0\\0\\0\\0\\x7)");
    QTest::newRow("a date") << QByteArray("@DateTime(\\0\\0\\0\\x10\\0\\0)");
    QTest::newRow("a rectangle") << QByteArray("@Rect(1 2 3 4)");
    QTest::newRow("a size") << QByteArray("@Size(1 2)");
    QTest::newRow("a point") << QByteArray("@Point(1 2)");
}

void TestSettingsFile::objectsAreNotBuilt()
{
    QFETCH(QByteArray, value);
    write("[summary]\nzoom=" + value + "\n[network]\nproxy=" + value +
          "\n[reading]\nmarkReadAfterSeconds=" + value + "\n[window]\ngeometry=" + value + '\n');
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"summary/zoom"_s));
    const Settings settings(path());
    QCOMPARE(settings.problem().value_or(QString()), QString());
    QCOMPARE(settings.summaryZoom(), 0);
    QCOMPARE(settings.proxy(), QString());
    QCOMPARE(settings.geometry(), QByteArray());
}

void TestSettingsFile::unreadValuesAreKept()
{
    const QByteArray kept("[other]\n"
                          "list=a, @Variant(\\0\\0\\0\\x2\\0\\0\\0\\0\\xfe)\n"
                          "object=@Variant(\\0\\0\\0\\x2\\0\\0\\0\\0\\xff)\n"
                          "size=@Size(1 2)\n");
    write(kept + "\n[summary]\nzoom=3\n");
    Settings(path()).setSummaryZoom(4);
    QCOMPARE(written(), kept + "\n[summary]\nzoom=4\n");
}

void TestSettingsFile::refusedFilesAreKept_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const QByteArray good("[summary]\nzoom=3\n");
    const QString large = u"is larger than"_s;
    const QString keys = u"too many or too long keys"_s;
    QTest::newRow("a long line") << good + "x=" + QByteArray(1024 * 1024, 'x') << large;
    QTest::newRow("a long key") << good + QByteArray(1000, 'x') + "=1\n" << keys;
    QTest::newRow("a long section")
        << '[' + QByteArray(500'000, 'x') + "]\n" + QByteArray("a=1\n").repeated(100'000) << keys;
    QByteArray many = good;
    for (int key = 0; key < 10'001; ++key)
        many += QByteArray::number(key) + "=\n";
    QTest::newRow("many keys") << many << keys;
}

void TestSettingsFile::refusedFilesAreKept()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    write(text);
    {
        Settings settings(path());
        const QString problem = settings.problem().value_or(QString());
        QVERIFY2(problem.contains(path()) && problem.contains(reason), qPrintable(problem));
        QCOMPARE(settings.summaryZoom(), 0);
        settings.setSummaryZoom(5);
        QCOMPARE(settings.summaryZoom(), 5);
    }
    QCOMPARE(written(), text);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"settings.ini"_s});
    const Settings next(path());
    QCOMPARE(next.summaryZoom(), 0);
}

void TestSettingsFile::noPlainFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("FIFO") << u"fifo"_s;
    QTest::newRow("link to a FIFO") << u"link"_s;
    QTest::newRow("folder") << u"folder"_s;
    QTest::newRow("device") << u"/dev/zero"_s;
}

void TestSettingsFile::noPlainFile()
{
    QFETCH(QString, name);
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"fifo"_s)).constData(), 0600), 0);
    QVERIFY(QFile::link(path(u"fifo"_s), path(u"link"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    Settings settings(name.startsWith(u'/') ? name : path(name));
    QVERIFY(settings.problem().value_or(QString()).contains("is not a plain file"_L1));
    QCOMPARE(settings.pictureDiskMiB(), 256);
    settings.setPictureDiskMiB(1);
}

void TestSettingsFile::tooLargeToWrite()
{
    const QByteArray good("[summary]\nzoom=3\n");
    write(good);
    Settings(path()).setProxy(QString(1024 * 1024, u'x'));
    QCOMPARE(written(), good);
    QCOMPARE(Settings(path()).summaryZoom(), 3);
}

BROADSHEET_TEST(TestSettingsFile, QCoreApplication)
#include "tst_settings_file.moc"
