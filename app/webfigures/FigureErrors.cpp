#include "webfigures/FigureErrors.h"

#include "base/HttpStatus.h"
#include "papers/Links.h"
#include "webfigures/Tr.h"

#include <QLocale>

namespace broadsheet {

Error pageRefused(const QUrl &page, const HttpReply &reply)
{
    const QString host = shownHost(page);
    if (reply.status == 404 || reply.status == 410)
        return {.kind = ErrorKind::NotFound,
                .message = WebFiguresTr::tr("%1 does not have this paper as a web page, so its "
                                            "figures can only be taken from its PDF.")
                               .arg(host)};
    if (reply.retryAt.isValid()) {
        const QString time =
            QLocale().toString(reply.retryAt.toLocalTime().time(), QLocale::ShortFormat);
        return {.kind = ErrorKind::Network,
                .message =
                    WebFiguresTr::tr("The server of %1 asks to wait until %2.").arg(host, time)};
    }
    return {.kind = ErrorKind::Network,
            .message = WebFiguresTr::tr("The server of %1 refused: “%2”.")
                           .arg(host, statusText(reply.status))};
}

Error pageBrokeOff(const QUrl &page)
{
    return {.kind = ErrorKind::Network,
            .message = WebFiguresTr::tr("The page did not arrive whole from %1, and what arrived "
                                        "has no figures.")
                           .arg(shownHost(page))};
}

Error pageWithoutFigures(const QUrl &page)
{
    return {.kind = ErrorKind::NotFound,
            .message = WebFiguresTr::tr("The web page of this paper at %1 has no figures that can "
                                        "be shown here.")
                           .arg(shownHost(page))};
}

} // namespace broadsheet
