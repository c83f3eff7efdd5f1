#include "decoding/Decode.h"
#include "decoding/Decoders.h"
#include "support/Runner.h"

#include "Drawings.h"
#include "Pictures.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>
#include <QtConcurrentRun>

#include <csignal>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize box(320, 180);
const QString program = QStringLiteral(BROADSHEET_DECODER);

QString messageOf(const DecodedImage &image)
{
    return image ? QString() : errorOf(image.error(), u"card"_s).message;
}

// The line of /proc/PID/… that starts with `name`, its fields separated by one space.
QByteArray line(pid_t process, const QString &file, const QByteArray &name)
{
    QFile status(u"/proc/%1/%2"_s.arg(process).arg(file));
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &found : status.readAll().split('\n'))
            if (found.startsWith(name))
                return found.simplified();
    return {};
}

} // namespace

class TestDecoders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsHere_data();
    void sameAsHere();
    void tellsWhatIsWrong();
    void costlyPicturesEnd();
    void startsAgain();
    void isConfined_data();
    void isConfined();
    void stopsAtOnce();
    void notAProgram_data();
    void notAProgram();
    void manyThreads();
};

void TestDecoders::sameAsHere_data()
{
    QTest::addColumn<QByteArray>("body");
    QImage glass(900, 700, QImage::Format_ARGB32);
    glass.fill(QColor(200, 0, 0, 90));
    QTest::newRow("png") << encoded(card(), "png");
    QTest::newRow("jpeg") << encoded(card(), "jpeg", 90);
    QTest::newRow("webp") << encoded(card(), "webp");
    QTest::newRow("bmp") << encoded(card(), "bmp");
    QTest::newRow("transparent") << encoded(glass, "png");
    QTest::newRow("small") << encoded(card().scaled(7, 5), "png");
    QTest::newRow("drawing") << drawing("<circle cx='50' cy='50' r='40' fill='green'/>");
    QTest::newRow("drawing with text") << drawing("<text x='9' y='50'>Figure 한글</text>");
    QTest::newRow("drawing with a bold serif text")
        << drawing("<text x='9' y='50' font-family='serif' font-weight='bold'>Figure</text>");
}

void TestDecoders::sameAsHere()
{
    QFETCH(const QByteArray, body);
    Decoders decoders(program);
    const DecodedImage image = decoders.decode(body, box);
    QVERIFY2(image, qPrintable(messageOf(image)));
    QCOMPARE(*image, *decodePicture(body, box));
}

void TestDecoders::tellsWhatIsWrong()
{
    Decoders decoders(program);
    QCOMPARE(decoders.decode({}, box).error().problem, PictureProblem::Empty);
    QCOMPARE(decoders.decode("text", box).error().problem, PictureProblem::UnknownFormat);
    const DecodedImage huge = decoders.decode(pngClaiming(50'000, 40'000), box);
    QCOMPARE(huge.error().problem, PictureProblem::TooManyPixels);
    QCOMPARE(huge.error().claimed, QSize(50'000, 40'000));
    QVERIFY(messageOf(huge).contains(u"50000 × 40000"_s));
}

// A thick stroke along thousands of random lines takes more than two seconds of processor time.
void TestDecoders::costlyPicturesEnd()
{
    Decoders decoders(program);
    const DecodedImage image = decoders.decode(tangle(5000), QSize(1280, 720));
    QVERIFY(!image);
    QCOMPARE(image.error().problem, PictureProblem::TooCostly);
    QVERIFY(messageOf(image).contains(u"too much time"_s));
    QVERIFY(decoders.decode(tangle(5), box)); // by another process
}

void TestDecoders::startsAgain()
{
    DecoderProcess decoder(program, DecoderKind::Rasters);
    const QByteArray body = encoded(card(), "png");
    QVERIFY(decoder.decode(body, box));
    const pid_t first = decoder.processId();
    QVERIFY(decoder.decode(body, box));
    QCOMPARE(decoder.processId(), first); // reused
    QCOMPARE(::kill(first, SIGKILL), 0);
    const QDir threads(u"/proc/%1/task"_s.arg(first));
    QTRY_COMPARE(threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QTRY_VERIFY(line(first, u"status"_s, "State:").contains("zombie"));
    QVERIFY(decoder.decode(body, box));
    QVERIFY(decoder.processId() != first);
}

void TestDecoders::isConfined_data()
{
    QTest::addColumn<DecoderKind>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("rasters") << DecoderKind::Rasters << encoded(card(), "png");
    QTest::newRow("drawings") << DecoderKind::Drawings << tangle(5);
}

void TestDecoders::isConfined()
{
    QFETCH(const DecoderKind, kind);
    QFETCH(const QByteArray, body);
    DecoderProcess decoder(program, kind);
    QVERIFY(decoder.decode(body, box));
    const pid_t process = decoder.processId();
    QCOMPARE(line(process, u"status"_s, "Seccomp:"), "Seccomp: 2");
    QCOMPARE(line(process, u"status"_s, "NoNewPrivs:"), "NoNewPrivs: 1");
    QCOMPARE(line(process, u"limits"_s, "Max file size"), "Max file size 0 0 bytes");
}

// `yes` never answers, so only stop() ends the wait within the time that QTRY_VERIFY allows.
void TestDecoders::stopsAtOnce()
{
    Decoders decoders(u"/usr/bin/yes"_s);
    const auto decoding = QtConcurrent::run([&decoders] { return decoders.decode("GIF89a", box); });
    QTRY_VERIFY(decoding.isRunning());
    decoders.stop();
    QTRY_VERIFY(decoding.isFinished());
    QVERIFY(!decoding.result());
    QVERIFY(!decoders.decode("GIF89a", box)); // for good
}

void TestDecoders::notAProgram_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"/nonexistent/decoder"_s;
    QTest::newRow("a folder") << u"/tmp"_s;
    QTest::newRow("another one") << u"/bin/true"_s;
}

void TestDecoders::notAProgram()
{
    QFETCH(const QString, path);
    DecoderProcess decoder(path, DecoderKind::Rasters);
    const DecodedImage image = decoder.decode("GIF89a", box);
    QVERIFY(!image);
    QCOMPARE(image.error().problem, PictureProblem::NoDecoder);
    QVERIFY2(image.error().detail.contains(path), qPrintable(image.error().detail));
}

void TestDecoders::manyThreads()
{
    Decoders decoders(program);
    const QByteArray good = encoded(card(), "jpeg", 90);
    const QImage expected = *decodePicture(good, box);
    QList<QFuture<DecodedImage>> futures;
    for (int i = 0; i < 40; ++i)
        futures.append(QtConcurrent::run([&decoders, i, good] {
            return decoders.decode(i % 4 == 3 ? good.left(good.size() / 2) : good, box);
        }));
    for (int i = 0; i < futures.size(); ++i) {
        const DecodedImage image = futures.at(i).result();
        QCOMPARE(image.has_value(), i % 4 != 3);
        if (image)
            QCOMPARE(*image, expected);
    }
}

BROADSHEET_TEST(TestDecoders, QGuiApplication)
#include "tst_decoders.moc"
