// What is sent to the model: the words of the prompt, which the user can change, and the paper,
// which is data in it. Pure functions, but for readPrompt().
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"
#include "summaries/ModelServer.h"

#include <QByteArray>

namespace broadsheet {

struct Prompt
{
    QString text;    // with {language} where the language belongs
    QString version; // eight hexadecimal digits of its SHA-256

    bool operator==(const Prompt &) const = default;
};

// From `file`, or the program's own if there is no such file. Fails when the file cannot be read,
// is no text or too long.
[[nodiscard]] Result<Prompt> readPrompt(const QString &file);
[[nodiscard]] QString ownPrompt();

// The title and the abstract, or where there is none the best text that is not the model's. Nothing
// that the user wrote. Whatever could end the data or act as a command of the server is broken up.
// Empty: there is no text to summarise.
[[nodiscard]] QString dataOf(const Paper &paper);
[[nodiscard]] Error nothingToSummarise(); // of a paper without such a text

// The body of the request, byte for byte as it is sent.
[[nodiscard]] QByteArray requestBody(const ModelServer &server, const Prompt &prompt,
                                     const QString &data);
// The same for people, with the address.
[[nodiscard]] QString shownRequest(const ModelServer &server, const Prompt &prompt,
                                   const QString &data);

} // namespace broadsheet
