// A reply that is read while it arrives, from servers that do not answer.
#include "network/HttpStream.h"
#include "support/Runner.h"

#include <QSignalSpy>

#include <chrono>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A port whose queue is full, so that the system drops what wants to connect, as a network does
// that swallows packets.
class FullPort final
{
public:
    FullPort()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const end = reinterpret_cast<sockaddr *>(&address);
        const int listener = open();
        m_isReady = ::bind(listener, end, size) == 0 && ::listen(listener, 0) == 0 &&
                    ::getsockname(listener, end, &size) == 0;
        m_port = ntohs(address.sin_port);
        for (int i = 0; i < 3; ++i) {
            const int waiting = open();
            ::fcntl(waiting, F_SETFL, O_NONBLOCK);
            ::connect(waiting, end, size); // stays half open once the queue is full
        }
    }
    ~FullPort()
    {
        for (const int each : m_sockets)
            ::close(each);
    }
    FullPort(const FullPort &) = delete;
    FullPort &operator=(const FullPort &) = delete;
    FullPort(FullPort &&) = delete;
    FullPort &operator=(FullPort &&) = delete;

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_port)); }

private:
    int open()
    {
        m_sockets.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        return m_sockets.back();
    }

    std::vector<int> m_sockets;
    quint16 m_port = 0;
    bool m_isReady = false;
};

} // namespace

class TestHttpStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsReached();
};

void TestHttpStream::nobodyIsReached()
{
    const FullPort port;
    QVERIFY(port.isReady());
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
