// What arXiv's comments and abstracts say of a paper that its authors took back. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

// Whether a comment says in arXiv's form that this paper is withdrawn: "This paper has been
// withdrawn by the author", "12 pages. Withdrawn due to an error". A paper about withdrawal is not,
// nor one that was withdrawn from a conference.
[[nodiscard]] bool saysWithdrawn(const QString &comment);

// The same of an abstract, which is nothing but such a notice then.
[[nodiscard]] bool isNoticeOfWithdrawal(const QString &abstract);

} // namespace broadsheet
