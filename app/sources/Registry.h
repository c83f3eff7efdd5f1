// The id and the factory of every source. A new source adds a function and a row here.
#pragma once

#include "papers/SourceTraits.h"
#include "sources/Source.h"

#include <array>

namespace broadsheet {

[[nodiscard]] std::unique_ptr<Source> makeAnyFeed(const QString &id);
[[nodiscard]] std::unique_ptr<Source> makeArchive(const QString &id);
[[nodiscard]] std::unique_ptr<Source> makeArxivApi(const QString &id);
[[nodiscard]] std::unique_ptr<Source> makeArxivCatchup(const QString &id);
[[nodiscard]] std::unique_ptr<Source> makeArxivFeed(const QString &id);
[[nodiscard]] std::unique_ptr<Source> makeArxivQuery(const QString &id);
[[nodiscard]] std::unique_ptr<Source> makeHuggingFace(const QString &id);

struct SourceRegistration
{
    QLatin1StringView id;
    std::unique_ptr<Source> (*make)(const QString &id);
};

// In the order in which the user sees them.
inline constexpr std::array sourceRegistry{
    SourceRegistration{QLatin1StringView("huggingFace"), makeHuggingFace},
    SourceRegistration{QLatin1StringView("arxivFeed"), makeArxivFeed},
    SourceRegistration{QLatin1StringView("arxivCatchup"), makeArxivCatchup},
    SourceRegistration{QLatin1StringView("arxivApi"), makeArxivApi},
    SourceRegistration{archiveSource, makeArchive},
};

// Those that the user adds: an id is the prefix and a name, "feed-nature".
inline constexpr std::array namedSourceRegistry{
    SourceRegistration{furtherArchivePrefix, makeArchive},
    SourceRegistration{feedPrefix, makeAnyFeed},
    SourceRegistration{arxivQueryPrefix, makeArxivQuery},
};

} // namespace broadsheet
