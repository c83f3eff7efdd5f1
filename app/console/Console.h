// What a command prints and reads: results go to standard output, all messages to standard error.
#pragma once

#include "base/Result.h"

#include <QStringList>

#include <cstdio>

namespace broadsheet {

struct Streams
{
    std::FILE *in = stdin;
    std::FILE *out = stdout;
    std::FILE *err = stderr;
};

// Text for a terminal: control characters, which could act on it, become U+FFFD; line breaks and
// tabs stay. Console does this with all that it prints.
[[nodiscard]] QString printable(QString text);

// "Label: value" and a line break; nothing for an empty value.
[[nodiscard]] QString labelled(const QString &label, const QString &value);

class Console final
{
public:
    Console(const Streams &streams, bool quiet, bool verbose);

    void result(const QByteArray &text);
    void result(const QString &text) { result(text.toUtf8()); }

    // A problem is always printed, and makes finish() return false.
    void problem(const QString &message);
    void problem(const Error &error);
    void problem(const QString &file, int line, const QString &message); // line 0: the whole file

    // Not printed with --quiet.
    void warning(const QString &file, int line, const QString &message);
    void note(const QString &message);

    // SIGINT or the like ended the command early. What it stored until then is kept.
    void stopped(int signal);

    // In characters. 0 when the output is no terminal: nothing is cut for a file or a program.
    [[nodiscard]] int terminalWidth() const;

    // All of standard input. Stops reading at the limit.
    [[nodiscard]] Result<QByteArray> readInput(qint64 maxBytes);

    // Flushes the output and returns the exit status: 0, or 1 when there was a problem or the
    // output could not be written, or 128 and the number of the signal that ended the command. It
    // is no problem when the program that reads the output has ended (`| head`).
    [[nodiscard]] int finish();

private:
    void print(const QString &message);
    void checkOutput(bool written);

    Streams m_streams;
    bool m_quiet;
    bool m_verbose;
    bool m_failed = false;
    int m_signal = 0;
    bool m_outputGone = false;
};

} // namespace broadsheet
