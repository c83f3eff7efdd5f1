#include "sources/ArchivePresets.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QList<ArchivePreset> archivePresets()
{
    return {
        {.name = u"dw-dengwei/daily-arXiv-ai-enhanced"_s,
         .address = u"https://raw.githubusercontent.com/dw-dengwei/daily-arXiv-ai-enhanced/data"_s,
         .fileTemplate = u"data/{yyyy-MM-dd}.md"_s},
        {.name = u"dw-dengwei/daily-arXiv-ai-enhanced (JSON Lines)"_s,
         .address = u"https://raw.githubusercontent.com/dw-dengwei/daily-arXiv-ai-enhanced/data"_s,
         .fileTemplate = u"data/{yyyy-MM-dd}_AI_enhanced_Chinese.jsonl"_s},
        {.name = u"jeongiin/hf-daily-paper-korean-autoflow"_s,
         .address =
             u"https://raw.githubusercontent.com/jeongiin/hf-daily-paper-korean-autoflow/main"_s,
         .fileTemplate = u"paper_metadata_download/{yyyy-MM-dd}.json"_s},
        {.name = u"Zi-yangChen/hf-daily-papers-summarizer"_s,
         .address =
             u"https://raw.githubusercontent.com/Zi-yangChen/hf-daily-papers-summarizer/HEAD"_s,
         .fileTemplate = u"huggingface-daily-papers/huggingface-daily-papers-{yyyy-MM-dd}.md"_s},
    };
}

} // namespace broadsheet
