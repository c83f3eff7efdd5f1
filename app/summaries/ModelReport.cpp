#include "summaries/ModelReport.h"

#include "modeltext/ModelText.h"

namespace broadsheet {

DayReport modelReport(const Paper &paper, const ModelServer &server, const QString &markdown)
{
    const PaperReport report{.id = paper.id,
                             .url = paper.url,
                             .title = paper.title,
                             .authors = paper.authors,
                             .texts = {{server.language, markdown, TextKind::AiSummary}}};
    return {.source = modelSourcePrefix + server.language,
            .origin = server.model,
            .papers = {report},
            .status = DayStatus::NotFetched};
}

} // namespace broadsheet
