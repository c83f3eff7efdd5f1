#include "decoding/PictureFault.h"

#include "decoding/Tr.h"

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

struct Wording
{
    PictureProblem problem;
    ErrorKind kind;
    const char *sentence; // %1 is the picture's name, %2 and %3 the claimed width and height
};

constexpr std::array wordings{
    Wording{PictureProblem::Empty, ErrorKind::Malformed,
            QT_TRANSLATE_NOOP("broadsheet::decoding", "The picture %1 is empty.")},
    Wording{PictureProblem::WebPage, ErrorKind::Malformed,
            QT_TRANSLATE_NOOP("broadsheet::decoding", "%1 is a web page, not a picture.")},
    Wording{
        PictureProblem::UnknownFormat, ErrorKind::Malformed,
        QT_TRANSLATE_NOOP("broadsheet::decoding",
                          "%1 is not a picture of a known kind (PNG, JPEG, WebP, GIF, BMP, SVG).")},
    Wording{PictureProblem::Damaged, ErrorKind::Malformed,
            QT_TRANSLATE_NOOP("broadsheet::decoding", "The picture %1 is damaged.")},
    Wording{
        PictureProblem::TooManyPixels, ErrorKind::TooLarge,
        QT_TRANSLATE_NOOP("broadsheet::decoding", "The picture %1 is too large: %2 × %3 pixels.")},
    Wording{PictureProblem::TooManyScans, ErrorKind::TooLarge,
            QT_TRANSLATE_NOOP("broadsheet::decoding",
                              "The picture %1 is made of too many scans and is not shown.")},
    Wording{PictureProblem::DrawingTooLarge, ErrorKind::TooLarge,
            QT_TRANSLATE_NOOP("broadsheet::decoding", "The drawing %1 is too large.")},
    Wording{PictureProblem::DrawingNotPlain, ErrorKind::Malformed,
            QT_TRANSLATE_NOOP("broadsheet::decoding",
                              "The drawing %1 contains more than plain shapes and is not shown.")},
    Wording{PictureProblem::DrawingTooDetailed, ErrorKind::TooLarge,
            QT_TRANSLATE_NOOP("broadsheet::decoding",
                              "The drawing %1 has too many details and is not shown.")},
    Wording{PictureProblem::TooCostly, ErrorKind::TooLarge,
            QT_TRANSLATE_NOOP("broadsheet::decoding",
                              "The picture %1 takes too much time or memory and is not shown.")},
    Wording{PictureProblem::NoDecoder, ErrorKind::Unreadable,
            QT_TRANSLATE_NOOP("broadsheet::decoding",
                              "The picture %1 cannot be shown: the program that decodes pictures "
                              "does not start.")},
};

} // namespace

Error errorOf(const PictureFault &fault, const QString &name)
{
    const auto *const wording =
        std::find_if(wordings.begin(), wordings.end(),
                     [&fault](const Wording &one) { return one.problem == fault.problem; });
    Q_ASSERT(wording != wordings.end());
    QString message = DecodingTr::tr(wording->sentence);
    // All at once, so that a "%2" in the address stays as it is.
    message = fault.claimed.isEmpty() ? message.arg(name)
                                      : message.arg(name, QString::number(fault.claimed.width()),
                                                    QString::number(fault.claimed.height()));
    return {.kind = wording->kind, .message = message, .detail = fault.detail};
}

} // namespace broadsheet
