// A text that a language model wrote on the user's request says so in its last line:
//
//     *Written by a model: gemma3:12b · ko · 2026-11-26T07:12:33Z · prompt 1a2b3c4d*
//
// The line is part of the text wherever it goes: the library, every export, a digest and the way
// back from it. So nobody takes the text for a person's, and no other place has to remember who
// wrote it. Pure functions.
#pragma once

#include "papers/Paper.h"

#include <QDateTime>
#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace broadsheet {

// The source of such texts is this and the language, "model-ko", so that a new text replaces only
// the one in its own language.
inline constexpr QLatin1StringView modelSourcePrefix{"model-"};

struct Signature
{
    QString model;    // as the server calls it, without control characters
    QString language; // of the text: "ko", "en", "de"
    QDateTime at;     // UTC, in seconds
    QString prompt;   // its version: the beginning of a hash, eight hexadecimal digits

    bool operator==(const Signature &) const = default;
};

// Nothing: the text is not signed.
[[nodiscard]] std::optional<Signature> signatureOf(const QString &markdown);

// `text` with the line below it. Lines in it that look like such a line are left out first.
[[nodiscard]] QString signedText(const QString &text, const Signature &signature);

// Whether the user's model wrote one of the paper's texts in this language.
[[nodiscard]] bool hasModelText(const Paper &paper, const QString &language);

} // namespace broadsheet
