#include "digest/Digest.h"

#include "digest/DailyPapers.h"
#include "digest/Headings.h"
#include "digest/Mailing.h"
#include "digest/TextInput.h"

namespace broadsheet {

ParsedDigest parseDigest(QByteArrayView bytes, QDate assumedDay)
{
    Notes notes;
    const QByteArray text = cleanText(bytes, notes);
    ParsedDigest result;
    const bool isRefused = text.isEmpty() && notes.hasError();
    if (isMailing(text))
        result.digest = readMailing(text, assumedDay, notes);
    else if (!isRefused)
        result.digest = readDailyPapers(text, assumedDay, notes);
    result.diagnostics = notes.take();
    return result;
}

} // namespace broadsheet
