#include "summaries/ServerErrors.h"

#include "base/HttpStatus.h"
#include "summaries/Tr.h"

#include <QLocale>

namespace broadsheet {

namespace {

QString sentenceOf(const StreamHead &head)
{
    if (head.status == 401 || head.status == 403)
        return SummariesTr::tr("The model's server does not accept the key (%1).").arg(head.status);
    if (head.status == 404)
        return SummariesTr::tr("The model's server does not know this model or this address "
                               "(404).");
    if (head.status == 429 && head.retryAt.isValid())
        return SummariesTr::tr("The model's server asks for no requests until %1.")
            .arg(QLocale().toString(head.retryAt.toLocalTime(), QLocale::ShortFormat));
    return SummariesTr::tr("The model's server answered “%1”.").arg(statusText(head.status));
}

} // namespace

Error serverError(const StreamHead &head)
{
    return {.kind = ErrorKind::Network, .message = sentenceOf(head)};
}

} // namespace broadsheet
