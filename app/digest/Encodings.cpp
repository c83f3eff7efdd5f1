#include "digest/Encodings.h"

#include "digest/Tr.h"

#include <QStringDecoder>

#include <algorithm>

namespace broadsheet {

namespace {

// UTF-16 without a byte order mark has zeros in every second byte wherever it has ASCII, such as in
// addresses and line ends.
std::optional<QStringConverter::Encoding> guessUtf16(QByteArrayView bytes)
{
    constexpr qsizetype sampleSize = 8192;
    const QByteArrayView sample = bytes.first(std::min(bytes.size() & ~qsizetype(1), sampleSize));
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
    const auto isClear = [&sample](qsizetype many, qsizetype few) {
        return many * 20 >= sample.size() && few * 50 <= many;
    };
    if (isClear(zeros[1], zeros[0]))
        return QStringConverter::Utf16LE;
    if (isClear(zeros[0], zeros[1]))
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

// Whether all of a text of UTF-16 makes sense: no unpaired surrogates, hardly any controls.
bool isPlausible(const QString &text, bool hasError)
{
    const auto controls = std::count_if(text.begin(), text.end(),
                                        [](QChar c) { return c.unicode() < 0x20 && !c.isSpace(); });
    return !hasError && controls * 100 <= text.size();
}

struct Characters
{
    qsizetype whole = 0; // of at least `minimum`
    qsizetype broken = 0;
};

Characters countIn(QByteArrayView bytes, char16_t minimum)
{
    Characters count;
    const QString text = QString::fromUtf8(bytes);
    for (const QChar c : text) {
        count.broken += c == QChar::ReplacementCharacter ? 1 : 0;
        count.whole += c.unicode() >= minimum && c != QChar::ReplacementCharacter ? 1 : 0;
    }
    return count;
}

// Korean is nearly all in the part of CP949 that EUC-KR has, whose bytes are above these. Shift-JIS
// uses them all the time.
bool hasEarlyBytes(QByteArrayView bytes)
{
    const auto high = std::count_if(bytes.begin(), bytes.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto early = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) <= 0xA0;
    });
    return early * 5 > high;
}

// A damaged UTF-8 text still has whole characters of three bytes; in CP949 these are rare.
bool isDamagedUtf8(QByteArrayView bytes)
{
    constexpr qsizetype sampleSize = 64 * 1024;
    const Characters count = countIn(bytes.first(std::min(bytes.size(), sampleSize)), 0x800);
    return count.whole > count.broken;
}

bool isKorean(const QString &text)
{
    qsizetype hangul = 0;
    qsizetype others = 0;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        const bool isHangul = (u >= 0xAC00 && u <= 0xD7A3) || (u >= 0x3131 && u <= 0x318E);
        const bool isLetter = u >= 0x80 && c.isLetter();
        hangul += isHangul ? 1 : 0;
        others += isLetter && !isHangul ? 1 : 0;
    }
    // Chinese in GBK, read as CP949, has Hangul as well, but as many other characters.
    return hangul >= 2 && others * 6 <= hangul;
}

std::optional<QString> readUtf16(QByteArrayView bytes, Diagnostics &diagnostics)
{
    const auto encoding = guessUtf16(bytes);
    if (!encoding)
        return std::nullopt;
    QStringDecoder decode(*encoding);
    const QString text = decode(bytes);
    if (!isPlausible(text, decode.hasError()))
        return std::nullopt;
    diagnostics.warn(0,
                     DigestTr::tr("This was read as UTF-16, although it has no byte order mark."));
    return text;
}

std::optional<QString> readCp949(QByteArrayView bytes, Diagnostics &diagnostics)
{
    QStringDecoder decode("windows-949");
    if (!decode.isValid() || isDamagedUtf8(bytes) || hasEarlyBytes(bytes))
        return std::nullopt;
    const QString text = decode(bytes);
    // A file may be cut off inside of a character.
    const auto broken = text.count(QChar(QChar::ReplacementCharacter));
    if (broken * 200 > text.size() || !isKorean(text))
        return std::nullopt;
    diagnostics.warn(0,
                     DigestTr::tr("This is not UTF-8 and was read as CP949, an encoding of Korean. "
                                  "If letters look wrong, save the file as UTF-8."));
    return text;
}

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether the byte at `at`, above ASCII, is a letter of Western Europe inside of a word, or a mark
// that its keyboards or Word write. Most other encodings have two such bytes or more side by side.
bool isWestern(QByteArrayView bytes, qsizetype at)
{
    constexpr QByteArrayView marks("\x80\x85\x91\x92\x93\x94\x96\x97\xA0\xA3\xA7\xA9\xAB\xAE\xB0"
                                   "\xB1\xB2\xB3\xB5\xB7\xBB\x99");
    constexpr QByteArrayView letters("\x8A\x8C\x8E\x9A\x9C\x9E\x9F");
    const char before = at > 0 ? bytes[at - 1] : ' ';
    const char behind = at + 1 < bytes.size() ? bytes[at + 1] : '\x80'; // it may be cut off
    const char c = bytes[at];
    if (static_cast<signed char>(before) < 0 || static_cast<signed char>(behind) < 0)
        return false;
    const bool isLetter = static_cast<unsigned char>(c) >= 0xC0 || letters.contains(c);
    return isLetter ? isAsciiLetter(before) || isAsciiLetter(behind) : marks.contains(c);
}

std::optional<QString> readWestern(QByteArrayView bytes, Diagnostics &diagnostics)
{
    qsizetype western = 0;
    qsizetype others = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        if (static_cast<signed char>(bytes[i]) < 0)
            ++(isWestern(bytes, i) ? western : others);
    QStringDecoder decode("windows-1252");
    if (!decode.isValid() || western == 0 || others * 20 > western)
        return std::nullopt;
    diagnostics.warn(0,
                     DigestTr::tr("This is not UTF-8 and was read as Western European. If letters "
                                  "look wrong, save the file as UTF-8."));
    return QString(decode(bytes));
}

} // namespace

std::optional<QByteArray> readOtherEncoding(QByteArrayView bytes, Diagnostics &diagnostics)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        QStringDecoder decode(QStringConverter::Utf16);
        const QString text = decode(bytes);
        return text.toUtf8();
    }
    const bool isUtf8 = QUtf8StringView(bytes).isValidUtf8();
    const bool hasZeros = bytes.first(std::min<qsizetype>(bytes.size(), 8192)).contains('\0');
    std::optional<QString> text;
    if (hasZeros)
        text = readUtf16(bytes, diagnostics);
    else if (!isUtf8)
        text = readCp949(bytes, diagnostics);
    if (!text && !isUtf8 && !hasZeros)
        text = readWestern(bytes, diagnostics);
    return text ? std::optional(text->toUtf8()) : std::nullopt;
}

bool isOtherEncoding(QByteArrayView bytes)
{
    constexpr qsizetype maxDamage = 5; // characters; a title of GBK has more
    const Characters count = countIn(bytes, 0x80);
    return count.broken > maxDamage && count.broken > count.whole;
}

} // namespace broadsheet
