// The bits of the column `paper.facts`: what a search with has: looks for.
#pragma once

namespace broadsheet {

enum PaperFact {
    hasCodeFact = 1,
    hasProjectFact = 2,
    hasPictureFact = 4,
    hasVideoFact = 8,
    hasAbstractFact = 16,
};
inline constexpr int allFacts = 31;

} // namespace broadsheet
