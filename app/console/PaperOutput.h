// Papers in an export format, from the library to a file or to standard output, some at a time.
#pragma once

#include "citation/CitationKey.h"
#include "console/ConsoleCommand.h"
#include "export/Export.h"
#include "papers/Query.h"

#include <optional>

namespace broadsheet {

struct Format;

struct PaperOutput
{
    const Format &format;
    ExportOptions options = {};
    bool byteOrderMark = false;
    QString file = {}; // empty: standard output
};

// Returns how many papers were written. Nothing: there was a problem, which was said.
[[nodiscard]] std::optional<int> writePapers(const CommandContext &context, const Query &query,
                                             const PaperOutput &output);

// These papers on standard output, cited by keys where the format has keys. Problems are said.
void writePapers(const CommandContext &context, const Format &format, QList<Paper> papers);

// The pattern in the settings. An error says that it is theirs.
[[nodiscard]] Result<KeyPattern> keyPattern(const CommandContext &context);

} // namespace broadsheet
