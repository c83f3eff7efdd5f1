#include "fetching/SourceSetup.h"

#include "fetching/Tr.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"
#include "settings/Settings.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

SourceSetup setupOf(const Settings &settings, const QString &id)
{
    SourceSetup setup{.source = makeSource(id)};
    const Source &source = *setup.source;
    const QString base = settings.sourceBase(id, source.defaultBaseUrl().toString());
    setup.options = {.baseUrl = baseUrlOf(base), .categories = settings.arxivCategories()};
    setup.enabled = settings.sourceEnabled(id, sourceTraits(id).isOnByDefault && !base.isEmpty());
    setup.problem = problemWithBase(base, sourceTraits(id).isArchive);
    return setup;
}

} // namespace

std::vector<SourceSetup> sourcesOf(const Settings &settings)
{
    QStringList ids = sourceIds();
    for (const QString &id : settings.sourcesNamed(furtherArchivePrefix))
        if (makeSource(id) && !ids.contains(id))
            ids.append(id);
    std::vector<SourceSetup> setups;
    for (const QString &id : std::as_const(ids))
        setups.push_back(setupOf(settings, id));
    return setups;
}

QUrl baseUrlOf(const QString &text)
{
    QString trimmed = text.trimmed();
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

QString problemWithBase(const QString &text, bool mayBeFolder)
{
    const QUrl url = baseUrlOf(text);
    if (text.trimmed().isEmpty())
        return mayBeFolder ? FetchingTr::tr("An archive needs a web address or a folder.")
                           : FetchingTr::tr("An address is needed.");
    if (mayBeFolder && url.isLocalFile())
        return QFileInfo(url.toLocalFile()).isDir()
                   ? QString()
                   : FetchingTr::tr("The folder %1 does not exist.").arg(url.toLocalFile());
    if (isAcceptableBase(url))
        return {};
    return FetchingTr::tr("“%1” cannot be used as an address: it must begin with https:// (http:// "
                          "only for this machine) and must not have a query or a user name.")
        .arg(url.userInfo().isEmpty() ? text.trimmed() : shownUrl(url));
}

} // namespace broadsheet
