// Records when requests reach a server, by the clock of the test.
#pragma once

#include "support/FakeClock.h"
#include "support/HttpServer.h"

#include <limits>

namespace broadsheet::test {

struct Arrivals
{
    Arrivals(HttpServer &server, const FakeClock &clock)
    {
        server.respondToAll([this, &clock](const ServedRequest &request) {
            times += clock.now();
            return respond ? respond(request) : Response{.body = request.target};
        });
    }
    [[nodiscard]] qint64 closest() const
    {
        qint64 least = std::numeric_limits<qint64>::max();
        for (qsizetype i = 1; i < times.size(); ++i)
            least = std::min(least, times[i - 1].msecsTo(times[i]));
        return least;
    }

    QList<QDateTime> times;
    HttpServer::Handler respond;
};

} // namespace broadsheet::test
