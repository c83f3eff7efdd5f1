// The answers of a chat completions server, made by hand.
#pragma once

#include "support/HttpServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace broadsheet::test {

// One chunk with a piece of the answer.
inline QByteArray chunk(const QString &piece)
{
    const QJsonObject choice{
        {QStringLiteral("index"), 0},
        {QStringLiteral("delta"), QJsonObject{{QStringLiteral("content"), piece}}},
        {QStringLiteral("finish_reason"), QJsonValue::Null}};
    return "data: " +
           QJsonDocument(QJsonObject{{QStringLiteral("choices"), QJsonArray{choice}}})
               .toJson(QJsonDocument::Compact) +
           "\n\n";
}

inline QByteArray lastChunk(const QByteArray &reason = "stop")
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason +
           "\"}]}\n\n";
}

// A whole stream, in pieces of a few letters.
inline QByteArray streamOf(const QString &answer)
{
    constexpr qsizetype piece = 7;
    QByteArray stream = ": hello\n\n";
    for (qsizetype at = 0; at < answer.size(); at += piece)
        stream += chunk(answer.mid(at, piece));
    return stream + lastChunk() +
           "data: {\"choices\":[],\"usage\":{\"total_tokens\":9}}\n\ndata: [DONE]\n\n";
}

inline Response events(const QByteArray &body)
{
    return {.headers = {{"Content-Type", "text/event-stream"}}, .body = body};
}

inline QString koreanAnswer()
{
    return QStringLiteral(
        "Title: 단어 없이 배우는 로봇\n"
        "Gist: 로봇이 사람의 영상만 보고 집안일을 배우는 방법을 제안합니다.\n"
        "\n"
        "- **What's New**: 라벨이 없는 영상에서 행동을 배우는 RoboWatch를 소개합니다.\n"
        "- **Technical Details**: 영상 인코더와 행동 디코더를 함께 학습합니다.\n"
        "- **Performance Highlights**: 12개 과제에서 성공률이 31% 올랐습니다.\n");
}

} // namespace broadsheet::test
