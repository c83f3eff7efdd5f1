// The words behind a paper's link in a list: "— 120 upvotes. By Jane Roe, Min Park: what it says".
// Pure function.
#pragma once

#include <QStringList>

#include <optional>

namespace broadsheet {

struct ItemWords
{
    std::optional<int> votes;
    QStringList authors;
    QString text; // the rest
};

[[nodiscard]] ItemWords readItemWords(QStringView words);

} // namespace broadsheet
