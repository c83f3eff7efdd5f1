#include "fetching/SourceSetup.h"

#include "base/Limits.h"
#include "fetching/Tr.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"
#include "settings/Settings.h"
#include "sources/FileTemplate.h"

#include <QDir>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The address or the folder as a URL without a trailing slash. That of a feed is complete, and a
// slash at its end may matter.
QUrl urlOf(const QString &text, SourceKind kind)
{
    QString trimmed = text.trimmed();
    if (kind == SourceKind::Feed)
        return QUrl(trimmed, QUrl::StrictMode);
    if (trimmed.startsWith("~/"_L1))
        trimmed.replace(0, 1, QDir::homePath());
    QUrl url = QDir::isAbsolutePath(trimmed) ? QUrl::fromLocalFile(QDir::cleanPath(trimmed))
                                             : QUrl(trimmed, QUrl::StrictMode);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

bool isFolder(const QString &text, SourceKind kind)
{
    return kind == SourceKind::Archive && urlOf(text, kind).isLocalFile();
}

QString problemWithAddress(const QString &text, SourceKind kind)
{
    const QUrl url = urlOf(text, kind);
    if (text.trimmed().isEmpty())
        return kind == SourceKind::Archive
                   ? FetchingTr::tr("An archive needs a web address or a folder.")
                   : FetchingTr::tr("An address is needed.");
    if (isFolder(text, kind))
        return {};
    if (kind == SourceKind::Feed ? isAcceptableAddress(url) : isAcceptableBase(url))
        return {};
    const QString shown = url.userInfo().isEmpty() ? text.trimmed() : shownUrl(url);
    return kind == SourceKind::Feed
               ? FetchingTr::tr("“%1” cannot be used as an address: it must begin with https:// "
                                "(http:// only for this machine) and must not have a user name.")
                     .arg(shown)
               : FetchingTr::tr("“%1” cannot be used as an address: it must begin with https:// "
                                "(http:// only for this machine) and must not have a query or a "
                                "user name.")
                     .arg(shown);
}

QString problemWithQuery(const QString &query)
{
    if (query.trimmed().isEmpty())
        return FetchingTr::tr("A search of arXiv is needed, such as au:hinton AND cat:cs.LG.");
    return query.size() > maxSearchLength
               ? FetchingTr::tr("The search has more than %1 characters.")
                     .arg(QLocale().toString(maxSearchLength))
               : QString();
}

SourceSetup setupOf(const Settings &settings, const QString &id)
{
    SourceSetup setup{.source = makeSource(id)};
    const SourceTraits &traits = sourceTraits(id);
    const QString fallback = setup.source->defaultBaseUrl().toString();
    const SourceEntry entry{.id = id,
                            .base = settings.sourceBase(id, fallback),
                            .fileTemplate = settings.sourceText(id, SettingsTable::sourceTemplate),
                            .query = settings.sourceText(id, SettingsTable::sourceQuery)};
    setup.options = {.baseUrl = urlOf(entry.base, traits.kind),
                     .categories = settings.arxivCategories(),
                     .fileTemplate = entry.fileTemplate,
                     .query = entry.query};
    const bool isGiven = !(traits.kind == SourceKind::Search ? entry.query : entry.base).isEmpty();
    setup.enabled = settings.sourceEnabled(id, traits.isOnByDefault && isGiven);
    setup.problem = problemWith(entry);
    return setup;
}

} // namespace

HttpRequest SourceSetup::request(const QUrl &address) const
{
    constexpr int maxRetries = 2;
    const Patience patience = source->patience();
    HttpRequest request{.url = address,
                        .maxBytes = maxReplyBytes,
                        .idleTimeout = patience.pause,
                        .totalTimeout = patience.total,
                        .accept = source->accept(),
                        .budget = source->budget(options.baseUrl),
                        .retries = maxRetries,
                        .takesAnything = true,
                        .httpsOnly = true,
                        .requestsWithToken = source->requestsWithToken(options.baseUrl)};
    // JSON and XML show where they break off, a digest does not.
    if (sourceTraits(id()).kind == SourceKind::Archive)
        request.headers.insert("Accept-Encoding", "identity");
    return request;
}

std::vector<SourceSetup> sourcesOf(const Settings &settings)
{
    QStringList ids = sourceIds();
    for (const QLatin1StringView prefix : namedSourcePrefixes())
        for (const QString &id : settings.sourcesNamed(prefix))
            if (makeSource(id) && !ids.contains(id))
                ids.append(id);
    std::vector<SourceSetup> setups;
    for (const QString &id : std::as_const(ids))
        setups.push_back(setupOf(settings, id));
    return setups;
}

QString problemWith(const SourceEntry &entry)
{
    const SourceKind kind = sourceTraits(entry.id).kind;
    const auto source = makeSource(entry.id);
    if (!source)
        return FetchingTr::tr("A name must not be empty, and must not have a comma or a slash.");
    if (kind == SourceKind::Search)
        if (QString problem = problemWithQuery(entry.query); !problem.isEmpty())
            return problem;
    if (!entry.base.trimmed().isEmpty() || source->defaultBaseUrl().isEmpty())
        if (QString problem = problemWithAddress(entry.base, kind); !problem.isEmpty())
            return problem;
    return kind == SourceKind::Archive ? FileTemplate::problemWith(entry.fileTemplate.trimmed())
                                       : QString();
}

QString missingFolder(const QString &path)
{
    return FetchingTr::tr("The folder %1 does not exist.").arg(path);
}

} // namespace broadsheet
