// The runs of a folded text: adjacent characters of one kind, which are letters of words or
// characters that an index holds as pairs.
#pragma once

#include "search/Characters.h"
#include "search/Fold.h"

namespace broadsheet {

struct Run
{
    CharacterKind kind = CharacterKind::Separator;
    qsizetype begin = 0;
    qsizetype end = 0;
};

// Calls visit(Run) for each, in order.
template<class Visit>
void forEachRun(QStringView text, Visit visit)
{
    Run run;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        const CharacterKind kind = kindOf(c);
        if (kind != run.kind) {
            if (run.kind != CharacterKind::Separator)
                visit(run);
            run = {kind, at, at};
        }
        at += lengthOf(c);
        run.end = at;
    }
    if (run.kind != CharacterKind::Separator)
        visit(run);
}

} // namespace broadsheet
