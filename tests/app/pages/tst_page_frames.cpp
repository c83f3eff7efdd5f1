#include "pages/PageFrames.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;

class TestPageFrames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeInPieces();
    void refuses_data();
    void refuses();
};

void TestPageFrames::comeInPieces()
{
    const PageFrame first{.kind = FrameKind::Done, .id = 7, .content = "words"};
    const PageFrame second{.kind = FrameKind::BrokenOff, .id = 0xffffffff};
    PageFrameReader reader(5);
    QList<PageFrame> frames;
    const QByteArray bytes = frameBytes(first) + frameBytes(second);
    for (const char byte : bytes) {
        reader.feed({&byte, 1});
        while (const auto frame = reader.next())
            frames.append(*frame);
    }
    QCOMPARE(frames, (QList{first, second}));
    QVERIFY(!reader.isBroken());
}

void TestPageFrames::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = frameBytes({.kind = FrameKind::Done, .id = 1, .content = "123456"});
    QTest::newRow("longer than allowed") << good;
    QTest::newRow("no magic") << QByteArray(good).replace(0, 1, "X");
    QTest::newRow("unknown kind") << QByteArray(good).replace(4, 1, "\x50");
    QTest::newRow("no kind") << QByteArray(good).replace(4, 1, QByteArray(1, '\0'));
    QTest::newRow("not zero") << QByteArray(good).replace(6, 1, "\1");
}

void TestPageFrames::refuses()
{
    QFETCH(const QByteArray, bytes);
    PageFrameReader reader(5);
    reader.feed(bytes);
    QVERIFY(!reader.next());
    QVERIFY(reader.isBroken());
    reader.feed(frameBytes({}));
    QVERIFY(!reader.next()); // for good
}

BROADSHEET_TEST(TestPageFrames, QCoreApplication)
#include "tst_page_frames.moc"
