#include "highlights/HighlightMarkdown.h"

#include "base/Limits.h"
#include "notation/NoteBlock.h"
#include "papers/SafeText.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString highlightsMarkdown(const QList<Highlight> &highlights)
{
    QStringList parts;
    qsizetype length = 0;
    for (const Highlight &highlight : highlights) {
        length += highlight.quote.size() + highlight.note.size();
        if (length > maxHighlightsText)
            break;
        parts << quotedLines(literalMarkdown(safeText(highlight.quote)))
              << u"Page %1"_s.arg(highlight.page);
        if (!highlight.note.isEmpty())
            parts << highlight.note;
    }
    return parts.join("\n\n"_L1);
}

} // namespace broadsheet
