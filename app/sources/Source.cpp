#include "sources/Source.h"

#include "sources/Archive.h"
#include "sources/ArxivApi.h"
#include "sources/ArxivFeed.h"
#include "sources/HuggingFace.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Registration
{
    QLatin1StringView id;
    std::unique_ptr<Source> (*make)(const QString &id);
};

constexpr std::array registry{
    Registration{"huggingFace"_L1, makeHuggingFace},
    Registration{"arxivFeed"_L1, makeArxivFeed},
    Registration{"arxivApi"_L1, makeArxivApi},
    Registration{"archive"_L1, makeArchive},
};

// The name becomes a part of a setting's key and of a list with commas.
bool namesArchive(const QString &id)
{
    static const QRegularExpression pattern(
        u"^archive-[^\\s,/\\\\](?:[^,/\\\\\\n]*[^\\s,/\\\\])?$"_s);
    return pattern.match(id).hasMatch();
}

bool isThisMachine(const QString &host)
{
    static const QRegularExpression loopback(u"^127(?:\\.\\d{1,3}){3}$"_s);
    return host == "localhost"_L1 || host == "::1"_L1 || loopback.match(host).hasMatch();
}

} // namespace

std::unique_ptr<Source> makeSource(const QString &id)
{
    for (const Registration &entry : registry)
        if (entry.id == id)
            return entry.make(id);
    return namesArchive(id) ? makeArchive(id) : nullptr;
}

QStringList sourceIds()
{
    QStringList ids;
    for (const Registration &entry : registry)
        ids.append(entry.id);
    return ids;
}

bool isAcceptableBase(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() ||
        url.hasFragment())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine(url.host()));
}

} // namespace broadsheet
