// What a model answered as a text that can be kept, or why not. Pure functions.
#pragma once

#include "base/Result.h"

#include <QString>

#include <optional>

namespace broadsheet {

// While it arrives: without what the model thinks aloud, the labels of title and gist as Markdown.
[[nodiscard]] QString answerSoFar(const QString &raw);

// The title in bold, the gist and the bullets, as Markdown without headings, HTML, pictures and
// links. Fails when it is empty, in another language than `language`, repeats itself or is too
// long. `sent`: what the model was given; addresses that are not in it are left out.
[[nodiscard]] Result<QString> checkedAnswer(const QString &raw, const QString &language,
                                            const QString &sent);

// Of an answer that still grows: that it is too long already or says the same again and again.
// What the model thinks aloud does not count.
[[nodiscard]] std::optional<Error> problemSoFar(const QString &raw);

// Whether the end of a text that still grows says the same again and again.
[[nodiscard]] bool isRepeating(const QString &text);

} // namespace broadsheet
