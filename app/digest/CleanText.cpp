#include "digest/CleanText.h"

#include "digest/Tr.h"

#include <QStringConverter>

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView replacement("\xEF\xBF\xBD"); // U+FFFD

constexpr bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || (byte > 0x0D && byte < 0x20) || byte == 0x7F;
}

// Without an early exit, so that the compiler can vectorise the loop.
bool hasControls(QByteArrayView bytes)
{
    unsigned char found = 0;
    for (const char c : bytes)
        found |= static_cast<unsigned char>(isControl(c));
    return found != 0;
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
    const auto controls = std::count_if(sample.begin(), sample.end(), isControl);
    return controls * 10 > sample.size() || (controls > 0 && hasBinarySignature(bytes));
}

QByteArray withLineFeeds(const QByteArray &text)
{
    QByteArray result = text;
    result.replace("\r\n", "\n");
    result.replace('\r', '\n');
    return result;
}

QByteArray withoutControls(const QByteArray &text, Diagnostics &diagnostics)
{
    QByteArray result;
    result.reserve(text.size() + 64);
    int line = 1;
    int lastNoted = 0;
    for (const char c : text) {
        if (isControl(c)) {
            result.append(replacement);
            if (lastNoted != line)
                diagnostics.warn(line,
                                 DigestTr::tr("NUL bytes or other control characters are shown as "
                                              "\uFFFD; the rest was kept."));
            lastNoted = line;
        } else {
            result.append(c);
            line += c == '\n' ? 1 : 0;
        }
    }
    return result;
}

// Line by line, so that the warning can name the line.
QByteArray withoutInvalidUtf8(const QByteArray &text, Diagnostics &diagnostics)
{
    QByteArray result;
    result.reserve(text.size() + 64);
    int line = 1;
    for (qsizetype begin = 0; begin < text.size(); ++line) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        const QByteArrayView part = QByteArrayView(text).sliced(begin, end - begin);
        if (QUtf8StringView(part).isValidUtf8()) {
            result.append(part);
        } else {
            result.append(QString::fromUtf8(part).toUtf8());
            diagnostics.warn(line,
                             DigestTr::tr("Not UTF-8: unreadable characters are shown as \uFFFD; "
                                          "the rest was kept."));
        }
        begin = end;
    }
    return result;
}

QByteArray fromUtf16(QByteArrayView bytes)
{
    QStringDecoder decode(QStringConverter::Utf16);
    const QString text = decode(bytes);
    return text.toUtf8();
}

} // namespace

QByteArray cleanText(QByteArrayView bytes, Diagnostics &diagnostics)
{
    const bool isUtf16 = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    QByteArray text =
        isUtf16 ? fromUtf16(bytes) : QByteArray::fromRawData(bytes.data(), bytes.size());
    if (isBinary(text)) {
        diagnostics.fail(0, DigestTr::tr("This is not a text file; nothing was read from it."));
        return {};
    }
    // First, because the warnings count lines.
    if (text.contains('\r'))
        text = withLineFeeds(text);
    if (!QUtf8StringView(text).isValidUtf8())
        text = withoutInvalidUtf8(text, diagnostics);
    // Also in the middle: files are joined with "cat".
    if (hasByteOrderMark(text))
        text.replace(byteOrderMark, QByteArrayView());
    if (hasControls(text))
        text = withoutControls(text, diagnostics);
    return text;
}

} // namespace broadsheet
