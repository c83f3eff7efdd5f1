// The server and the model that the user named for summaries. Pure functions and plain values.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace broadsheet {

class Settings;

struct ModelServer
{
    QUrl base;
    QString model;    // as the server calls it
    QString language; // of what it writes: "ko", "en", "de"

    bool operator==(const ModelServer &) const = default;
};

// Whether the user set an address. Without one nothing is ever sent.
[[nodiscard]] bool isModelSet(const Settings &settings);

// Fails with ErrorKind::Usage and a sentence that says which setting is wrong. `language`: another
// than the setting's; empty: the setting's, else that of the window.
[[nodiscard]] Result<ModelServer> modelServer(const Settings &settings,
                                              const QString &language = {});

// Only https, and http to this computer; without a user, password or query, for the key must not be
// in the settings. Nothing: the address will do.
[[nodiscard]] std::optional<Error> problemWithAddress(const QUrl &base);

// Where to ask, "https://host/v1/chat/completions" and "…/v1/models". The base can have "/v1" or
// "/chat/completions" at its end, or neither.
[[nodiscard]] QUrl completionsAddress(const QUrl &base);
[[nodiscard]] QUrl modelsAddress(const QUrl &base);

// "Korean", for the prompt. Empty: no known language has this code.
[[nodiscard]] QString languageInEnglish(const QString &code);

} // namespace broadsheet
