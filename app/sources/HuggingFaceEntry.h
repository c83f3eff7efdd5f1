// One entry of Hugging Face's daily list. What it relies on was seen in replies from May 2024 to
// August 2026: keys are absent rather than null, and some moved between the entry and its "paper".
#pragma once

#include "papers/Report.h"

#include <QDateTime>
#include <QJsonValue>

namespace broadsheet {

// Without an id when the entry names no paper of arXiv.
[[nodiscard]] PaperReport readHuggingFaceEntry(const QJsonValue &entry);

// The day on which the paper was listed; invalid when the entry does not say so.
[[nodiscard]] QDate listedDay(const QJsonValue &entry);

} // namespace broadsheet
