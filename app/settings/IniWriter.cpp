#include "settings/IniText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isAsciiLetterOrDigit(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

QByteArray escapedKey(QStringView key)
{
    QByteArray result;
    for (const QChar character : key) {
        const char16_t c = character.unicode();
        const QByteArray hex = QByteArray::number(c, 16).toUpper();
        if (c == u'/')
            result += '\\';
        else if (isAsciiLetterOrDigit(c) || c == u'_' || c == u'-' || c == u'.')
            result += char(c);
        else if (c <= 0xff)
            result += '%' + hex.rightJustified(2, '0');
        else
            result += "%U" + hex.rightJustified(4, '0');
    }
    return result;
}

// Bytes are written as Latin-1 with escapes, everything else as UTF-8.
QByteArray escaped(QStringView text)
{
    constexpr QByteArrayView named("\a\b\f\n\r\t\v\"\\");
    constexpr QByteArrayView names("abfnrtv\"\\");
    const bool isAscii = text.startsWith("@ByteArray("_L1) || text.startsWith("@Variant("_L1) ||
                         text.startsWith("@DateTime("_L1);
    QByteArray result;
    bool isAfterNumber = false; // a hexadecimal digit would be taken as part of it
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t c = text[at].unicode();
        const bool isHexDigit =
            (c >= u'0' && c <= u'9') || ((c | 0x20) >= u'a' && (c | 0x20) <= u'f');
        const qsizetype place = c < 0x80 ? named.indexOf(char(c)) : -1;
        const bool isPair =
            QChar::isHighSurrogate(c) && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        // A byte order mark is dropped by whoever reads text from there on, and half of a pair has
        // no UTF-8.
        const bool isNumber =
            place < 0 &&
            (c < 0x20 || c == QChar::ByteOrderMark || (QChar::isSurrogate(c) && !isPair) ||
             (c >= 0x7f && isAscii) || (isAfterNumber && isHexDigit));
        if (place >= 0)
            (result += '\\') += names[place];
        else if (c == 0)
            result += "\\0";
        else if (isNumber)
            result += "\\x" + QByteArray::number(c, 16);
        else if (isPair)
            result += text.sliced(at++, 2).toUtf8();
        else
            result += text.sliced(at, 1).toUtf8();
        isAfterNumber = isNumber;
    }
    const bool needsQuotes = std::any_of(
        text.begin(), text.end(), [](QChar c) { return c == u';' || c == u',' || c == u'='; });
    return needsQuotes || result.startsWith(' ') || result.endsWith(' ') ? '"' + result + '"'
                                                                         : result;
}

QByteArray escapedList(const QStringList &parts)
{
    QByteArrayList result;
    for (const QString &part : parts)
        result += escaped(part);
    return result.join(", ");
}

QString markedText(const QString &text)
{
    if (text.contains(QChar(u'\0')))
        return u"@String(" + text + u')';
    return text.startsWith(u'@') ? QString(u'@' + text) : text;
}

QByteArray escapedValue(const QVariant &value)
{
    if (!value.isValid() || (value.typeId() == QMetaType::QStringList && value.toList().isEmpty()))
        return "@Invalid()";
    if (value.metaType() == QMetaType::fromType<UnreadValue>())
        return escapedList(value.value<UnreadValue>().parts);
    if (value.typeId() == QMetaType::QByteArray)
        return escaped(QString("@ByteArray("_L1 + QString::fromLatin1(value.toByteArray()) + u')'));
    QStringList parts = value.typeId() == QMetaType::QStringList ? value.toStringList()
                                                                 : QStringList(value.toString());
    for (QString &part : parts)
        part = markedText(part);
    return escapedList(parts);
}

QByteArray sectionTitle(QStringView section)
{
    if (section.isEmpty())
        return "[General]";
    if (section.compare(u"general", Qt::CaseInsensitive) == 0)
        return "[%General]";
    return '[' + escapedKey(section) + ']';
}

} // namespace

QByteArray writeIni(const QSettings::SettingsMap &values)
{
    QMap<QString, QByteArray> sections;
    for (auto at = values.begin(); at != values.end(); ++at) {
        const qsizetype slash = at.key().indexOf(u'/');
        const QStringView key = QStringView(at.key()).sliced(slash + 1);
        sections[at.key().left(std::max<qsizetype>(slash, 0))] +=
            escapedKey(key) + '=' + escapedValue(at.value()) + '\n';
    }
    QByteArrayList result;
    for (auto at = sections.begin(); at != sections.end(); ++at)
        result += sectionTitle(at.key()) + '\n' + at.value();
    return result.join('\n');
}

} // namespace broadsheet
