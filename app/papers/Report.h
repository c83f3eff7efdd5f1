// What one source says of one paper on one day: the unit of storing. A later report of the same
// (source, day, paper) replaces it; reports of other sources and days stay beside it.
#pragma once

#include "papers/PaperId.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace broadsheet {

// A text as it came, unchanged. `language` is "ko", "en", "ja", "zh" or empty for unknown.
struct SourceText
{
    QString language;
    QString markdown;

    bool operator==(const SourceText &) const = default;
};

struct PaperReport
{
    PaperId id;
    QString url;   // the link as the source has it
    QString title; // as written, not Markdown
    std::optional<int> votes;
    QStringList authors; // the source's order and spelling, repetitions included
    QStringList media;   // absolute http(s) links, pictures and videos, in order
    QList<SourceText> texts;
    QStringList categories; // arXiv's, e.g. "cs.CL"
    QString comment;        // arXiv's "Comments:" line

    bool operator==(const PaperReport &) const = default;
};

// One day of one source, in the source's order. An invalid `day` holds papers that no day was
// given for.
struct DayReport
{
    QString source; // "digest" or "arxiv"
    QDate day;
    QString origin; // file name or address, for the reader
    QList<PaperReport> papers;

    bool operator==(const DayReport &) const = default;
};

} // namespace broadsheet
