#include "support/Runner.h"
#include "thumbnails/ScaledCopies.h"

#include "Pictures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize rowBox(320, 180);
const QUrl address(u"https://x.org/a.png"_s);

ScaledCopy copyOf(const QImage &image)
{
    return {.image = image.scaled(rowBox, Qt::KeepAspectRatio, Qt::SmoothTransformation),
            .source = "hash",
            .freshUntil = QDateTime(QDate(2024, 3, 22), QTime(8, 0), QTimeZone::utc())};
}

QFileInfoList files(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryInfoList(QDir::Files);
}

void setAge(const QString &path, int days)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::currentDateTime().addDays(-days), QFile::FileModificationTime));
}

} // namespace

class TestScaledCopies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearbySizesShareACopy();
    void savedAndLoaded();
    void transparency();
    void largest();
    void removed();
    void damaged_data();
    void damaged();
    void budget();
    void usingACopyKeepsIt();
    void otherFilesAreLeftAlone();
    void noFolder();
    void folderThatCannotBe();
};

void TestScaledCopies::nearbySizesShareACopy()
{
    QCOMPARE(copySize(QSize(1, 1)), QSize(160, 90));
    QCOMPARE(copySize(QSize(160, 90)), QSize(160, 90));
    QCOMPARE(copySize(QSize(160, 91)), QSize(320, 180));
    QCOMPARE(copySize(QSize(400, 225)), QSize(640, 360));
    QCOMPARE(copySize(QSize(9000, 9000)), QSize(2560, 1440));
}

void TestScaledCopies::savedAndLoaded()
{
    const QTemporaryDir folder;
    ScaledCopies copies(folder.filePath(u"new/folder"_s), 1'000'000);
    QVERIFY(!copies.load(address, rowBox));
    const ScaledCopy copy = copyOf(card());
    copies.save(address, rowBox, copy);
    const auto loaded = copies.load(address, QSize(300, 170)); // of the same size class
    QVERIFY(loaded);
    QCOMPARE(loaded->image.size(), copy.image.size());
    QCOMPARE(loaded->source, copy.source);
    QCOMPARE(loaded->freshUntil, copy.freshUntil);
    QVERIFY(!copies.load(address, QSize(100, 50)));
    QVERIFY(!copies.load(QUrl(u"https://x.org/b.png"_s), rowBox));
    const QFileInfoList kept = QDir(folder.filePath(u"new/folder"_s)).entryInfoList(QDir::Files);
    QCOMPARE(kept.size(), 1);
    QVERIFY2(kept.first().size() < 30'000, qPrintable(QString::number(kept.first().size())));
}

void TestScaledCopies::transparency()
{
    const QTemporaryDir folder;
    ScaledCopies copies(folder.path(), 1'000'000);
    QImage image(320, 180, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    copies.save(address, rowBox, {.image = image, .source = {}, .freshUntil = {}});
    QCOMPARE(copies.load(address, rowBox)->image.pixelColor(5, 5).alpha(), 0);
}

void TestScaledCopies::largest()
{
    const QTemporaryDir folder;
    ScaledCopies copies(folder.path(), 10'000'000);
    QVERIFY(!copies.loadLargest(address));
    copies.save(address, QSize(160, 90), copyOf(card()));
    copies.save(address, QSize(640, 360), {.image = card(), .source = "large", .freshUntil = {}});
    QCOMPARE(copies.loadLargest(address)->source, "large");
}

void TestScaledCopies::removed()
{
    const QTemporaryDir folder;
    ScaledCopies copies(folder.path(), 10'000'000);
    for (const QSize size : {QSize(160, 90), rowBox, QSize(640, 360)})
        copies.save(address, size, copyOf(card()));
    QCOMPARE(files(folder).size(), 3);
    copies.remove(address);
    QVERIFY(files(folder).isEmpty());
}

void TestScaledCopies::damaged_data()
{
    QTest::addColumn<int>("keep"); // bytes of the file
    QTest::addColumn<int>("flip"); // offset of an altered byte
    QTest::newRow("empty") << 0 << -1;
    QTest::newRow("cut in the head") << 10 << -1;
    QTest::newRow("cut in the picture") << 2000 << -1;
    QTest::newRow("altered magic") << 1'000'000 << 0;
    QTest::newRow("altered length") << 1'000'000 << 5;
    QTest::newRow("altered picture") << 1'000'000 << 3000;
}

void TestScaledCopies::damaged()
{
    QFETCH(const int, keep);
    QFETCH(const int, flip);
    const QTemporaryDir folder;
    ScaledCopies copies(folder.path(), 1'000'000);
    copies.save(address, rowBox, copyOf(card()));
    QFile file(files(folder).first().filePath());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll().left(keep);
    if (flip >= 0)
        bytes[flip] = char(bytes[flip] ^ 0x40);
    QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size());
    file.close();

    QVERIFY(!copies.load(address, rowBox));
    QVERIFY(files(folder).isEmpty());
    copies.save(address, rowBox, copyOf(card()));
    QVERIFY(copies.load(address, rowBox));
}

void TestScaledCopies::budget()
{
    const QTemporaryDir folder;
    const auto total = [&folder] {
        qint64 bytes = 0;
        for (const QFileInfo &file : files(folder))
            bytes += file.size();
        return bytes;
    };
    constexpr qint64 diskBudget = 200'000;
    const ScaledCopy copy = copyOf(card());
    {
        ScaledCopies copies(folder.path(), diskBudget);
        for (int i = 0; i < 60; ++i) {
            copies.save(QUrl(u"https://x.org/"_s + QString::number(i)), rowBox, copy);
            QVERIFY(total() <= diskBudget);
        }
    }
    QVERIFY2(total() > diskBudget / 2, "more than needed was removed");

    // Another session with a smaller limit finds the copies and removes the oldest.
    const QFileInfoList before = files(folder);
    for (qsizetype i = 0; i < before.size(); ++i)
        setAge(before[i].filePath(), int(i) + 1);
    ScaledCopies copies(folder.path(), diskBudget / 2);
    copies.save(address, rowBox, copy);
    QVERIFY(total() <= diskBudget / 2);
    QVERIFY(QFile::exists(before.first().filePath()));
    QVERIFY(!QFile::exists(before.last().filePath()));
    QVERIFY(copies.load(address, rowBox));
}

void TestScaledCopies::usingACopyKeepsIt()
{
    const QTemporaryDir folder;
    ScaledCopies copies(folder.path(), 1'000'000);
    copies.save(address, rowBox, copyOf(card()));
    const QString path = files(folder).first().filePath();
    setAge(path, 30);
    QVERIFY(copies.load(address, rowBox));
    QVERIFY(QFileInfo(path).lastModified().daysTo(QDateTime::currentDateTime()) <= 1);
}

void TestScaledCopies::otherFilesAreLeftAlone()
{
    const QTemporaryDir folder;
    QFile other(folder.filePath(u"thesis.pdf"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write(QByteArray(100'000, 'x')) == 100'000);
    other.close();
    ScaledCopies copies(folder.path(), 1000);
    copies.save(address, rowBox, copyOf(card()));
    QCOMPARE(files(folder).size(), 1);
    QVERIFY(other.exists());
}

void TestScaledCopies::noFolder()
{
    ScaledCopies copies({}, 1'000'000);
    copies.save(address, rowBox, copyOf(card()));
    QVERIFY(!copies.load(address, rowBox));
    copies.remove(address);
}

void TestScaledCopies::folderThatCannotBe()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s)); // permissions would not stop root
    QVERIFY(file.open(QIODevice::WriteOnly));
    ScaledCopies copies(folder.filePath(u"file/copies"_s), 1'000'000);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Cannot save a picture"_s));
    copies.save(address, rowBox, copyOf(card()));
    QVERIFY(!copies.load(address, rowBox));
}

BROADSHEET_TEST(TestScaledCopies, QCoreApplication)
#include "tst_scaled_copies.moc"
