// What the reader is told about a file, collected while it is read.
#pragma once

#include "digest/Digest.h"

namespace broadsheet {

class Diagnostics final
{
public:
    void warn(int line, QString message);
    void fail(int line, QString message);

    [[nodiscard]] bool hasError() const { return m_hasError; }

    // By line, at most maxDiagnostics; the last one says how many were left out.
    [[nodiscard]] QList<Diagnostic> take();

private:
    void add(Diagnostic diagnostic);

    QList<Diagnostic> m_kept;
    int m_leftOut = 0;
    bool m_hasError = false;
};

// A line of the file as a message quotes it: at most 60 characters.
[[nodiscard]] QString quoted(QStringView text);

} // namespace broadsheet
