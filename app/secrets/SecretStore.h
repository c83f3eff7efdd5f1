// Keeps secrets outside of the program's files: names to texts. Asynchronous, because the desktop
// may have to ask the user first. Callbacks come from the event loop, once, unless `context` has
// died before. An Error's message is a sentence that names no secret. One thread.
#pragma once

#include "base/Result.h"

#include <functional>
#include <optional>

class QObject;

namespace broadsheet {

class SecretStore
{
public:
    using Found = std::function<void(const Result<QString> &)>;
    using Done = std::function<void(const std::optional<Error> &)>; // nothing: it is done

    virtual ~SecretStore() = default;

    // An empty text: the store answers and has no such secret.
    virtual void get(const QString &name, QObject *context, Found found) = 0;
    virtual void set(const QString &name, const QString &secret, QObject *context, Done done) = 0;
    // One that is not there counts as removed.
    virtual void remove(const QString &name, QObject *context, Done done) = 0;
};

} // namespace broadsheet
