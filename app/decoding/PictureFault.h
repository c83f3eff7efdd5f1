// Why a picture is not shown. The decoder's process sends the problem as a number; only the program
// itself makes a sentence of it.
#pragma once

#include "base/Result.h"

#include <QImage>
#include <QSize>

namespace broadsheet {

enum class PictureProblem : qint32 {
    Empty,
    WebPage,
    UnknownFormat,
    Damaged,
    TooManyPixels, // `claimed` says how many
    TooManyScans,
    DrawingTooLarge,
    DrawingNotPlain,
    DrawingTooDetailed,
    TooCostly, // the decoder was ended at its limit of time or memory, or it crashed
    NoDecoder, // the decoder cannot be started; `detail` says why
};

struct PictureFault
{
    PictureProblem problem;
    QSize claimed = {};
    QString detail = {}; // for maintainers
};

using DecodedImage = tl::expected<QImage, PictureFault>;

[[nodiscard]] inline tl::unexpected<PictureFault> fault(PictureProblem problem, QSize claimed = {})
{
    return tl::unexpected(PictureFault{.problem = problem, .claimed = claimed});
}

// `name` is what the sentence calls the picture: its address.
[[nodiscard]] Error errorOf(const PictureFault &fault, const QString &name);

} // namespace broadsheet
