#include "base/XmlBytes.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxDeclarationBytes = 1024;

// https://www.w3.org/TR/xml/#charsets, for one unit of valid UTF-16.
bool isLegal(char16_t c)
{
    return c < 0x20 ? c == u'\t' || c == u'\n' || c == u'\r' : c != 0xFFFE && c != 0xFFFF;
}

bool isLegalReference(uint c)
{
    return c <= QChar::LastValidCodePoint && !QChar::isSurrogate(c) &&
           (c > 0xFFFF || isLegal(char16_t(c)));
}

// Some servers send blank lines first, which XML does not allow in front of a declaration.
qsizetype spaceBefore(QByteArrayView xml)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    return std::distance(xml.begin(), std::find_if_not(xml.begin(), xml.end(), isSpace));
}

bool startsDeclaration(QByteArrayView xml)
{
    return xml.startsWith("<?xml") && xml.size() > 5 && QByteArrayView(" \t\r\n").contains(xml[5]);
}

// The encoding that an XML declaration of ASCII bytes names, in lower case.
QByteArray namedEncoding(QByteArrayView text)
{
    static const QRegularExpression pattern(u"\\sencoding\\s*=\\s*[\"']([^\"']*)"_s);
    const QByteArrayView start = text.first(std::min(text.size(), maxDeclarationBytes));
    const qsizetype end = start.indexOf("?>");
    if (!startsDeclaration(start) || end < 0)
        return {};
    return pattern.match(QString::fromLatin1(start.first(end))).captured(1).toLatin1().toLower();
}

// Nothing when the document names an encoding other than these. Bytes that show that they are
// UTF-16 or UTF-32 are, whatever the document says.
std::optional<QStringConverter::Encoding> encodingOf(QByteArrayView text)
{
    if (const auto shown = QStringConverter::encodingForData(text, u'<'))
        return shown;
    const QByteArray name = namedEncoding(text);
    if (name == "iso-8859-1" || name == "latin1")
        return QStringConverter::Latin1;
    if (name.isEmpty() || name == "utf-8" || name == "utf8" || name == "us-ascii" ||
        name.startsWith("utf-16") || name.startsWith("utf-32"))
        return QStringConverter::Utf8;
    return std::nullopt;
}

// UTF-8 of the characters that XML allows.
QByteArray legalCharacters(QByteArrayView sent, QStringConverter::Encoding encoding, bool &isMended)
{
    constexpr qsizetype partBytes = 64 * 1024; // so that no copy of everything is made in UTF-16
    QStringDecoder decode(encoding);
    QStringEncoder encode(QStringConverter::Utf8);
    QByteArray legal;
    legal.reserve(sent.size() + 64);
    for (qsizetype at = 0; at < sent.size(); at += partBytes) {
        QString text = decode(sent.sliced(at, std::min(partBytes, sent.size() - at)));
        const qsizetype before = text.size();
        text.removeIf([](QChar c) { return !isLegal(c.unicode()); });
        isMended = isMended || text.size() < before;
        legal += QByteArray(encode(text));
    }
    isMended = isMended || decode.hasError() || encode.hasError();
    return legal;
}

// The size of the reference to a character at the beginning of `text`, "&#27;" or "&#x1B;", if XML
// forbids that character; else 0.
qsizetype illegalReference(QByteArrayView text)
{
    const bool isHex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const qsizetype begin = isHex ? 3 : 2;
    const auto isZero = [](char c) { return c == '0'; };
    const auto isDigit = [isHex](char c) {
        return (c >= '0' && c <= '9') ||
               (isHex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    };
    const auto first = text.begin() + std::min(begin, text.size());
    const auto number = std::find_if_not(first, text.end(), isZero);
    const auto end = std::find_if_not(number, text.end(), isDigit);
    if (end == first || end == text.end() || *end != ';')
        return 0;
    const QByteArray digits = QByteArrayView(number, std::min(end, number + 9)).toByteArray();
    const bool isLegal =
        isLegalReference(digits.toUInt(nullptr, isHex ? 16 : 10)) && end - number < 9;
    return isLegal ? 0 : std::distance(text.begin(), end) + 1;
}

// In place.
void removeIllegalReferences(QByteArray &xml, bool &isMended)
{
    qsizetype from = xml.indexOf("&#");
    if (from < 0)
        return;
    qsizetype to = from;
    char *const data = xml.data();
    while (from < xml.size()) {
        const qsizetype size = illegalReference(QByteArrayView(xml).sliced(from));
        isMended = isMended || size > 0;
        from += size;
        const qsizetype next = xml.indexOf("&#", size > 0 ? from : from + 1);
        const qsizetype end = next < 0 ? xml.size() : next;
        std::copy(data + from, data + end, data + to);
        to += end - from;
        from = end;
    }
    xml.truncate(to);
}

// "&amp;", "&#38;" and "&#x26;", whatever they stand for.
bool startsReference(QByteArrayView text)
{
    constexpr qsizetype maxSize = 40;
    const auto isAlnum = [](char c) { return QChar::fromLatin1(c).isLetterOrNumber() && c > 0; };
    const qsizetype begin = text.size() > 1 && text[1] == '#' ? 2 : 1;
    qsizetype end = begin;
    while (end < std::min(text.size(), maxSize) && isAlnum(text[end]))
        ++end;
    return end > begin && end < text.size() && text[end] == ';';
}

// The end of a comment, of CDATA or of an instruction that begins at `at`, in which "&" is itself;
// `at` where none begins.
qsizetype endOfRawText(QByteArrayView xml, qsizetype at)
{
    struct Raw
    {
        const char *begin;
        const char *end;
    };
    constexpr std::array kinds{Raw{"<!--", "-->"}, Raw{"<![CDATA[", "]]>"}, Raw{"<?", "?>"}};
    for (const Raw &kind : kinds)
        if (xml.sliced(at).startsWith(kind.begin)) {
            const qsizetype end = xml.indexOf(kind.end, at);
            return end < 0 ? xml.size() : end;
        }
    return at;
}

// Feeds have titles such as "A & B" and addresses with "?a=1&b=2".
void spellAmpersands(QByteArray &xml, bool &isMended)
{
    if (!xml.contains('&'))
        return;
    QByteArray spelled;
    qsizetype from = 0;
    for (qsizetype at = 0; at < xml.size(); ++at) {
        if (xml[at] == '<')
            at = endOfRawText(xml, at);
        else if (xml[at] == '&' && !startsReference(QByteArrayView(xml).sliced(at))) {
            spelled += QByteArrayView(xml).sliced(from, at - from);
            spelled += "&amp;";
            from = at + 1;
        }
    }
    if (from == 0)
        return;
    isMended = true;
    spelled += QByteArrayView(xml).sliced(from);
    xml = std::move(spelled);
}

// Its place stays, blank, so that lines keep their numbers.
void blankDeclaration(QByteArray &xml)
{
    const qsizetype begin = spaceBefore(xml);
    if (!startsDeclaration(QByteArrayView(xml).sliced(begin)))
        return;
    const qsizetype end = xml.indexOf("?>");
    if (end < 0 || end - begin > maxDeclarationBytes)
        return;
    std::replace_if(
        xml.begin(), xml.begin() + end + 2, [](char c) { return c != '\n'; }, ' ');
}

// Walks over a document from markup to markup.
class XmlScan final
{
public:
    XmlScan(QByteArrayView xml, const XmlLimits &limits) : m_xml(xml), m_limits(limits) {}

    XmlFault run()
    {
        while (m_at < m_xml.size())
            if (const XmlFault fault = step(); fault != XmlFault::None)
                return fault;
        return XmlFault::None;
    }

    // Where the fault begins.
    [[nodiscard]] qsizetype position() const { return m_at; }

private:
    XmlFault step()
    {
        const QByteArrayView rest = m_xml.sliced(m_at);
        if (rest.front() != '<')
            return passText("<", 0);
        if (rest.startsWith("<!--"))
            return passText("-->", 3);
        if (rest.startsWith("<![CDATA["))
            return passText("]]>", 3);
        if (rest.startsWith("<!"))
            return XmlFault::DocumentType;
        if (startsDeclaration(rest))
            return XmlFault::Encoding; // a declaration that is not the first thing
        if (rest.startsWith("<?"))
            return passText("?>", 2);
        return passTag(rest);
    }

    // Up to `end`, and `endSize` bytes more.
    XmlFault passText(const char *end, qsizetype endSize)
    {
        const qsizetype found = m_xml.indexOf(end, m_at);
        const qsizetype size = (found < 0 ? m_xml.size() : found + endSize) - m_at;
        if (size > m_limits.textBytes)
            return XmlFault::LongText;
        m_at += size;
        return XmlFault::None;
    }

    XmlFault passTag(QByteArrayView rest)
    {
        const QByteArrayView tag = rest.first(std::min(rest.size(), m_limits.tagBytes));
        int attributes = 0;
        char quote = '\0';
        for (qsizetype i = 1; i < tag.size(); ++i) {
            if (quote != '\0') {
                quote = tag[i] == quote ? '\0' : quote;
            } else if (tag[i] == '"' || tag[i] == '\'') {
                quote = tag[i];
            } else if (tag[i] == '=' && ++attributes > m_limits.attributes) {
                return XmlFault::ManyAttributes;
            } else if (tag[i] == '>') {
                return endTag(tag.first(i + 1));
            }
        }
        if (rest.size() > tag.size())
            return XmlFault::LongTag;
        m_at = m_xml.size(); // the document ends inside the tag, and the reader says so
        return XmlFault::None;
    }

    XmlFault endTag(QByteArrayView tag)
    {
        if (tag[1] == '/')
            --m_depth;
        else if (!tag.endsWith("/>") && ++m_depth > m_limits.depth)
            return XmlFault::Depth;
        m_at += tag.size();
        return XmlFault::None;
    }

    QByteArrayView m_xml;
    const XmlLimits &m_limits;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

XmlBytes readXmlBytes(QByteArrayView sent, const XmlLimits &limits)
{
    XmlBytes xml;
    const auto encoding = encodingOf(sent.sliced(spaceBefore(sent)));
    if (!encoding) {
        xml.fault = XmlFault::Encoding;
        return xml;
    }
    xml.bytes = legalCharacters(sent, *encoding, xml.isMended);
    removeIllegalReferences(xml.bytes, xml.isMended);
    spellAmpersands(xml.bytes, xml.isMended);
    blankDeclaration(xml.bytes);
    XmlScan scan(xml.bytes, limits);
    xml.fault = scan.run();
    xml.bytes.truncate(scan.position());
    return xml;
}

} // namespace broadsheet
