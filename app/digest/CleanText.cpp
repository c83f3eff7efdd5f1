#include "digest/CleanText.h"

#include "digest/Encodings.h"
#include "digest/Tr.h"
#include "papers/StorableText.h"

#include <QStringConverter>

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

// What no text has. Vertical tab and form feed are white space.
constexpr bool isBinaryByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || (byte > 0x0D && byte < 0x20) || byte == 0x7F;
}

// Searches for the first byte, which is rare elsewhere in text.
bool hasByteOrderMark(QByteArrayView bytes)
{
    for (qsizetype at = bytes.indexOf('\xEF'); at >= 0; at = bytes.indexOf('\xEF', at + 1))
        if (bytes.sliced(at).startsWith(byteOrderMark))
            return true;
    return false;
}

// The first bytes of files that are imported by mistake.
bool hasBinarySignature(QByteArrayView bytes)
{
    static constexpr std::array<QByteArrayView, 9> signatures{"\x89PNG", "PK\x03\x04",   "\x1F\x8B",
                                                              "%PDF-",   "\xFF\xD8\xFF", "GIF8",
                                                              "SQLite",  "\x7F\x45",     "BZh"};
    return std::any_of(signatures.begin(), signatures.end(),
                       [bytes](QByteArrayView start) { return bytes.startsWith(start); });
}

// Text has hardly any control characters. One in ten is far more than a damaged digest has.
bool isBinary(QByteArrayView bytes)
{
    const QByteArrayView sample = bytes.first(std::min<qsizetype>(bytes.size(), 8192));
    const auto controls = std::count_if(sample.begin(), sample.end(), isBinaryByte);
    return controls * 10 > sample.size() || (controls > 0 && hasBinarySignature(bytes));
}

QByteArray withLineFeeds(const QByteArray &text)
{
    QByteArray result = text;
    result.replace("\r\n", "\n");
    result.replace('\r', '\n');
    return result;
}

// Decodes lines, cleans them and writes them as UTF-8 again. Warns of what was not readable, with
// its line.
class LineCleaner final
{
public:
    LineCleaner(QByteArrayView text, Diagnostics &diagnostics)
        : m_text(text), m_diagnostics(diagnostics)
    {}

    QByteArray clean()
    {
        // A line can be the whole file, and a part of it is copied several times.
        constexpr qsizetype maxPart = 64 * 1024;
        QByteArray result;
        result.reserve(m_text.size() + 64);
        for (qsizetype begin = 0; begin < m_text.size();) {
            const QByteArrayView rest = m_text.sliced(begin);
            const QByteArrayView part = rest.first(std::min(rest.size(), maxPart));
            const qsizetype newline = part.indexOf('\n');
            const qsizetype size = newline < 0 ? part.size() : newline + 1;
            result += cleanPart(part.first(size), size == rest.size()).toUtf8();
            begin += size;
            if (newline >= 0)
                endLine();
        }
        endLine();
        return result;
    }

private:
    QString cleanPart(QByteArrayView part, bool isLast)
    {
        QString text = m_decode(part);
        if (isLast) { // a character that the end cuts off shows with whatever comes after it
            text += QString(m_decode(QByteArrayView("\n")));
            text.chop(1);
        }
        const QString clean = storableText(text);
        const auto unreadable = [](const QString &one) {
            return one.count(QChar(QChar::ReplacementCharacter));
        };
        if (unreadable(clean) > unreadable(text))
            m_hasControls = true;
        else if (clean != text)
            m_hasTex = true;
        return clean;
    }

    void endLine()
    {
        if (m_decode.hasError())
            m_diagnostics.warn(m_line,
                               DigestTr::tr("Not UTF-8: unreadable characters are shown as \uFFFD; "
                                            "the rest was kept."));
        if (m_hasControls)
            m_diagnostics.warn(m_line,
                               DigestTr::tr("NUL bytes or other control characters are shown as "
                                            "\uFFFD; the rest was kept."));
        if (m_hasTex)
            m_diagnostics.warn(m_line, DigestTr::tr("A program took a command of TeX for a control "
                                                    "character; the command was put back."));
        m_decode.resetState();
        m_hasControls = false;
        m_hasTex = false;
        ++m_line;
    }

    QByteArrayView m_text;
    Diagnostics &m_diagnostics;
    QStringDecoder m_decode{QStringConverter::Utf8};
    int m_line = 1;
    bool m_hasControls = false; // this line
    bool m_hasTex = false;
};

} // namespace

QByteArray cleanText(QByteArrayView bytes, Diagnostics &diagnostics)
{
    const bool isUtf8 = QUtf8StringView(bytes).isValidUtf8();
    QByteArray text = QByteArray::fromRawData(bytes.data(), bytes.size());
    if (!isUtf8 || bytes.contains('\0'))
        text = readOtherEncoding(bytes, diagnostics).value_or(text);
    if (isBinary(text)) {
        diagnostics.fail(0, DigestTr::tr("This is not a text file; nothing was read from it."));
        return {};
    }
    if (!isUtf8 && isOtherEncoding(text)) {
        diagnostics.fail(0, DigestTr::tr("This is not UTF-8, and its encoding is not one that is "
                                         "read; nothing was read from it. Save it as UTF-8."));
        return {};
    }
    // First, because the warnings count lines.
    if (text.contains('\r'))
        text = withLineFeeds(text);
    if (!isUtf8 || hasControls(text))
        text = LineCleaner(text, diagnostics).clean();
    // Also in the middle: files are joined with "cat".
    if (hasByteOrderMark(text))
        text.replace(byteOrderMark, QByteArrayView());
    return text;
}

} // namespace broadsheet
