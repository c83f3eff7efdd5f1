#include "pdfs/PdfErrors.h"

#include "base/HttpStatus.h"
#include "base/Limits.h"
#include "papers/Links.h"
#include "pdfs/Tr.h"

#include <QLocale>

namespace broadsheet {

Error notOnArxiv()
{
    return {.kind = ErrorKind::NotFound,
            .message = PdfsTr::tr("This paper is not on arXiv, so its PDF is not known.")};
}

Error notAPdf(const QUrl &url, bool isPage)
{
    const QString words = isPage ? PdfsTr::tr("%1 sent a web page instead of a PDF.")
                                 : PdfsTr::tr("%1 sent something that is not a PDF.");
    return {.kind = ErrorKind::Malformed, .message = words.arg(shownUrl(url))};
}

Error pdfIncomplete(const QUrl &url)
{
    return {.kind = ErrorKind::Network,
            .message = PdfsTr::tr("%1 did not arrive whole. The next time goes on from there, if "
                                  "the server can.")
                           .arg(shownUrl(url))};
}

Error otherPart(const QUrl &url)
{
    return {
        .kind = ErrorKind::Network,
        .message =
            PdfsTr::tr("%1 sent another part of the file than was asked for.").arg(shownUrl(url))};
}

Error pdfTooLarge(const QUrl &url)
{
    return {.kind = ErrorKind::TooLarge,
            .message = PdfsTr::tr("%1 is larger than the limit of %2 and was not fetched.")
                           .arg(shownUrl(url), QLocale().formattedDataSize(maxFetchedPdfBytes))};
}

Error pdfNotWritten(const QString &file, const QString &reason)
{
    return {.kind = ErrorKind::Storage,
            .message = PdfsTr::tr("The PDF could not be written to %1: %2").arg(file, reason)};
}

Error noSpaceForPdf(const QString &folder, qint64 wanted, qint64 available)
{
    const QLocale locale;
    return {.kind = ErrorKind::Storage,
            .message = PdfsTr::tr("The disk of %1 is full: the PDF has %2, and %3 are free.")
                           .arg(folder, locale.formattedDataSize(wanted),
                                locale.formattedDataSize(available))};
}

Error pdfRefused(const QUrl &url, const HttpReply &reply)
{
    const QString address = shownUrl(url);
    if (reply.retryAt.isValid()) {
        const QString time =
            QLocale().toString(reply.retryAt.toLocalTime().time(), QLocale::ShortFormat);
        return {.kind = ErrorKind::Network,
                .message =
                    PdfsTr::tr("The server of %1 asks to wait until %2.").arg(address, time)};
    }
    if (reply.status == 404 || reply.status == 410)
        return {.kind = ErrorKind::NotFound,
                .message = PdfsTr::tr("There is no PDF at %1.").arg(address)};
    return {
        .kind = ErrorKind::Network,
        .message =
            PdfsTr::tr("The server of %1 refused: “%2”.").arg(address, statusText(reply.status))};
}

} // namespace broadsheet
