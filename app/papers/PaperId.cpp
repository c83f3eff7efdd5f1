#include "papers/PaperId.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// arXiv's ids: YYMM.NNNN(N) since April 2007, archive(.SUBJ)/YYMMNNN before.
// https://info.arxiv.org/help/arxiv_identifier.html
const QRegularExpression &arxivId()
{
    static const QRegularExpression pattern(
        u"^(?i:arxiv:\\s*)?(?<id>\\d{4}\\.\\d{4,5}|[a-z][a-z-]*(?:\\.[A-Z]{2})?/\\d{7})"
        "(?:[vV]\\d+)?$"_s);
    return pattern;
}

QString arxivIdOf(const QString &text)
{
    return arxivId().match(text).captured(u"id"_s);
}

QString withoutPrefix(const QString &path, QLatin1StringView prefix)
{
    return path.startsWith(prefix, Qt::CaseInsensitive) ? path.sliced(prefix.size()) : QString();
}

QString arxivIdOfPage(const QUrl &url)
{
    QString host = url.host();
    if (host.startsWith("www."_L1) || host.startsWith("export."_L1))
        host = host.sliced(host.indexOf(u'.') + 1);
    QString path = url.path();
    while (path.contains("//"_L1))
        path.replace("//"_L1, "/"_L1);
    if (path.endsWith(u'/'))
        path.chop(1);
    if (host == "huggingface.co"_L1 || host == "hf.co"_L1)
        return arxivIdOf(withoutPrefix(path, "/papers/"_L1));
    if (host == "doi.org"_L1 || host == "dx.doi.org"_L1)
        return arxivIdOf(withoutPrefix(path, "/10.48550/arxiv."_L1));
    if (host != "arxiv.org"_L1)
        return {};
    if (path.endsWith(".pdf"_L1))
        path.chop(4);
    for (const auto prefix : {"/abs/"_L1, "/pdf/"_L1, "/html/"_L1})
        if (const QString id = arxivIdOf(withoutPrefix(path, prefix)); !id.isEmpty())
            return id;
    return {};
}

// "arxiv.org/abs/ID", "//arxiv.org/abs/ID". A path alone is one on Hugging Face.
QUrl withScheme(const QString &text)
{
    if (text.startsWith("//"_L1))
        return QUrl(u"https:"_s + text, QUrl::TolerantMode);
    const QString host = text.startsWith(u'/') ? u"https://huggingface.co"_s : u"https://"_s;
    return QUrl(host + text, QUrl::TolerantMode);
}

QString normalised(QUrl url)
{
    url.setFragment({});
    const bool defaultPort = url.port() == (url.scheme() == "https"_L1 ? 443 : 80);
    if (defaultPort)
        url.setPort(-1);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

PaperId PaperId::fromLink(QStringView link)
{
    const QString text = link.trimmed().toString();
    if (QString id = arxivIdOf(text); !id.isEmpty())
        return {std::move(id)};

    // The most frequent link is read without parsing the address, which is slow.
    constexpr auto abstracts = "https://arxiv.org/abs/"_L1;
    if (text.startsWith(abstracts))
        if (QString id = arxivIdOf(text.sliced(abstracts.size())); !id.isEmpty())
            return {std::move(id)};

    const QUrl url(text, QUrl::TolerantMode);
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return {text.contains("://"_L1) ? QString() : arxivIdOfPage(withScheme(text))};
    if (QString id = arxivIdOfPage(url); !id.isEmpty())
        return {std::move(id)};
    return {normalised(url)};
}

bool PaperId::isArxiv() const
{
    return !text.isEmpty() && !text.contains("://"_L1) && !text.startsWith("title:"_L1);
}

} // namespace broadsheet
