// What a process that reads PDFs may say: frames in any pieces, and contents of every kind.
#include "Fuzz.h"

#include "pages/PageCodec.h"
#include "pages/PageFrames.h"

using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr qsizetype maxContent = 4096;

struct Heard
{
    QList<PageFrame> frames;
    bool isBroken = false;

    bool operator==(const Heard &) const = default;
};

Heard heardInPieces(const QByteArray &bytes, qsizetype size)
{
    PageFrameReader reader(maxContent);
    Heard heard;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
        while (const auto frame = reader.next())
            heard.frames.append(*frame);
    }
    heard.isBroken = reader.isBroken();
    return heard;
}

template<class T>
void checkContent(const QByteArray &content)
{
    if (const std::optional<T> value = fromContent<T>(content))
        require(fromContent<T>(contentOf(*value)) == value, "what was read can be said again");
}

void checkContents(const QByteArray &content)
{
    checkContent<RenderRequest>(content);
    checkContent<FindRequest>(content);
    checkContent<int>(content);
    checkContent<QString>(content);
    checkContent<PageProblem>(content);
    checkContent<PagesInfo>(content);
    checkContent<QList<PageWord>>(content);
    checkContent<QList<PageLink>>(content);
    checkContent<QList<PageFigure>>(content);
    checkContent<QList<OutlineEntry>>(content);
    checkContent<QList<PageHit>>(content);
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = viewOf(data, size).toByteArray();
    const Heard heard = heardInPieces(bytes, 7);
    require(heardInPieces(bytes, bytes.size() + 1) == heard, "pieces do not matter");
    QByteArray again;
    for (const PageFrame &frame : heard.frames) {
        require(frame.content.size() <= maxContent, "no content is too long");
        again += frameBytes(frame);
        checkContents(frame.content);
    }
    require(bytes.startsWith(again), "a frame is its bytes");
    checkContents(bytes);
    return 0;
}
