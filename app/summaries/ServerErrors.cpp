#include "summaries/ServerErrors.h"

#include "base/HttpStatus.h"
#include "papers/SafeText.h"
#include "summaries/Tr.h"

#include <QLocale>

namespace broadsheet {

namespace {

QString sentenceOf(const StreamHead &head, bool hadKey, const QString &otherHostOfKey)
{
    const bool wantsKey = head.status == 401 || head.status == 403;
    if (wantsKey && !otherHostOfKey.isEmpty())
        return keyIsForAnother(otherHostOfKey);
    if (wantsKey && !hadKey)
        return SummariesTr::tr("The model's server asks for a key (%1).").arg(head.status);
    if (wantsKey)
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

Error serverError(const StreamHead &head, bool hadKey, const QString &otherHostOfKey)
{
    return {.kind = ErrorKind::Network, .message = sentenceOf(head, hadKey, otherHostOfKey)};
}

QString keyIsForAnother(const QString &host)
{
    return SummariesTr::tr("The key is for %1. Type the one for this server.").arg(safeText(host));
}

} // namespace broadsheet
