#include "zotero/ZoteroAddress.h"

#include "network/HttpErrors.h"
#include "papers/SafeText.h"
#include "zotero/Tr.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int defaultPort = 23119;

bool isPlain(const QUrl &url)
{
    const QString path = url.path();
    return url.isValid() && url.scheme() == "http"_L1 && url.userInfo().isEmpty() &&
           (path.isEmpty() || path == "/"_L1) && !url.hasQuery() && !url.hasFragment() &&
           url.port(defaultPort) > 0;
}

} // namespace

Result<QUrl> zoteroAddress(const QString &setting)
{
    QString text = setting.trimmed();
    if (text.isEmpty())
        text = defaultZoteroAddress;
    if (!text.contains("://"_L1))
        text.prepend("http://"_L1);
    QUrl url(text, QUrl::StrictMode);
    if (!isPlain(url) || !isLoopback(url.host()))
        return failure(ErrorKind::Usage,
                       ZoteroTr::tr("“%1” is not an address of Zotero on this computer. It is %2 "
                                    "unless you changed it in Zotero.")
                           .arg(shownLine(setting.trimmed()), QString(defaultZoteroAddress)));
    url.setPort(url.port(defaultPort));
    url.setPath({});
    return url;
}

} // namespace broadsheet
