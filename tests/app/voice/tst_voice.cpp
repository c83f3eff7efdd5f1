#include "support/Runner.h"
#include "voice/Voice.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestVoice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTheProgram();
    void withoutAPath();
    void aProgramThatEnds();
    void withoutAnEngine();
};

void TestVoice::withoutTheProgram()
{
    Voice voice(u"/nowhere/broadsheet-voice"_s);
    const QSignalSpy failed(&voice, &Voice::failed);
    voice.say(u"Hello."_s, u"en"_s);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).value<Error>().message.contains(u"cannot be started"_s));
    QVERIFY(!voice.isRunning());
}

// It fails before the sentence is sent.
void TestVoice::withoutAPath()
{
    Voice voice{QString()};
    const QSignalSpy failed(&voice, &Voice::failed);
    voice.say(u"Hello."_s, u"en"_s);
    QCOMPARE(failed.size(), 1);
    QVERIFY(!voice.isRunning());
}

void TestVoice::aProgramThatEnds()
{
    Voice voice(u"/bin/true"_s);
    const QSignalSpy failed(&voice, &Voice::failed);
    voice.say(u"Hello."_s, u"en"_s);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).value<Error>().message.contains(u"does not answer"_s));
}

void TestVoice::withoutAnEngine()
{
#ifdef BROADSHEET_VOICE
    QProcess program;
    program.start(QStringLiteral(BROADSHEET_VOICE), {u"no such engine"_s});
    program.write("{\"id\": 7, \"say\": \"Hello.\", \"language\": \"en\"}\n");
    QTRY_VERIFY(program.canReadLine());
    QCOMPARE(program.readLine(), QByteArray("{\"id\":7,\"problem\":\"engine\"}\n"));
    program.closeWriteChannel();
    QTRY_COMPARE(program.state(), QProcess::NotRunning);
    QCOMPARE(program.exitCode(), 0);
#else
    QSKIP("built without Qt TextToSpeech");
#endif
}

BROADSHEET_TEST(TestVoice, QCoreApplication)
#include "tst_voice.moc"
