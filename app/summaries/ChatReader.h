// Reads the answer of a chat completions server while it arrives: events as of
// https://html.spec.whatwg.org/multipage/server-sent-events.html, each with a chunk of JSON, the
// last one "[DONE]". The chunks are those of the OpenAI API, which llama.cpp, Ollama, vLLM and LM
// Studio speak: https://platform.openai.com/docs/api-reference/chat-streaming,
// https://docs.ollama.com/api/openai-compatibility. A plain value, no I/O.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QJsonObject;

namespace broadsheet {

class ChatReader final
{
public:
    // What the head of the reply says against reading on. Nothing: go on.
    [[nodiscard]] static std::optional<Error> problemWithType(const QByteArray &contentType);

    // In pieces as they come, cut anywhere. Fails for good when it is no such stream.
    [[nodiscard]] Result<void> take(const QByteArray &bytes);

    [[nodiscard]] const QString &text() const { return m_text; } // so far
    [[nodiscard]] bool isDone() const { return m_isDone; }       // "[DONE]" was read

    // After the last piece: whether the answer is whole.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> takeLine(const QByteArray &line);
    [[nodiscard]] Result<void> takeEvent();
    [[nodiscard]] Result<void> takeData(const QByteArray &data);
    [[nodiscard]] Result<void> takeChoice(const QJsonObject &choice);

    QByteArray m_rest;  // an unfinished line
    QByteArray m_event; // data of an unfinished event
    QString m_text;
    QString m_finish; // finish_reason
    bool m_isDone = false;
    bool m_isFirst = true;
};

} // namespace broadsheet
