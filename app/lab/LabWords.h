// What a reader does in a lab, said in words: the arguments of `broadsheet lab`.
#pragma once

#include "lab/Lab.h"

#include <QStringList>

#include <functional>

namespace broadsheet {

// Each line is a word with its arguments; as the help shows them.
[[nodiscard]] QStringList labUsage();

// Whether `words` are one of these lines. None: the list of spaces.
[[nodiscard]] bool areLabWords(const QStringList &words);

// What is printed, in lines; empty for what only changes something. `titleOf`: of a paper that is
// shared, by its id; an Error when the library does not have it, which is passed on.
[[nodiscard]] Result<QString> obey(Lab &lab, const QStringList &words,
                                   const std::function<Result<QString>(const QString &)> &titleOf);

} // namespace broadsheet
