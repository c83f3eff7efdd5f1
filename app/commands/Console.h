// Where a command's words go: results to standard output, everything else to standard error.
#pragma once

#include "base/Result.h"
#include "commands/Commands.h"

namespace broadsheet {

// Text for a terminal: control characters, which could act on it, become U+FFFD; line breaks and
// tabs stay.
[[nodiscard]] QString printable(QString text);

class Console final
{
public:
    Console(const Streams &streams, bool quiet, bool verbose);

    void result(const QByteArray &text);
    void result(const QString &text) { result(text.toUtf8()); }

    void problem(const QString &message); // always said; the command has failed
    void problem(const Error &error);
    void problem(const QString &file, int line, const QString &message); // line 0: none
    void warning(const QString &file, int line, const QString &message); // unless quiet
    void note(const QString &message);                                   // unless quiet

    // Of `out`; 0 when that is no terminal: nothing is cut for a file or another program.
    [[nodiscard]] int terminalWidth() const;
    [[nodiscard]] std::FILE *input() const { return m_streams.in; }

    // Flushes; false when anything failed. A reader of our output who left early (`| head`) is
    // none.
    [[nodiscard]] bool finish();

private:
    void say(const QString &message);
    void checkOutput(bool written);

    Streams m_streams;
    bool m_quiet;
    bool m_verbose;
    bool m_failed = false;
    bool m_outputGone = false;
};

} // namespace broadsheet
