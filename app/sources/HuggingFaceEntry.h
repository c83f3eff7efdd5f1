// One entry of Hugging Face's daily list. Relies on what was seen in responses from May 2024 to
// August 2026: keys are absent rather than null, and some moved between the entry and its "paper".
#pragma once

#include "papers/Report.h"

#include <QDateTime>
#include <QJsonValue>

#include <optional>

namespace broadsheet {

// The id is empty when the entry does not name a paper of arXiv.
[[nodiscard]] PaperReport readHuggingFaceEntry(const QJsonValue &entry);

// A number of votes or comments, also as text. Nothing when it is none, or less than zero.
[[nodiscard]] std::optional<int> countOf(const QJsonValue &value);

// The day on which the paper was listed; invalid when the entry does not say.
[[nodiscard]] QDate listedDay(const QJsonValue &entry);

} // namespace broadsheet
