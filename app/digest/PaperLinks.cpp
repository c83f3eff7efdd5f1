#include "digest/PaperLinks.h"

#include "base/Limits.h"
#include "digest/EntryFields.h"
#include "notation/Dates.h"
#include "notation/Lines.h"
#include "notation/LinkLabels.h"
#include "notation/NameList.h"
#include "notation/TitleText.h"
#include "papers/Links.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isAddressCharacter(char c)
{
    return static_cast<unsigned char>(c) > 0x20 && !QByteArrayView("<>\"'()[]{}|`\\").contains(c);
}

// Visits the web addresses of a text.
class AddressReader final
{
public:
    explicit AddressReader(QByteArrayView text) : m_text(text) {}

    // The next address; empty at the end.
    QByteArrayView next()
    {
        for (qsizetype at = m_text.indexOf("http", m_at); at >= 0;
             at = m_text.indexOf("http", at + 4)) {
            const QByteArrayView rest = m_text.sliced(at);
            if (!rest.startsWith("https://") && !rest.startsWith("http://"))
                continue;
            const auto end = std::find_if_not(rest.begin(), rest.end(), isAddressCharacter);
            QByteArrayView address = rest.first(end - rest.begin());
            m_at = at + address.size();
            while (!address.isEmpty() && QByteArrayView(".,;:*_").contains(address.back()))
                address.chop(1);
            return address;
        }
        m_at = m_text.size();
        return {};
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

// Empty when the address does not name a paper of arXiv.
PaperId paperOf(QByteArrayView address)
{
    constexpr qsizetype maxSize = 200;
    if (address.size() > maxSize)
        return {};
    const PaperId id = PaperId::fromLink(QString::fromUtf8(address));
    return id.isArxiv() ? id : PaperId();
}

// A link in Markdown, or a bare address.
struct FoundLink
{
    QString words; // of a link in Markdown
    QString address;
    QString before; // what the line has in front of it, without other links
    bool isMarkdown = false;
    bool isBracketed = false; // "[[words](address)]"
    bool isLast = false;      // nothing but marks behind it
};

// Links in HTML, and pictures that are links, as links in Markdown.
QString withPlainAnchors(QString line)
{
    static const QRegularExpression badge(u"\\[!\\[([^\\[\\]]*)\\]\\([^()\\s]*\\)\\]\\("_s);
    static const QRegularExpression anchor(
        u"<a\\s[^<>]*href\\s*=\\s*[\"']?(https?://[^\"'\\s<>]+)[^<>]*>"
        "(?:\\s*<[^<>]*>){0,4}([^<]*)(?:<[^<>]*>\\s*){0,4}</a>"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (line.contains("[!["_L1))
        line.replace(badge, u"[\\1]("_s);
    if (line.contains("<a "_L1, Qt::CaseInsensitive))
        line.replace(anchor, u"[\\2](\\1)"_s);
    return line.replace("[]("_L1, "[link]("_L1);
}

QList<FoundLink> linksIn(const QString &line)
{
    static const QRegularExpression link(u"(?:!?\\[{1,3}(?<words>[^\\[\\]]*)\\]{1,3}\\(\\s*<?\\s*)?"
                                         "(?<address>https?://[^\\s<>\"'()\\[\\]{}|`\\\\]+)"_s);
    QList<FoundLink> links;
    QString before;
    qsizetype at = 0;
    for (auto found = link.globalMatch(line); found.hasNext();) {
        const QRegularExpressionMatch one = found.next();
        before += QStringView(line).sliced(at, one.capturedStart() - at);
        at = one.capturedEnd();
        if (one.capturedView().startsWith(u'!')) // a picture
            continue;
        const QByteArray address = one.captured(u"address"_s).toUtf8();
        links.append({.words = one.captured(u"words"_s),
                      .address = QString::fromUtf8(AddressReader(address).next()),
                      .before = before,
                      .isMarkdown = one.capturedStart() != one.capturedStart(u"address"_s),
                      .isBracketed = one.capturedView().startsWith("[["_L1),
                      .isLast = !hasWords(QStringView(line).sliced(at))});
    }
    return links;
}

bool isPaperOfArxiv(const FoundLink &link)
{
    return !paperOf(link.address.toUtf8()).isEmpty();
}

// "(**arXiv**: " without the marks.
QStringView withoutMarks(QStringView text)
{
    while (!text.isEmpty() && !text.front().isLetterOrNumber())
        text = text.sliced(1);
    while (!text.isEmpty() && !text.back().isLetterOrNumber())
        text.chop(1);
    return text;
}

// "[PDF]", but not "[2403.00001]", which is also how papers are cited.
bool isNamedLink(const FoundLink &link)
{
    return link.isMarkdown && isLinkWord(link.words) &&
           std::any_of(link.words.begin(), link.words.end(), [](QChar c) { return c.isLetter(); });
}

// "Paper:" and "- **论文链接**:", which announce the paper's own page wherever that is.
bool announcesPaper(QStringView before)
{
    static const QRegularExpression label(
        u"^[^\\p{L}\\p{N}]*(?:paper|pdf|论文|論文|논문)"
        "(?: ?(?:link|url|page|pdf|链接|鏈接|連結|地址|링크|주소|원문)){0,2}"
        "[\\s*_]*[:：][\\s*_(\\[<`]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return label.match(before.toString()).hasMatch();
}

// "[Read it on arXiv]" and other words that are not the title of another paper.
bool invites(QStringView words)
{
    static const QRegularExpression invitation(
        u"paper|arxiv|pdf|link|read|full|view|here|原文|链接|全文|论文|논문|링크|원문|보기|여기"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxSize = 30;
    return words.size() <= maxSize && invitation.match(words.toString()).hasMatch();
}

// Whether a line below a title says with this link where the paper is. `isLinks`: isLinkLine().
bool isOwnInLine(const FoundLink &link, QByteArrayView line, bool isLinks)
{
    const bool isItem = isBullet(line);
    if (!hasWords(link.before))
        return (link.isMarkdown && isLinkWord(link.words)) ||
               (link.isLast && (!isItem || !link.isMarkdown || invites(link.words)));
    if (!isLinks)
        return false;
    const bool isLabelled = isLinkLabel(withoutMarks(link.before));
    return link.isMarkdown ? isLabelled || isLinkWord(link.words) : isLabelled || !isItem;
}

// "Published on arXiv at", "자세히 보기" and "(see the paper:", but not "It beats".
bool leadsToPaper(QStringView words)
{
    static const QRegularExpression lead(
        u"^[^\\p{L}\\p{N}]*(?:(?:read|see(?! "
        u"also)|view|full|more|paper|pdf|arxiv|link|url|source|published"
        "|posted|available|submitted|accepted|preprint)\\b|(?:the|this) (?:full )?paper "
        "(?:is|can)\\b"
        "|原文|链接|全文|论文|详情|(?:이 |본 |해당 )?논문|링크|원문|출처|주소|자세)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(
        u"(?:(?:paper|pdf|arxiv|link|url|论文|논문|링크|원문)[\\s*_]*[:：]|arxiv(?: preprint)?(?: "
        u"\\d{4})?"
        "|(?:published|available|posted) (?:at|as|on|in))[^\\p{L}\\p{N}]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxSize = 60;
    const QString text = words.toString();
    return end.match(text).hasMatch() || (words.size() <= maxSize && lead.match(text).hasMatch());
}

// Whether the link is in a line of fields ("👍 12 | https://…"), or behind names or words that lead
// to it. Sentences that cite the paper have other words.
bool isOutsideSentence(const FoundLink &link)
{
    static const QRegularExpression mark(u"[|｜·•→⇒➡]|👉|\\s[–—-]\\s"_s);
    static const QRegularExpression end(u"[.,;。，][\\s*_]*$"_s);
    if (link.isMarkdown && !isLinkWord(link.words) && !invites(link.words))
        return false;
    const QString before = link.before;
    QRegularExpressionMatch last;
    const bool hasMark = before.lastIndexOf(mark, &last) >= 0;
    const QStringView field = QStringView(before).sliced(hasMark ? last.capturedEnd() : 0);
    const QString words = withoutMarks(field).toString();
    if (isOtherLabel(before))
        return false;
    constexpr qsizetype maxDate = 30;
    const bool isDate = words.size() <= maxDate && dayIn(words).isValid();
    return !hasWords(field) || isLinkLabel(words) || leadsToPaper(field) ||
           (link.isLast && end.match(before).hasMatch()) || isDate || areSurelyNames(words);
}

bool isOwnBehind(const FoundLink &link)
{
    const bool isNext = !hasWords(link.before) || isLinkLabel(withoutMarks(link.before));
    if (link.isMarkdown)
        return isNamedLink(link) || (isNext && isLinkWord(link.words));
    const QString before = link.before.trimmed();
    return isNext || (link.isLast && u".;|·–—-"_s.contains(before.back()));
}

} // namespace

QString ownLinkBehind(QStringView text)
{
    const QList<FoundLink> links = linksIn(text.toString());
    const auto own = std::find_if(links.begin(), links.end(), [](const FoundLink &link) {
        return isPaperOfArxiv(link) && (isOwnBehind(link) || isOutsideSentence(link));
    });
    return own == links.end() ? QString() : own->address;
}

QString ownLinkBelow(QByteArrayView lines, const QString &title)
{
    QString elsewhere; // announced, but not on arXiv
    QString inText;
    QString outside; // of sentences
    const PaperId first = PaperId::fromLink(firstPaperLink(lines));
    LineReader reader(lines);
    while (reader.next()) {
        const QByteArrayView line = reader.line().trimmed();
        if (line.size() > maxHeadingBytes || !line.contains("http"))
            continue;
        const bool isLinks = isLinkLine(line);
        const QList<FoundLink> links = linksIn(withPlainAnchors(QString::fromUtf8(line)));
        for (const FoundLink &link : links) {
            const bool isPaper = isPaperOfArxiv(link);
            if (isPaper && isOwnInLine(link, line, isLinks))
                return link.address;
            const bool isAtEnd = link.isBracketed && link.isLast && isLinkWord(link.words);
            const bool isTitle = !title.isEmpty() && plainTitle(link.words) == title;
            if (isPaper && outside.isEmpty() && (isAtEnd || isTitle || isOutsideSentence(link)) &&
                PaperId::fromLink(link.address) == first)
                outside = link.address;
            if (isPaper && inText.isEmpty() && isNamedLink(link))
                inText = link.address;
            if (!isPaper && elsewhere.isEmpty() && announcesPaper(link.before) &&
                isSafeLink(QUrl(link.address)))
                elsewhere = link.address;
        }
    }
    if (!outside.isEmpty())
        return outside;
    return elsewhere.isEmpty() ? inText : elsewhere;
}

QString onlyPaperLink(QStringView text)
{
    QString only;
    const QList<FoundLink> links = linksIn(withPlainAnchors(text.toString()));
    for (const FoundLink &link : links) {
        if (!isPaperOfArxiv(link))
            continue;
        const bool hasTitle = link.isMarkdown && !isLinkWord(link.words) && !invites(link.words);
        const bool isOther =
            !only.isEmpty() && PaperId::fromLink(link.address) != PaperId::fromLink(only);
        if (hasTitle || isOther)
            return {};
        only = link.address;
    }
    return only;
}

QString firstPaperLink(QByteArrayView text)
{
    AddressReader addresses(text);
    for (QByteArrayView address = addresses.next(); !address.isEmpty(); address = addresses.next())
        if (!paperOf(address).isEmpty())
            return QString::fromUtf8(address);
    return {};
}

bool isLinkLine(QByteArrayView line)
{
    if (!line.contains("http") || firstPaperLink(line).isEmpty())
        return false;
    const QString text = QString::fromUtf8(line).trimmed();
    const qsizetype address = text.indexOf("http"_L1);
    const qsizetype bracket = text.indexOf(u'[');
    const QStringView before =
        QStringView(text).first(bracket >= 0 ? std::min(bracket, address) : address);
    constexpr qsizetype maxLabel = 30;
    const bool isLabelled = before.contains(u':') || before.contains(u'：');
    const bool isAlone =
        std::none_of(before.begin(), before.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return before.size() <= maxLabel && (isLabelled || isAlone) && !isOtherLabel(before);
}

void LooseLinks::add(QByteArrayView text, int firstLine)
{
    AddressReader addresses(text);
    const char *counted = text.data();
    int line = firstLine;
    for (QByteArrayView address = addresses.next(); !address.isEmpty();
         address = addresses.next()) {
        line += int(std::count(counted, address.data(), '\n'));
        counted = address.data();
        if (const PaperId id = paperOf(address); !id.isEmpty())
            m_links.append({id, line});
    }
}

QList<int> LooseLinks::linesOfMissing(const Digest &digest) const
{
    if (m_links.isEmpty())
        return {};
    QSet<PaperId> read;
    for (const DigestDay &day : digest.days)
        for (const DigestEntry &entry : day.entries)
            read.insert(entry.paper.id);
    QList<int> lines;
    for (const Link &link : m_links)
        if (!read.contains(link.id))
            lines.append(link.line);
    return lines;
}

} // namespace broadsheet
