// broadsheet-voice: reads aloud what Broadsheet gives it, see README.md. It is of no use by itself.
#include "voice/VoiceServer.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <array>
#include <cstdio>

#include <unistd.h>

using namespace broadsheet;

namespace {

constexpr qsizetype maxOrder = 64 * 1024; // bytes of a line
constexpr unsigned maxSeconds = 60; // for an order. Engines wait for servers without an end, and
                                    // list thousands of voices first.

// Carries out every whole line. False: the input has ended, or is no order.
bool readOrders(QByteArray &pending, VoiceServer &server)
{
    std::array<char, 4096> part{};
    const ssize_t count = ::read(STDIN_FILENO, part.data(), part.size());
    if (count <= 0)
        return false;
    pending.append(part.data(), count);
    for (qsizetype end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
        ::alarm(maxSeconds); // its signal ends the process
        server.take(QJsonDocument::fromJson(pending.first(end)).object());
        ::alarm(0);
        pending.remove(0, end + 1);
    }
    return pending.size() < maxOrder;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    VoiceServer server(QCoreApplication::arguments().value(1));
    QObject::connect(&server, &VoiceServer::answered, [](const QJsonObject &answer) {
        const QByteArray line = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fflush(stdout);
    });
    QByteArray pending;
    const QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, [&] {
        if (!readOrders(pending, server)) {
            ::alarm(maxSeconds);
            server.take({}); // quiet
            QCoreApplication::quit();
        }
    });
    return QCoreApplication::exec();
}
