#include "highlights/Highlights.h"

#include "base/Limits.h"
#include "highlights/Highlight.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

// The primary key of `state` has the subjects of a kind in order, so one paper is one range. Texts
// that are too long are not read.
HighlightReader::HighlightReader(const Database &database)
    : m_highlights(database,
                   "SELECT s.subject, s.value, s.text, n.text FROM state AS s"
                   " LEFT JOIN state AS n ON n.kind = 'highlightNote' AND n.subject = s.subject"
                   " AND n.value <> 0 AND length(n.text) <= ?"
                   " WHERE s.kind = 'highlight' AND s.subject >= ? AND s.subject < ?"
                   " AND length(s.text) <= ? AND (s.value <> 0 OR n.text > '') LIMIT ?")
{
    Statement any(database, "SELECT 1 FROM state WHERE kind = 'highlight' LIMIT 1");
    m_areAny = any.step();
}

QList<Highlight> HighlightReader::of(const PaperId &paper)
{
    if (!m_areAny)
        return {};
    const QString first = paper.text + listSeparator;
    const QString end = paper.text + QChar(listSeparator.unicode() + 1);
    QList<Highlight> highlights;
    m_highlights.with(maxNoteOfTwo, first, end, maxHighlightLength, maxHighlights);
    while (m_highlights.step()) {
        const QString id = m_highlights.text(0).sliced(first.size());
        std::optional<Highlight> highlight =
            highlightFrom(id, m_highlights.number(1), m_highlights.text(2));
        if (!highlight)
            continue;
        highlight->note = m_highlights.text(3);
        highlights.append(*std::move(highlight));
    }
    sortHighlights(highlights);
    return highlights;
}

} // namespace broadsheet
