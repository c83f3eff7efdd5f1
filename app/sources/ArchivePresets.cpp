#include "sources/ArchivePresets.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QList<ArchivePreset> archivePresets()
{
    return {
        {.name = u"dw-dengwei/daily-arXiv-ai-enhanced"_s,
         .address = u"https://raw.githubusercontent.com/dw-dengwei/daily-arXiv-ai-enhanced/data"_s,
         .fileTemplate = u"data/{yyyy-MM-dd}.md"_s},
    };
}

} // namespace broadsheet
