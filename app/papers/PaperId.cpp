#include "papers/PaperId.h"

#include "papers/ArxivPages.h"
#include "spelling/Invisible.h"

#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto titlePrefix = "title:"_L1;

// "arxiv.org/abs/ID", "//arxiv.org/abs/ID". A path alone is one on Hugging Face.
QUrl withScheme(const QString &text)
{
    if (text.startsWith("//"_L1))
        return QUrl(u"https:"_s + text, QUrl::TolerantMode);
    const QString host = text.startsWith(u'/') ? u"https://huggingface.co"_s : u"https://"_s;
    return QUrl(host + text, QUrl::TolerantMode);
}

// Parameters that say where a reader came from, not which page it is.
bool isTracking(const QString &name)
{
    static constexpr std::array names{
        "ref"_L1,        "ref_src"_L1,     "ref_url"_L1,    "referrer"_L1,  "fbclid"_L1,
        "gclid"_L1,      "gclsrc"_L1,      "dclid"_L1,      "gbraid"_L1,    "wbraid"_L1,
        "msclkid"_L1,    "yclid"_L1,       "twclid"_L1,     "ttclid"_L1,    "igshid"_L1,
        "igsh"_L1,       "mc_cid"_L1,      "mc_eid"_L1,     "mkt_tok"_L1,   "_hsenc"_L1,
        "_hsmi"_L1,      "_ga"_L1,         "_gl"_L1,        "li_fat_id"_L1, "vero_id"_L1,
        "oly_enc_id"_L1, "oly_anon_id"_L1, "rb_clickid"_L1, "s_cid"_L1,     "wickedid"_L1};
    return name.startsWith("utm_"_L1, Qt::CaseInsensitive) ||
           std::any_of(names.begin(), names.end(), [&name](QLatin1StringView known) {
               return name.compare(known, Qt::CaseInsensitive) == 0;
           });
}

// Without the parts that two addresses of one page differ in. A name of a parameter is never
// decoded, so nothing else changes.
QString plainQuery(const QUrl &url)
{
    QStringList kept;
    for (const QString &part : url.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts))
        if (!isTracking(part.section(u'=', 0, 0)))
            kept.append(part);
    return kept.join(u'&');
}

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

// "%7e" is "~", and "%2f" is "%2F". https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
QString plainEncoding(const QString &encoded)
{
    if (!encoded.contains(u'%'))
        return encoded;
    QString plain;
    for (qsizetype at = 0; at < encoded.size(); ++at) {
        bool isCode = false;
        const int code = encoded[at] == u'%' && at + 2 < encoded.size()
                             ? encoded.sliced(at + 1, 2).toInt(&isCode, 16)
                             : 0;
        if (!isCode) {
            plain += encoded[at];
            continue;
        }
        if (isUnreserved(char(code)))
            plain += QLatin1Char(char(code));
        else
            plain += u'%' + encoded.sliced(at + 1, 2).toUpper();
        at += 2;
    }
    return plain;
}

// The letters' case means nothing in a DOI, and several hosts resolve it.
void normaliseDoi(QUrl &url)
{
    const QString host = url.host();
    if (host != "doi.org"_L1 && host != "dx.doi.org"_L1 && host != "www.doi.org"_L1)
        return;
    const QString path = url.path(QUrl::FullyEncoded);
    if (!path.startsWith("/10."_L1))
        return;
    url.setHost(u"doi.org"_s);
    url.setPath(path.toLower(), QUrl::StrictMode);
}

// http and https, and both default ports, are the same page. With another port they need not be.
QString normalised(QUrl url)
{
    url = url.adjusted(QUrl::NormalizePathSegments | QUrl::RemoveFragment);
    const bool hasDefaultPort = url.port() < 0 || url.port() == 443 || url.port() == 80;
    if (hasDefaultPort) {
        url.setPort(-1);
        url.setScheme(u"https"_s);
    }
    if (url.host().endsWith(u'.'))
        url.setHost(url.host().chopped(1));
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    if (hasDefaultPort)
        normaliseDoi(url);
    const QString query = plainQuery(url);
    url.setQuery(query.isEmpty() ? QString() : query, QUrl::StrictMode);
    return plainEncoding(url.toString(QUrl::FullyEncoded));
}

QString withoutEncodedInvisible(QString text)
{
    // U+200B to U+200F, U+2060, U+FEFF and U+00AD in UTF-8
    if (text.contains(u'%'))
        for (const auto code : {"%E2%80%8B"_L1, "%E2%80%8C"_L1, "%E2%80%8D"_L1, "%E2%80%8E"_L1,
                                "%E2%80%8F"_L1, "%E2%81%A0"_L1, "%EF%BB%BF"_L1, "%C2%AD"_L1})
            text.remove(code, Qt::CaseInsensitive);
    return text;
}

} // namespace

PaperId PaperId::fromLink(QStringView link)
{
    // The most frequent link is read without parsing the address, which is slow.
    constexpr auto abstracts = "https://arxiv.org/abs/"_L1;
    if (link.startsWith(abstracts))
        if (QString id = arxivIdOf(link.sliced(abstracts.size())); !id.isEmpty())
            return {std::move(id)};

    const QString text = withoutInvisible(link.toString()).trimmed();
    if (QString id = arxivIdOf(text); !id.isEmpty())
        return {std::move(id)};
    const QUrl url(withoutEncodedInvisible(text), QUrl::TolerantMode);
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return {text.contains("://"_L1) ? QString() : arxivIdOfPage(withScheme(text))};
    if (QString id = arxivIdOfPage(url); !id.isEmpty())
        return {std::move(id)};
    QString address = normalised(url);
    return {address.contains("://"_L1) ? std::move(address) : QString()}; // else it has no host
}

PaperId PaperId::today() const
{
    if (text.startsWith(titlePrefix))
        return *this;
    PaperId id = fromLink(text);
    return id.isEmpty() ? *this : id;
}

bool PaperId::isArxiv() const
{
    return !text.isEmpty() && !text.contains("://"_L1) && !text.startsWith(titlePrefix);
}

} // namespace broadsheet
