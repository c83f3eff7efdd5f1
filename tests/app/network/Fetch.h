// Helpers that send a request and wait for its answer.
#pragma once

#include "network/HttpClient.h"

#include <QTest>

#include <optional>

namespace broadsheet::test {

// The answer to one request.
struct Answer
{
    std::optional<Result<HttpReply>> result;
    int calls = 0;

    HttpClient::Done into()
    {
        return [this](Result<HttpReply> reply) {
            result = std::move(reply);
            ++calls;
        };
    }
    [[nodiscard]] bool isError(ErrorKind kind) const
    {
        return result && !*result && result->error().kind == kind;
    }
};

[[nodiscard]] inline Result<HttpReply> fetch(HttpClient &client, const HttpRequest &request)
{
    Answer answer;
    client.get(request, answer.into());
    if (answer.calls != 0 || !QTest::qWaitFor([&answer] { return answer.calls > 0; }, 30'000))
        return failure(ErrorKind::Cancelled,
                       QStringLiteral("the answer did not come from the event loop"));
    return *answer.result;
}

} // namespace broadsheet::test
