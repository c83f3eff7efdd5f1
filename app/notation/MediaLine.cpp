#include "notation/MediaLine.h"

#include "base/Limits.h"
#include "notation/Lines.h"
#include "notation/LinkText.h"
#include "papers/Links.h"

#include <algorithm>
#include <iterator>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Reads media from the beginning of a text up to anything else.
class MediaScanner final
{
public:
    explicit MediaScanner(QStringView text) : m_rest(text.trimmed()) {}

    void run()
    {
        while (!m_rest.isEmpty() && step()) {
            // The text inside <video> is for browsers that cannot play it.
            if (m_openVideos > 0)
                m_rest = m_rest.sliced(std::max<qsizetype>(m_rest.indexOf(u'<'), 0));
            m_rest = m_rest.trimmed();
        }
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] bool isBalanced() const { return m_depth <= 0; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] bool isCut() const { return m_isCut && !m_links.isEmpty(); }
    [[nodiscard]] const QStringList &links() const { return m_links; }

private:
    bool step()
    {
        if (m_rest.startsWith("!["_L1))
            return readImage();
        if (m_rest.startsWith("[!["_L1))
            return readLinkedImage();
        if (m_rest.startsWith(u'['))
            return readWatchLink();
        return m_rest.startsWith(u'<') && readTag();
    }

    void take(QStringView link)
    {
        const QStringView trimmed = link.trimmed();
        const bool isNothing = trimmed.isEmpty() || trimmed == "None"_L1 || trimmed == "null"_L1;
        if (!isNothing && m_links.size() <= maxPaperItems)
            m_links.append(trimmed.toString());
    }

    bool readImage()
    {
        const qsizetype alt = m_rest.indexOf(u']');
        if (alt > 0 && startsWithWebAddress(m_rest.sliced(alt + 1))) // ![]https://…)
            return readBareAddress(m_rest.sliced(alt + 1));
        const qsizetype end = m_rest.indexOf("]("_L1);
        if (end < 0)
            return false;
        const LinkText link = readLink(m_rest.sliced(end + 1));
        m_isCut = !link.isClosed;
        take(link.address);
        m_rest = m_rest.sliced(end + 1 + link.size);
        return true;
    }

    bool readLinkedImage() // [![](picture)](page)
    {
        m_rest = m_rest.sliced(1);
        if (!readImage() || !m_rest.startsWith("]("_L1))
            return false;
        m_rest = m_rest.sliced(1 + readLink(m_rest.sliced(1)).size);
        m_hasMore = true;
        return true;
    }

    // [Watch Video](link). In digests of 2023, parentheses can be missing.
    bool readWatchLink()
    {
        const qsizetype end = m_rest.indexOf(u']');
        if (end < 0 || !m_rest.first(end).contains("video"_L1, Qt::CaseInsensitive))
            return false;
        const QStringView after = m_rest.sliced(end + 1);
        if (after.startsWith(u'(')) {
            const LinkText link = readLink(after);
            m_isCut = !link.isClosed;
            take(link.address);
            m_rest = after.sliced(link.size);
            return true;
        }
        return startsWithWebAddress(after) && readBareAddress(after);
    }

    bool readBareAddress(QStringView after)
    {
        after = after.trimmed();
        const auto space =
            std::find_if(after.begin(), after.end(), [](QChar c) { return c.isSpace(); });
        QStringView address = after.first(std::distance(after.begin(), space));
        m_rest = after.sliced(address.size());
        if (address.endsWith(u')') && !address.contains(u'('))
            address.chop(1);
        take(address);
        return true;
    }

    bool readTag();

    QStringView m_rest;
    QStringList m_links;
    int m_depth = 0; // of open tags
    int m_openVideos = 0;
    bool m_hasMore = false;
    bool m_isCut = false;
};

// The value of an attribute in a tag's text; empty when the tag does not have it.
QString attribute(QStringView tag, QLatin1StringView name)
{
    for (qsizetype at = tag.indexOf(name, 0, Qt::CaseInsensitive); at > 0;
         at = tag.indexOf(name, at + 1, Qt::CaseInsensitive)) {
        QStringView value = tag.sliced(at + name.size()).trimmed();
        if (!tag[at - 1].isSpace() || !value.startsWith(u'='))
            continue;
        value = value.sliced(1).trimmed();
        if (value.isEmpty())
            return {};
        const QChar quote = value.front();
        const bool isQuoted = quote == u'"' || quote == u'\'';
        const qsizetype end = isQuoted ? value.indexOf(quote, 1) : value.indexOf(u' ');
        const qsizetype begin = isQuoted ? 1 : 0;
        QString text =
            (end < 0 ? value.sliced(begin) : value.sliced(begin, end - begin)).toString();
        return text.replace("&amp;"_L1, "&"_L1);
    }
    return {};
}

bool MediaScanner::readTag()
{
    const qsizetype end = m_rest.indexOf(u'>');
    if (end < 0)
        return false;
    QStringView tag = m_rest.sliced(1, end - 1);
    const bool isClosing = tag.startsWith(u'/');
    tag = isClosing ? tag.sliced(1) : tag;
    const auto nameEnd =
        std::find_if(tag.begin(), tag.end(), [](QChar c) { return !c.isLetter(); });
    const QString name = tag.first(std::distance(tag.begin(), nameEnd)).toString().toLower();

    const bool isVoid = name == "img"_L1 || name == "source"_L1 || name == "br"_L1;
    const bool holdsMedia = name == "img"_L1 || name == "source"_L1 || name == "video"_L1;
    const bool isWrapper = name == "div"_L1 || name == "p"_L1 || name == "center"_L1 ||
                           name == "figure"_L1 || name == "picture"_L1 || name == "a"_L1;
    if (!isVoid && !holdsMedia && !isWrapper)
        return false;

    if (!isVoid && !tag.endsWith(u'/'))
        m_depth += isClosing ? -1 : 1;
    m_rest = m_rest.sliced(end + 1);
    m_hasMore = m_hasMore || (name == "a"_L1 && !isClosing);
    if (holdsMedia && !isClosing)
        take(attribute(tag, "src"_L1));
    if (name == "video"_L1)
        m_openVideos += isClosing ? -1 : 1;
    return true;
}

QString textOf(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes);
}

// HTML of several lines, up to the line where all tags are closed.
std::optional<MediaBlock> readHtmlBlock(QByteArrayView text)
{
    constexpr int maxLines = 12;
    constexpr qsizetype maxBytes = 16 * 1024;
    LineReader lines(text);
    for (int i = 0; i < maxLines && lines.next() && !isBlank(lines.line()); ++i) {
        if (lines.nextBegin() > maxBytes)
            break;
        const QString soFar = textOf(text.first(lines.nextBegin()));
        MediaScanner scanner(soFar);
        scanner.run();
        if (scanner.atEnd() && scanner.isBalanced() && !scanner.links().isEmpty())
            return MediaBlock{lines.nextBegin(), scanner.links(), scanner.hasMore(), false};
    }
    return std::nullopt;
}

bool canStartMedia(QByteArrayView line)
{
    line = line.trimmed();
    return line.startsWith("![") || line.startsWith('[') || line.startsWith('<');
}

} // namespace

MediaBlock readMedia(QByteArrayView text)
{
    LineReader lines(text);
    if (!lines.next() || !canStartMedia(lines.line()))
        return {};
    const QString line = textOf(lines.line());
    MediaScanner scanner(line);
    scanner.run();
    const bool isHtml = lines.line().trimmed().startsWith('<');
    if (isHtml && !(scanner.atEnd() && scanner.isBalanced()))
        if (std::optional<MediaBlock> block = readHtmlBlock(text))
            return *block;
    const bool hasOnlyMedia = scanner.atEnd() && (!scanner.links().isEmpty() || !isHtml);
    return {.size = hasOnlyMedia ? lines.nextBegin() : 0,
            .links = scanner.links(),
            .hasMore = scanner.hasMore(),
            .isCut = scanner.isCut()};
}

QString writeMedia(const QString &url)
{
    const bool hasParentheses = url.contains(u'(') || url.contains(u')');
    if (!isVideo(QUrl(url)))
        return hasParentheses ? u"![](<"_s + url + u">)"_s : u"![]("_s + url + u")"_s;
    QString source = url;
    source.replace("&"_L1, "&amp;"_L1);
    const QString video =
        u"<div><video controls src=\""_s + source + u"\" muted=\"false\"></video></div>"_s;
    return hasParentheses ? video : u"[Watch Video]("_s + url + u")\n"_s + video;
}

} // namespace broadsheet
