#include "digest/Digest.h"

#include "digest/CleanText.h"
#include "digest/DailyPapers.h"
#include "digest/Headings.h"
#include "digest/Mailing.h"

namespace broadsheet {

ParsedDigest parseDigest(QByteArrayView bytes, QDate assumedDay)
{
    Diagnostics diagnostics;
    const QByteArray text = cleanText(bytes, diagnostics);
    ParsedDigest result;
    const bool isRefused = text.isEmpty() && diagnostics.hasError();
    if (isMailing(text))
        result.digest = readMailing(text, assumedDay, diagnostics);
    else if (!isRefused)
        result.digest = readDailyPapers(text, assumedDay, diagnostics);
    result.diagnostics = diagnostics.take();
    return result;
}

} // namespace broadsheet
