// Stands in for parseSearch() until it is there: words and phrases.
#include "search/Fold.h"
#include "search/ParseSearch.h"

namespace broadsheet {

[[gnu::weak]] ParsedSearch parseSearch(QStringView typed, QDate)
{
    ParsedSearch parsed;
    bool quoted = false;
    for (const QStringView part : typed.split(u'"')) {
        const QStringList terms =
            quoted ? QStringList(folded(part)) : folded(part).split(u' ', Qt::SkipEmptyParts);
        for (const QString &term : terms)
            if (!term.isEmpty())
                parsed.expression.children.push_back(
                    {.kind = Expression::Kind::Term, .text = term});
        quoted = !quoted;
    }
    return parsed;
}

} // namespace broadsheet
