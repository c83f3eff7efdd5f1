// Starts the small programs that read what strangers wrote and confine themselves, see Sandbox.h.
// Any thread.
#pragma once

#include <QByteArrayList>
#include <QString>
#include <tl/expected.hpp>

#include <sys/types.h>

namespace broadsheet {

inline constexpr int firstPassedFile = 3; // the first of the passed files in the new process

// Starts a program with few variables of the environment and no files but those, in their order,
// and standard error. `files` must be above the numbers that they get, see movedUp(). The error
// says what is missing. The caller has to wait for the process with waitpid().
[[nodiscard]] tl::expected<pid_t, QString>
startConfined(const QString &program, const QByteArrayList &arguments, const QList<int> &files);

// The same open file under a number that is out of the way; the old number is closed.
[[nodiscard]] int movedUp(int file);

[[nodiscard]] QString systemError(int error); // the words for an errno

} // namespace broadsheet
