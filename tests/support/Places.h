// Where the files of the repository are that tests read. A function and no macro in each test, so
// that a compiler cache serves every checkout.
#pragma once

#include <QString>

namespace broadsheet::test {

[[nodiscard]] QString sourceFile(const QString &path); // below the repository: "README.md"
[[nodiscard]] QString testData(const QString &path);   // below tests/data: "digest/mailing.txt"

} // namespace broadsheet::test
