// The bits of the column `paper.facts`: what a search with has: looks for.
#pragma once

namespace broadsheet {

enum PaperFact {
    HasCode = 1,
    HasProject = 2,
    HasPicture = 4,
    HasVideo = 8,
    HasAbstract = 16,
};
inline constexpr int allFacts = 31;

} // namespace broadsheet
