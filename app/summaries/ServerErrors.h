// What a model's server refused, as sentences for the user. Pure function.
#pragma once

#include "base/Result.h"
#include "network/HttpStream.h"

namespace broadsheet {

// Of an answer whose status is not 200. What the server says itself is not shown: it could be
// anything, even the key.
[[nodiscard]] Error serverError(const StreamHead &head, bool hadKey,
                                const QString &otherHostOfKey = {});

// The key was not sent, since it is for that host.
[[nodiscard]] QString keyIsForAnother(const QString &host);

} // namespace broadsheet
