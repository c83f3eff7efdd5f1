#include "eventfile/Fields.h"

#include "base/Clock.h"
#include "papers/StorableText.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <charconv>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype checksumLength = 8;

// CRC-32 as in zip and PNG, in eight hexadecimal digits.
std::array<char, checksumLength> checksum(QByteArrayView bytes)
{
    auto crc = static_cast<quint32>(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()),
                                            static_cast<z_size_t>(bytes.size())));
    std::array<char, checksumLength> digits = {};
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, crc >>= 4)
        *digit = "0123456789abcdef"[crc & 0xf];
    return digits;
}

bool isEscaped(QChar c)
{
    return c == u'\\' || c == u'\t' || c == u'\n' || isControl(c.unicode());
}

QString escaped(const QString &text)
{
    if (std::ranges::none_of(text, isEscaped))
        return text;
    QString out;
    for (const QChar c : text) {
        if (c == u'\\')
            out += "\\\\"_L1;
        else if (c == u'\t')
            out += "\\t"_L1;
        else if (c == u'\n')
            out += "\\n"_L1;
        else if (isEscaped(c))
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out;
}

// A byte order mark is a character like others.
QString decoded(QByteArrayView utf8)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(utf8);
}

// Nearly all fields are: ids, kinds and times.
bool isPlain(QByteArrayView field)
{
    bool plain = true; // without a branch for each character
    for (const char c : field)
        plain = plain & (c >= ' ') & (c <= '~') & (c != '\\');
    return plain;
}

// The character that an escape sequence stands for; `rest` is behind the backslash and loses what
// was read.
std::optional<QChar> escapedCharacter(QStringView &rest)
{
    if (rest.isEmpty())
        return {};
    const QChar name = rest.front();
    rest = rest.sliced(1);
    switch (name.unicode()) {
    case u'\\':
        return u'\\';
    case u't':
        return u'\t';
    case u'n':
        return u'\n';
    case u'u':
        break;
    default:
        return {};
    }
    constexpr qsizetype digits = 4;
    bool isNumber = false;
    const ushort code = rest.left(digits).toUShort(&isNumber, 16);
    if (!isNumber || rest.size() < digits)
        return {};
    rest = rest.sliced(digits);
    return QChar(code);
}

std::optional<QString> unescaped(QStringView field)
{
    if (!field.contains(u'\\'))
        return field.toString();
    QString out;
    for (QStringView rest = field; !rest.isEmpty();) {
        const QChar c = rest.front();
        rest = rest.sliced(1);
        const std::optional<QChar> meant = c == u'\\' ? escapedCharacter(rest) : c;
        if (!meant)
            return {};
        out += *meant;
    }
    return out;
}

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r')) // a program for text has been at the file
        line.chop(1);
    return line;
}

} // namespace

void LineWriter::add(QByteArrayView field)
{
    if (isPlain(field))
        m_lines.append(field);
    else
        m_lines.append(escaped(decoded(field)).toUtf8());
    m_lines.append('\t');
}

void LineWriter::add(qint64 field)
{
    std::array<char, 24> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), field).ptr;
    m_lines.append(digits.data(), end - digits.data()).append('\t');
}

void LineWriter::endLine(qsizetype most)
{
    m_lines.append(QByteArrayView(checksum(QByteArrayView(m_lines).sliced(m_begin).chopped(1))))
        .append('\n');
    if (m_lines.size() - m_begin > most)
        m_lines.truncate(m_begin);
    m_begin = m_lines.size();
}

QByteArray LineWriter::take()
{
    m_begin = 0;
    return std::exchange(m_lines, {});
}

QByteArray lineOfFields(const QStringList &fields)
{
    LineWriter line;
    for (const QString &field : fields)
        line.add(field.toUtf8());
    line.endLine();
    return line.take();
}

std::optional<QStringList> fieldsOfLine(QByteArrayView line)
{
    line = withoutLineEnd(line);
    const qsizetype end = line.size() - checksumLength - 1;
    if (end < 0 || line[end] != '\t' ||
        line.sliced(end + 1) != QByteArrayView(checksum(line.first(end))))
        return {};
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(line.first(end));
    if (decode.hasError())
        return {};
    QStringList fields;
    for (const QStringView field : QStringView(text).split(u'\t')) {
        const std::optional<QString> meant = unescaped(field);
        if (!meant)
            return {};
        fields.append(*meant);
    }
    return fields;
}

QString timeField(qint64 milliseconds)
{
    constexpr qint64 end = 253'402'300'800'000; // of the year 9999
    if (milliseconds < 0 || milliseconds >= end)
        return QString::number(milliseconds);
    return utcTime(milliseconds).toString(Qt::ISODateWithMs);
}

std::optional<qint64> timeInField(const QString &field)
{
    if (!field.endsWith(u'Z'))
        return numberInField(field);
    const QDateTime time = QDateTime::fromString(field, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    return time.toMSecsSinceEpoch();
}

std::optional<qint64> numberInField(const QString &field)
{
    bool isNumber = false;
    const qint64 number = field.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace broadsheet
