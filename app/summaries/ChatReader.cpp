#include "summaries/ChatReader.h"

#include "summaries/Tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Failure wrong(const QString &sentence, const QString &detail = {})
{
    return failure(ErrorKind::Malformed, sentence, detail);
}

Failure notAStream()
{
    return wrong(SummariesTr::tr("The server's answer is not a stream of a chat completion. Does "
                                 "the address lead to a model?"));
}

// What a server says of its fault is not shown: it could be anything, even the key.
Failure faultOfServer()
{
    return failure(ErrorKind::Network,
                   SummariesTr::tr("The server broke off with an error of its own."));
}

// A text, or as some servers write it, a list of parts of which some are texts.
QString contentOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    QString text;
    const QJsonArray parts = value.toArray();
    for (const QJsonValue &part : parts)
        text += part["text"_L1].toString();
    return text;
}

} // namespace

std::optional<Error> ChatReader::problemWithType(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    if (type == "text/html" || type == "application/xhtml+xml")
        return Error{.kind = ErrorKind::Malformed,
                     .message = SummariesTr::tr("The server answered with a web page. Does the "
                                                "address lead to a model?")};
    if (type == "application/json")
        return Error{.kind = ErrorKind::Malformed,
                     .message = SummariesTr::tr("The server did not answer as a stream, which "
                                                "it was asked for.")};
    const bool isRead = type.isEmpty() || type == "text/event-stream" || type == "text/plain" ||
                        type == "application/octet-stream";
    return isRead ? std::nullopt : std::optional(notAStream().value());
}

// Lines end with LF, CR LF or CR.
Result<void> ChatReader::take(const QByteArray &bytes)
{
    m_rest += bytes;
    qsizetype begin = 0;
    const auto isEnd = [](char c) { return c == '\n' || c == '\r'; };
    while (!m_isDone) {
        const auto end = std::find_if(m_rest.cbegin() + begin, m_rest.cend(), isEnd);
        if (end == m_rest.cend() || (*end == '\r' && end + 1 == m_rest.cend()))
            break; // after a CR there may be an LF
        if (Result<void> taken = takeLine(m_rest.sliced(begin, end - m_rest.cbegin() - begin));
            !taken)
            return taken;
        const bool isPair = *end == '\r' && *(end + 1) == '\n';
        begin = end - m_rest.cbegin() + (isPair ? 2 : 1);
    }
    m_rest.remove(0, begin);
    return {};
}

Result<void> ChatReader::takeLine(const QByteArray &given)
{
    QByteArray line = given;
    if (std::exchange(m_isFirst, false) && line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    if (line.isEmpty())
        return takeEvent();
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.first(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "data") {
        m_event += m_event.isEmpty() ? value : '\n' + value;
        return {};
    }
    if (field == "error") // as llama.cpp did: https://github.com/ggml-org/llama.cpp/issues/16104
        return faultOfServer();
    constexpr std::array others{"", "event", "id", "retry"}; // "": a comment
    const bool isKnown =
        std::ranges::any_of(others, [&field](const char *name) { return field == name; });
    return isKnown ? Result<void>() : notAStream();
}

// Some servers leave out the empty line between two events.
Result<void> ChatReader::takeEvent()
{
    const QByteArray event = std::exchange(m_event, {});
    if (event.trimmed().isEmpty())
        return {};
    const bool isOne = !event.contains('\n') || !QJsonDocument::fromJson(event).isNull();
    const QList<QByteArray> parts = isOne ? QList<QByteArray>{event} : event.split('\n');
    for (const QByteArray &part : parts)
        if (Result<void> taken = takeData(part); !taken || m_isDone)
            return taken;
    return {};
}

Result<void> ChatReader::takeData(const QByteArray &data)
{
    if (data.trimmed() == "[DONE]") {
        m_isDone = true;
        return {};
    }
    QJsonParseError problem;
    const QJsonDocument chunk = QJsonDocument::fromJson(data, &problem);
    if (!chunk.isObject())
        return wrong(SummariesTr::tr("The server's answer is damaged: a part of it is not JSON."),
                     problem.errorString());
    const QJsonObject object = chunk.object();
    if (object.contains("error"_L1) && !object["error"_L1].isNull())
        return faultOfServer();
    const QJsonValue choices = object["choices"_L1];
    if (!choices.isArray() && !object.contains("usage"_L1))
        return notAStream();
    const QJsonArray list = choices.toArray();
    for (const QJsonValue &choice : list)
        if (choice["index"_L1].toInt() == 0)
            return takeChoice(choice.toObject());
    return {}; // the count of tokens, for example
}

Result<void> ChatReader::takeChoice(const QJsonObject &choice)
{
    const QJsonObject delta = choice["delta"_L1].toObject();
    m_text += contentOf(delta["content"_L1]);
    if (const QString reason = choice["finish_reason"_L1].toString(); !reason.isEmpty())
        m_finish = reason;
    if (!delta["refusal"_L1].toString().isEmpty() || m_finish == "content_filter"_L1)
        return failure(ErrorKind::Network,
                       SummariesTr::tr("The model refused to write about this paper."));
    return {};
}

Result<void> ChatReader::finish()
{
    if (!m_isDone && !m_rest.isEmpty())
        if (Result<void> taken = takeLine(std::exchange(m_rest, {}).trimmed()); !taken)
            return taken;
    if (!m_isDone)
        if (Result<void> taken = takeEvent(); !taken)
            return taken;
    if (!m_isDone)
        return wrong(SummariesTr::tr("The answer broke off before its end. It was not kept."));
    if (m_finish == "length"_L1)
        return wrong(SummariesTr::tr("The model's answer reached its limit of length and has no "
                                     "end. It was not kept."));
    return {};
}

} // namespace broadsheet
