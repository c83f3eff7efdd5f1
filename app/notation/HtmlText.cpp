#include "notation/HtmlText.h"

#include "papers/StorableText.h"
#include "spelling/HtmlEntities.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What "&name;", "&#39;" or "&#x27;" at `at` means, and where it ends. Empty: it is no reference.
QString readReference(QStringView text, qsizetype at, qsizetype &end)
{
    constexpr qsizetype maxSize = 12;
    const QStringView rest = text.sliced(at, std::min(maxSize, text.size() - at));
    const qsizetype size = rest.indexOf(u';');
    if (size < 2)
        return {};
    end = at + size + 1;
    const QStringView name = rest.sliced(1, size - 1);
    if (!name.startsWith(u'#'))
        return htmlCharacter(name);
    const bool isHex = name.size() > 2 && name[1].toLower() == u'x';
    bool isNumber = false;
    const uint code = name.sliced(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        return {};
    const auto character = char32_t(code);
    return QString::fromUcs4(&character, 1);
}

enum class TagRole { Inline, Paragraph, Line, Item, Cell, Raised, Hidden };

// Only these are tags; anything else in angle brackets is text, such as "x <y, z>".
const QHash<QString, TagRole> &tagRoles()
{
    static const QHash<QString, TagRole> roles = [] {
        QHash<QString, TagRole> all;
        const auto add = [&all](TagRole role, QLatin1StringView names) {
            for (const QString &name : QString(names).split(u' '))
                all.insert(name, role);
        };
        add(TagRole::Inline,
            "a abbr acronym b bdi bdo big body cite code data del dfn em font head html i img ins "
            "kbd link mark meta q rp rt ruby s samp small span strike strong sub time title tt u "
            "var wbr math mfrac mi mn mo mover mrow msqrt mstyle msub msubsup msup mtext munder "
            "semantics italic bold sc"_L1);
        add(TagRole::Paragraph,
            "address article aside blockquote center dd details div dl dt fieldset figcaption "
            "figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre sec section summary "
            "table tbody thead tfoot caption ul"_L1);
        add(TagRole::Line, "br tr"_L1);
        add(TagRole::Item, "li"_L1);
        add(TagRole::Cell, "td th"_L1);
        add(TagRole::Raised, "sup"_L1);
        add(TagRole::Hidden, "script style svg iframe object noscript template annotation"_L1);
        return all;
    }();
    return roles;
}

struct Tag
{
    TagRole role = TagRole::Inline;
    QString name; // lower case, without the prefix of an XML namespace
    bool isEnd = false;
    qsizetype end = -1; // behind it; -1: it is no tag
};

// Reads HTML from its start to its end. Whatever is not closed is text.
class HtmlReader final
{
public:
    explicit HtmlReader(QStringView html) : m_html(html) {}

    void read()
    {
        while (m_at < m_html.size()) {
            const QChar c = m_html[m_at];
            if (c == u'<' && (skipComment() || readTag()))
                continue;
            qsizetype end = 0;
            const QString character = c == u'&' ? readReference(m_html, m_at, end) : QString();
            if (character.isEmpty())
                end = endOfRun();
            addText(character.isEmpty() ? m_html.sliced(m_at, end - m_at) : character);
            m_at = end;
        }
    }

    [[nodiscard]] bool hasTags() const { return m_hasTags; }
    [[nodiscard]] QString text() const { return m_text; }

private:
    // A space is a run of its own.
    [[nodiscard]] qsizetype endOfRun() const
    {
        qsizetype end = m_at + 1;
        if (!m_html[m_at].isSpace())
            while (end < m_html.size() && m_html[end] != u'<' && m_html[end] != u'&' &&
                   !m_html[end].isSpace())
                ++end;
        return end;
    }

    // Paragraphs and lines are known once the next text comes.
    void addText(QStringView text)
    {
        if (text.front().isSpace() && text.front() != QChar::Nbsp && m_hasTags) {
            m_isSpaced = true;
            return;
        }
        if (m_breaks > 0 && !m_text.isEmpty())
            m_text += QString(m_breaks, u'\n');
        else if (m_isSpaced && !m_text.isEmpty())
            m_text += u' ';
        m_text += m_prefix;
        m_text += text;
        m_prefix.clear();
        m_breaks = 0;
        m_isSpaced = false;
    }

    void breakLine(qsizetype lines) { m_breaks = std::max(m_breaks, lines); }

    bool skipComment()
    {
        const QStringView rest = m_html.sliced(m_at);
        if (!rest.startsWith("<!"_L1) && !rest.startsWith("<?"_L1))
            return false;
        const auto ending = rest.startsWith("<!--"_L1) ? "-->"_L1 : ">"_L1;
        const qsizetype end = m_noEnds.contains(ending) ? -1 : rest.indexOf(ending, 2);
        if (end < 0) {
            m_noEnds.insert(ending); // so it is not looked for again
            return false;
        }
        m_at += end + ending.size();
        return true;
    }

    bool readTag()
    {
        const Tag tag = tagAt(m_at);
        if (tag.end < 0)
            return false;
        if (!std::exchange(m_hasTags, true)) { // lines of HTML mean nothing
            m_isSpaced = !m_text.isEmpty() && m_text.back().isSpace();
            m_text = m_text.simplified();
        }
        m_at = tag.end;
        apply(tag);
        return true;
    }

    void apply(const Tag &tag)
    {
        switch (tag.role) {
        case TagRole::Inline:
            return;
        case TagRole::Paragraph:
            return breakLine(2);
        case TagRole::Line:
            return breakLine(1);
        case TagRole::Item:
            breakLine(1);
            m_prefix = tag.isEnd ? QString() : u"- "_s;
            return;
        case TagRole::Cell:
            m_isSpaced = true;
            return;
        case TagRole::Raised:
            m_prefix = tag.isEnd ? QString() : u"^"_s;
            return;
        case TagRole::Hidden:
            return tag.isEnd ? void() : skipTo(u"</"_s + tag.name);
        }
    }

    void skipTo(const QString &ending)
    {
        const qsizetype end = m_html.indexOf(ending, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_html.size() : end;
    }

    [[nodiscard]] Tag tagAt(qsizetype at)
    {
        constexpr qsizetype maxName = 40;
        Tag tag;
        qsizetype i = at + 1;
        tag.isEnd = i < m_html.size() && m_html[i] == u'/';
        i += int(tag.isEnd);
        const qsizetype start = i;
        while (i < m_html.size() && i - start < maxName && isNameCharacter(m_html[i]))
            ++i;
        QStringView name = m_html.sliced(start, i - start);
        const qsizetype colon = name.indexOf(u':');
        name = name.sliced(colon + 1);
        tag.name = name.toString().toLower();
        const auto role = tagRoles().constFind(tag.name);
        if (name.isEmpty() || (role == tagRoles().cend() && colon < 0))
            return {};
        tag.role = role == tagRoles().cend() ? TagRole::Inline : *role;
        tag.end = endOfTag(i);
        return tag;
    }

    static bool isNameCharacter(QChar c)
    {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u':');
    }

    // Behind the ">" of a tag whose name ends at `at`; -1 when that is no tag. Words without "="
    // are no attributes: "x <b and c> d".
    [[nodiscard]] qsizetype endOfTag(qsizetype at)
    {
        if (m_hasNoMoreTags || at >= m_html.size())
            return -1;
        QChar quote;
        bool hasValue = false;
        bool hasWords = false;
        for (qsizetype i = at; i < m_html.size(); ++i) {
            const QChar c = m_html[i];
            if (!quote.isNull()) {
                if (c == quote)
                    quote = {};
            } else if (c == u'>') {
                return !hasWords || hasValue ? i + 1 : -1;
            } else if (c == u'<' || (i == at && !c.isSpace() && c != u'/')) {
                return -1;
            } else if (hasValue && (c == u'"' || c == u'\'')) {
                quote = c;
            } else {
                hasValue = hasValue || c == u'=';
                hasWords = hasWords || (!c.isSpace() && c != u'/');
            }
        }
        m_hasNoMoreTags = true;
        return -1;
    }

    QStringView m_html;
    qsizetype m_at = 0;
    QString m_text;
    QString m_prefix; // of the next text
    qsizetype m_breaks = 0;
    bool m_isSpaced = false;
    bool m_hasTags = false;
    bool m_hasNoMoreTags = false;
    QSet<QLatin1StringView> m_noEnds; // endings of comments that do not come any more
};

// Some feeds escape their HTML twice; then the first reading finds references and no tags.
QString textOf(const QString &html)
{
    QString text = html;
    if (!text.contains(u'<') && !text.contains(u'&'))
        return storableText(text).trimmed();
    for (int reading = 0; reading < 2; ++reading) {
        HtmlReader reader(text);
        reader.read();
        text = reader.text();
        if (reader.hasTags())
            break;
    }
    return storableText(text).trimmed();
}

} // namespace

QString lineOfHtml(const QString &html)
{
    return textOf(html).simplified();
}

QString markdownOfHtml(const QString &html)
{
    static const QRegularExpression tagLike(u"<(?=[A-Za-z/!?])"_s);
    return textOf(html).replace(tagLike, u"< "_s);
}

QStringList feedsOfPage(const QByteArray &page)
{
    constexpr qsizetype maxBytes = 64 * 1024;
    constexpr qsizetype maxFeeds = 3;
    constexpr auto ignoringCase = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression link(u"<link\\b[^<>]*>"_s, ignoringCase);
    static const QRegularExpression isFeed(
        u"\\btype\\s*=\\s*[\"']?application/(?:atom|rss|rdf)\\+xml"_s, ignoringCase);
    static const QRegularExpression address(u"\\bhref\\s*=\\s*[\"']?([^\"'\\s>]+)"_s, ignoringCase);
    QStringList feeds;
    const QString start = QString::fromUtf8(page.first(std::min(page.size(), maxBytes)));
    for (auto match = link.globalMatch(start); match.hasNext() && feeds.size() < maxFeeds;) {
        const QString tag = match.next().captured();
        if (!isFeed.match(tag).hasMatch())
            continue;
        if (const QString found = address.match(tag).captured(1); !found.isEmpty())
            feeds.append(lineOfHtml(found));
    }
    return feeds;
}

} // namespace broadsheet
