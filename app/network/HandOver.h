// The message a later start sends to the first: "BSH1", a length, a JSON array of paths.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace broadsheet::handover {

constexpr qsizetype kLongestMessage = 4 * 1024 * 1024;
constexpr char kTaken = '+'; // the answer

enum class State { Incomplete, Complete, Garbage };

struct Parsed
{
    State state = State::Incomplete;
    QStringList paths;
};

[[nodiscard]] QByteArray message(const QStringList &paths);
[[nodiscard]] Parsed parse(const QByteArray &received);

// Blocking, for at most half a second: true when the other side has answered.
[[nodiscard]] bool send(const QString &socketPath, const QStringList &paths);

} // namespace broadsheet::handover
