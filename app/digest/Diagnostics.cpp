#include "digest/Diagnostics.h"

#include "digest/Tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

void Diagnostics::warn(int line, QString message)
{
    add({Diagnostic::Severity::Warning, line, std::move(message)});
}

void Diagnostics::fail(int line, QString message)
{
    m_hasError = true;
    add({Diagnostic::Severity::Error, line, std::move(message)});
}

void Diagnostics::endInEntry(int line)
{
    m_endsInEntry = true;
    warn(line, DigestTr::tr("The file ends inside this entry; the part before that was kept."));
}

void Diagnostics::add(Diagnostic diagnostic)
{
    diagnostic.line = fileLine(diagnostic.line);
    // Leaves room for the message that counts the rest.
    if (m_kept.size() < maxDiagnostics - 1)
        m_kept.append(std::move(diagnostic));
    else
        ++m_leftOut;
}

QList<Diagnostic> Diagnostics::take()
{
    std::stable_sort(m_kept.begin(), m_kept.end(),
                     [](const Diagnostic &a, const Diagnostic &b) { return a.line < b.line; });
    if (m_leftOut > 0)
        m_kept.append(
            {Diagnostic::Severity::Warning, m_kept.constLast().line,
             DigestTr::tr("%Ln more line(s) like these are not listed.", nullptr, m_leftOut)});
    return std::move(m_kept);
}

QString quoted(QStringView text)
{
    constexpr qsizetype maxSize = 60;
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() <= maxSize)
        return trimmed.toString();
    return trimmed.first(maxSize) + u"…"_s;
}

} // namespace broadsheet
