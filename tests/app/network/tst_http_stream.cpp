// A reply that is read while it arrives, from servers that do not answer.
#include "DeafPort.h"
#include "network/HttpStream.h"
#include "support/Runner.h"

#include <QSignalSpy>

#include <chrono>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsReached();
};

void TestHttpStream::nobodyIsReached()
{
    const DeafPort port;
    HttpStream stream({.proxy = u"none"_s});
    QSignalSpy ended(&stream, &HttpStream::ended);
    stream.send({.url = port.url(), .pause = 200ms, .time = 10min});
    QVERIFY(ended.wait(longest));
    const auto problem = ended.first().first().value<std::optional<Error>>();
    QVERIFY(problem);
    QCOMPARE(problem->kind, ErrorKind::Unreachable);
}

BROADSHEET_TEST(TestHttpStream, QCoreApplication)
#include "tst_http_stream.moc"
