#include "highlights/Highlights.h"

#include "base/Limits.h"
#include "highlights/Highlight.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

// The primary key of `state` has the subjects of a kind in order, so one paper is one range. Texts
// that are too long are not read.
QList<Highlight> highlightsOf(Database &database, const PaperId &paper)
{
    const QString first = paper.text + listSeparator;
    const QString end = paper.text + QChar(listSeparator.unicode() + 1);
    QList<Highlight> highlights;
    Rows rows = database.select(
        u"SELECT s.subject, s.value, s.text, n.text FROM state AS s"
        " LEFT JOIN state AS n ON n.kind = 'highlightNote' AND n.subject = s.subject"
        " AND n.value <> 0 AND length(n.text) <= ?"
        " WHERE s.kind = 'highlight' AND s.subject >= ? AND s.subject < ?"
        " AND length(s.text) <= ? AND (s.value <> 0 OR n.text > '') LIMIT ?"_s,
        maxNoteOfTwo, first, end, maxHighlightLength, maxHighlights);
    while (rows.next()) {
        const QString id = rows.text(0).sliced(first.size());
        std::optional<Highlight> highlight = highlightFrom(id, rows.number(1), rows.text(2));
        if (!highlight)
            continue;
        highlight->note = rows.text(3);
        highlights.append(*std::move(highlight));
    }
    sortHighlights(highlights);
    return highlights;
}

} // namespace broadsheet
