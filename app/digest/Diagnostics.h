// Collects the diagnostics of a file while it is parsed.
#pragma once

#include "digest/Digest.h"

namespace broadsheet {

class Diagnostics final
{
public:
    // `line` counts from 1; 0: the whole file.
    void warn(int line, QString message);
    void fail(int line, QString message);
    void endInEntry(int line); // the file is cut off there
    [[nodiscard]] bool endsInEntry() const { return m_endsInEntry; }

    // For messages about a text that was rewritten: the line in the file of each of its lines.
    void setFileLines(QList<int> lines) { m_fileLines = std::move(lines); }
    [[nodiscard]] int fileLine(int line) const
    {
        return line > 0 && line <= m_fileLines.size() ? m_fileLines[line - 1] : line;
    }

    [[nodiscard]] bool hasError() const { return m_hasError; }

    // Sorted by line, at most maxDiagnostics; the last one then says how many are left out. Can be
    // called once.
    [[nodiscard]] QList<Diagnostic> take();

private:
    void add(Diagnostic diagnostic);

    QList<Diagnostic> m_kept;
    QList<int> m_fileLines; // empty: the same
    int m_leftOut = 0;
    bool m_hasError = false;
    bool m_endsInEntry = false;
};

// A line of the file for use in a message, shortened to 60 characters.
[[nodiscard]] QString quoted(QStringView text);

} // namespace broadsheet
