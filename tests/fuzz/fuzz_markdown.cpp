// Texts as the summary pane reads them.
#include "Fuzz.h"

#include "markdown/Markdown.h"
#include "markdown/PythonLiteral.h"

using namespace broadsheet;
using namespace broadsheet::test;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(viewOf(data, size));
    qsizetype spans = 0;
    for (const TextBlock &block : parseMarkdown(text)) {
        require(block.depth >= 0 && block.depth <= maxTextDepth, "blocks nest a few levels");
        spans += block.spans.size();
    }
    require(spans <= maxTextSpans + 2, "a text has a bounded number of spans");
    (void)parseAbstract(text);
    (void)parseInline(text);
    (void)parsePythonContainer(text);
    return 0;
}
