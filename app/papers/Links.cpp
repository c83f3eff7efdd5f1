#include "papers/Links.h"

#include "base/Limits.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QStringList doisIn(const QString &text)
{
    // arXiv writes several with spaces between them.
    static const QRegularExpression pattern(u"\\b(10\\.\\d{4,9}(?:\\.\\d+)*/\\S+)"_s);
    QStringList names;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        names.append(match.next().captured(1));
    return names;
}

bool isArxivs(const QString &doi)
{
    return doi.startsWith("10.48550/"_L1);
}

} // namespace

QUrl abstractPage(const PaperId &id)
{
    if (id.isArxiv())
        return QUrl(u"https://arxiv.org/abs/"_s + id.text);
    const QUrl page(id.text);
    return isSafeLink(page) ? page : QUrl();
}

QUrl pdfPage(const PaperId &id)
{
    return id.isArxiv() ? QUrl(u"https://arxiv.org/pdf/"_s + id.text) : QUrl();
}

QUrl huggingFacePage(const PaperId &id)
{
    return id.isArxiv() ? QUrl(u"https://huggingface.co/papers/"_s + id.text) : QUrl();
}

QString doiOf(const PaperId &id, const QString &written)
{
    QStringList names = doisIn(written);
    if (id.text.startsWith("https://doi.org/"_L1))
        names += doisIn(QUrl::fromPercentEncoding(id.text.toUtf8()));
    const auto publishers = std::ranges::find_if_not(names, isArxivs);
    return publishers != names.end() ? *publishers : names.value(0);
}

QUrl publicationPage(const QString &doi)
{
    const QString name = doiOf({}, doi);
    if (name.isEmpty() || isArxivs(name))
        return {};
    return QUrl(u"https://doi.org/"_s + QString::fromUtf8(QUrl::toPercentEncoding(name, "/:;()")));
}

QUrl mediaUrl(QStringView link)
{
    static const QUrl hub(u"https://huggingface.co/"_s);
    const QUrl written(link.trimmed().toString());
    const QUrl url = written.isRelative() ? hub.resolved(written) : written;
    return !link.trimmed().isEmpty() && isSafeLink(url) ? url : QUrl();
}

bool isVideo(const QUrl &media)
{
    const QString path = media.path().toLower();
    for (const auto ending :
         {".mp4"_L1, ".webm"_L1, ".qt"_L1, ".mov"_L1, ".m4v"_L1, ".mkv"_L1, ".ogv"_L1})
        if (path.endsWith(ending))
            return true;
    return false;
}

bool isSafeLink(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

QString shownUrl(const QUrl &url, QUrl::FormattingOptions without)
{
    constexpr qsizetype maxLength = 300;
    const QString text = url.toString(without | QUrl::RemoveUserInfo | QUrl::FullyEncoded);
    return text.size() > maxLength ? QString(text.first(maxLength) + u'…') : text;
}

QString shownHost(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded);
}

// The common form of an address in RFC 5322, and nothing that could end the comment or the header.
bool isContact(const QString &text)
{
    static const QRegularExpression address(
        u"\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
        "@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\z"_s);
    return text.size() <= maxContactLength && address.match(text).hasMatch();
}

} // namespace broadsheet
