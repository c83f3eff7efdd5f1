#include "sources/Source.h"

#include "base/Limits.h"
#include "sources/Registry.h"
#include "sources/ReplyLimits.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The name becomes part of a settings key and of a list separated by commas.
bool isValidName(QStringView name)
{
    static const QRegularExpression pattern(u"^[^\\s,/\\\\](?:[^,/\\\\\\n]*[^\\s,/\\\\])?$"_s);
    return pattern.match(name.toString()).hasMatch();
}

bool isThisMachine(const QString &host)
{
    static const QRegularExpression loopback(u"^127(?:\\.\\d{1,3}){3}$"_s);
    return host == "localhost"_L1 || host == "::1"_L1 || loopback.match(host).hasMatch();
}

} // namespace

Patience Source::patience() const
{
    return {.pause = maxReplyPause, .total = maxReplyTime};
}

ParsedResponse Source::parse(const SourceRequest &request, const SourceResponse &response) const
{
    ParsedResponse parsed = read(request, response);
    keepWithinLimits(parsed, maxListNames);
    return parsed;
}

std::unique_ptr<Source> makeSource(const QString &id)
{
    for (const SourceRegistration &entry : sourceRegistry)
        if (entry.id == id)
            return entry.make(id);
    for (const SourceRegistration &entry : namedSourceRegistry)
        if (id.startsWith(entry.id) && isValidName(QStringView(id).sliced(entry.id.size())))
            return entry.make(id);
    return nullptr;
}

QStringList sourceIds()
{
    QStringList ids;
    for (const SourceRegistration &entry : sourceRegistry)
        ids.append(entry.id);
    return ids;
}

bool isAcceptableBase(const QUrl &url)
{
    return isAcceptableAddress(url) && !url.hasQuery();
}

bool isAcceptableAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine(url.host()));
}

} // namespace broadsheet
