// The lines of an event file: what is written is read again, and nothing else is.
#include "Events.h"
#include "eventfile/EventFileHeader.h"
#include "eventfile/EventLine.h"
#include "support/Runner.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestEventLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsReadable();
    void linesRoundTrip_data();
    void linesRoundTrip();
    void randomTextsRoundTrip();
    void everyChangedByteIsSeen();
    void badLinesAreNoEvents_data();
    void badLinesAreNoEvents();
    void controlCharactersAreCleaned();
    void unknownKindsAreKept();
    void headersRoundTrip();
    void headersOfLaterVersionsAreKnownAsSuch();
    void badHeadersAreNone_data();
    void badHeadersAreNone();
};

// The format, to the letter: other programs read it, and so do later versions.
void TestEventLines::aLineIsReadable()
{
    const JournalEvent event{.id = u"e"_s,
                             .at = 1'711'092'600'123,
                             .device = u"d"_s,
                             .action = u"a"_s,
                             .undoes = u"u"_s,
                             .kind = u"note"_s,
                             .subject = u"2403.00001\x1f요약"_s,
                             .value = 1,
                             .text = u"one\ttwo\nthree\\"_s};
    QCOMPARE(lineOf(event), checked("2024-03-22T07:30:00.123Z\tnote\t2403.00001\\u001f요약\t1\t"
                                    "one\\ttwo\\nthree\\\\\td\ta\tu\te"));
    QCOMPARE(lineOf(EventFileHeader{.device = u"d"_s}),
             checked("Broadsheet journal\t1\td\t1970-01-01T00:00:00.000Z\ttime, kind, subject, "
                     "value, text, device, gesture, undoes, event, checksum"));
    QVERIFY(lineOf(star(1)).endsWith("\tadbdaea2\n"));
}

void TestEventLines::linesRoundTrip_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << qint64(1'700'000'000'000) << qint64(1) << u"text"_s;
    QTest::newRow("1970") << qint64(0) << qint64(0) << QString();
    QTest::newRow("before") << qint64(-1) << qint64(-1) << u" "_s;
    QTest::newRow("9999") << qint64(253'402'300'799'999) << qint64(7) << u"\\"_s;
    QTest::newRow("10000") << qint64(253'402'300'800'000) << qint64(7) << u"\\t"_s;
    QTest::newRow("far") << qint64(4'000'000'000'000'000'000) << std::numeric_limits<qint64>::max()
                         << u"\\u0041"_s;
    QTest::newRow("line ends") << qint64(1) << std::numeric_limits<qint64>::min() << u"\n\t\n"_s;
    QTest::newRow("scripts") << qint64(1) << qint64(1) << u"한국어 𝔸 é é ﷽ \u202e"_s;
    QTest::newRow("separators") << qint64(1) << qint64(1) << u"\x1f\x1f"_s;
    QTest::newRow("line separators") << qint64(1) << qint64(1) << u"a\u2028b\u2029c"_s;
    QTest::newRow("byte order mark") << qint64(1) << qint64(1) << u"\ufeffx"_s;
}

void TestEventLines::linesRoundTrip()
{
    QFETCH(const qint64, at);
    QFETCH(const qint64, value);
    QFETCH(const QString, text);
    JournalEvent event = star(1);
    event.at = at;
    event.value = value;
    event.text = text;
    event.undoes = u"another"_s;
    const QByteArray line = lineOf(event);
    QCOMPARE(line.count('\n'), 1);
    QCOMPARE(eventIn(line), event);
    QCOMPARE(eventIn(line.chopped(1)), event);
    QCOMPARE(eventIn(QByteArray(line.chopped(1) + "\r\n")), event);
}

void TestEventLines::randomTextsRoundTrip()
{
    QRandomGenerator random(11);
    const QString letters = u"\t\n\\un0 a\x1f요é\"'"_s;
    for (int i = 0; i < 5000; ++i) {
        JournalEvent event = star(i);
        for (QString *field : {&event.subject, &event.text, &event.device, &event.undoes})
            for (int length = random.bounded(12); length > 0; --length)
                *field += letters[random.bounded(letters.size())];
        QCOMPARE(eventIn(lineOf(event)), event);
    }
}

void TestEventLines::everyChangedByteIsSeen()
{
    const QByteArray line = lineOf(star(1));
    for (qsizetype at = 0; at + 1 < line.size(); ++at) {
        for (const int bit : {1, 2, 16, 64}) {
            QByteArray changed = line;
            changed[at] = static_cast<char>(changed[at] ^ bit);
            QVERIFY2(!eventIn(changed), changed.constData());
        }
        QVERIFY(!eventIn(line.first(at)));
        QVERIFY(!eventIn(line.sliced(at + 1)));
    }
}

void TestEventLines::badLinesAreNoEvents_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray good = "2024-03-22T07:30:00.123Z\tnote\ts\t1\ttext\td\ta\tu\te";
    const auto with = [&good](const char *from, const QByteArray &to) {
        return checked(QByteArray(good).replace(from, to));
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("line feed") << QByteArray("\n");
    QTest::newRow("checksum of nothing") << checked("");
    QTest::newRow("upper case checksum") << checked(good).toUpper();
    QTest::newRow("no checksum") << good + '\n';
    QTest::newRow("too few fields") << checked("2024-03-22T07:30:00.123Z\tnote\ts\t1");
    QTest::newRow("too many fields") << checked(good + "\tmore");
    QTest::newRow("no time") << with("2024-03-22T07:30:00.123Z", "");
    QTest::newRow("no such day") << with("2024-03-22", "2024-02-31");
    QTest::newRow("too late") << with("2024-03-22T07:30:00.123Z", "9223372036854775807");
    QTest::newRow("beyond numbers") << with("\t1\t", "\t9223372036854775808\t");
    QTest::newRow("no number") << with("\t1\t", "\tone\t");
    QTest::newRow("no kind") << with("note", "");
    QTest::newRow("no gesture") << with("\ta\t", "\t\t");
    QTest::newRow("no id") << checked(good.chopped(1));
    QTest::newRow("long id") << checked(good + QByteArray(101, 'x'));
    QTest::newRow("long device") << with("\td\t", "\t" + QByteArray(101, 'x') + "\t");
    QTest::newRow("unknown escape") << with("text", "\\x41");
    QTest::newRow("escape cut short") << with("text", "\\u12");
    QTest::newRow("escape of no number") << with("text", "\\u12g4");
    QTest::newRow("escape at the end") << checked(good + '\\');
    QTest::newRow("not UTF-8") << with("text", "\xff\xfe");
    QTest::newRow("overlong UTF-8") << with("text", "\xc0\x80");
    QTest::newRow("surrogates in UTF-8") << with("text", "\xed\xa0\x80");
    QTest::newRow("a header") << lineOf(EventFileHeader{.device = u"d"_s});
}

void TestEventLines::badLinesAreNoEvents()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!eventIn(line));
    QVERIFY(!headerIn(line) || line.startsWith("Broadsheet"));
}

void TestEventLines::controlCharactersAreCleaned()
{
    const QByteArray line = "2024-03-22T07:30:00.123Z\tnote\ts\\u001b[0m\t1\t"
                            "bell\\u0007 \\ud800 \x01\td\ta\t\te";
    const std::optional<JournalEvent> event = eventIn(checked(line));
    QVERIFY(event);
    QCOMPARE(event->subject, u"s\ufffd[0m"_s);
    QCOMPARE(event->text, u"bell\ufffd \ufffd \ufffd"_s);
    QCOMPARE(eventIn(lineOf(*event)), *event);
    const std::optional<JournalEvent> nul =
        eventIn(checked(QByteArray("2024-03-22T07:30:00.123Z\tnote\ts\t1\ta\0b\td\ta\t\te", 46)));
    QVERIFY(nul);
    QCOMPARE(nul->text, u"a\ufffdb"_s);
}

void TestEventLines::unknownKindsAreKept()
{
    JournalEvent event = star(1);
    event.kind = u"shelf"_s;
    event.value = 1'000'000'000'000;
    QCOMPARE(eventIn(lineOf(event)), event);
}

void TestEventLines::headersRoundTrip()
{
    for (const qint64 since : {qint64(0), qint64(1'700'000'000'001)}) {
        const EventFileHeader header{.device = u"a\tdevice"_s, .since = since};
        QCOMPARE(headerIn(lineOf(header)), header);
        QCOMPARE(headerIn(QByteArray("\xef\xbb\xbf" + lineOf(header).chopped(1) + "\r\n")), header);
    }
}

void TestEventLines::headersOfLaterVersionsAreKnownAsSuch()
{
    for (const char *line : {"Broadsheet journal\t2", "Broadsheet journal\t2147483648\tx\ty\tz\t1",
                             "Broadsheet journal\t2\t\t\t\t\t\t\t"}) {
        const std::optional<EventFileHeader> header = headerIn(checked(line));
        QVERIFY(header);
        QVERIFY(header->version > eventFileVersion);
    }
}

void TestEventLines::badHeadersAreNone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another format") << checked("Another journal\t1\td\t0");
    QTest::newRow("no version") << checked("Broadsheet journal");
    QTest::newRow("version 0") << checked("Broadsheet journal\t0\td\t0");
    QTest::newRow("version -1") << checked("Broadsheet journal\t-1\td\t0");
    QTest::newRow("no number") << checked("Broadsheet journal\tone\td\t0");
    QTest::newRow("no device") << checked("Broadsheet journal\t1");
    QTest::newRow("long device") << checked("Broadsheet journal\t1\t" + QByteArray(101, 'x') +
                                            "\t0");
    QTest::newRow("no moment") << checked("Broadsheet journal\t1\td\tnever");
    QTest::newRow("no checksum") << QByteArray("Broadsheet journal\t1\td\t0\n");
    QTest::newRow("an event") << lineOf(star(1));
}

void TestEventLines::badHeadersAreNone()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!headerIn(line));
}

BROADSHEET_TEST(TestEventLines, QCoreApplication)
#include "tst_event_lines.moc"
