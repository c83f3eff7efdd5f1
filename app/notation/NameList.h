// Whether words are a list of people. Pure function.
#pragma once

#include <QString>

namespace broadsheet {

// True for "Jane Roe, Min Park" and "김하늘", false for a sentence. Where no label says that a list
// has names, only their shape tells.
[[nodiscard]] bool looksLikeNames(QStringView list);

// "Jane Doe and John Smith", "by Jane Doe (Stanford)": several, or what only names have.
[[nodiscard]] bool areSurelyNames(const QString &words);

// The names in "Jane Roe, Min Park and Wu Li (2024): ", in front of a title, separated by commas.
// Empty for other words.
[[nodiscard]] QString namesInFront(QStringView before);

} // namespace broadsheet
