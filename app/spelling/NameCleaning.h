// What lists of authors put around names. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

// Without affiliations in parentheses (an unclosed one hides the rest), e-mail addresses, links,
// footnote marks, HTML, TeX and invisible characters, in one line and in Unicode's composed form.
// Commas and words stay.
[[nodiscard]] QString cleanedNames(const QString &written);

// Takes "et al.", "and others", "+12", "외 3명", "…" from the end of a name, or all of it. True: it
// stood for further people.
bool takeOthers(QString &name);

// Team, collaboration, consortium and the like.
[[nodiscard]] bool isGroupName(const QString &name);

// "Jr.", "III": belongs to the name before it.
[[nodiscard]] bool isNameSuffix(const QString &word);

// "PhD", "M.D.": is no name.
[[nodiscard]] bool isDegree(const QString &word);

} // namespace broadsheet
