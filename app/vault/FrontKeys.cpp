#include "vault/FrontKeys.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool belongsToKeyAbove(const QByteArray &line)
{
    return line.startsWith(' ') || line.startsWith('\t') || line.startsWith("- ") ||
           line.trimmed() == "-";
}

// JSON's texts are texts of YAML as well, once the signs that YAML does not print are escaped.
QString quotedYaml(const QString &text)
{
    const QJsonDocument document(QJsonArray{text});
    const QString json = QString::fromUtf8(document.toJson(QJsonDocument::Compact)).sliced(1);
    QString quoted;
    for (const QChar c : json.chopped(1)) {
        const char16_t unit = c.unicode();
        const bool isPrinted = !((unit >= 0x7F && unit < 0xA0) || unit == 0x2028 ||
                                 unit == 0x2029 || unit == 0xFEFF || unit >= 0xFFFE);
        quoted += isPrinted ? QString(c) : u"\\u%1"_s.arg(uint(unit), 4, 16, QChar(u'0'));
    }
    return quoted;
}

std::optional<QStringList> jsonTexts(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return std::nullopt;
    QStringList texts;
    for (const QJsonValue &value : document.array()) {
        if (!value.isString())
            return std::nullopt;
        texts.append(value.toString());
    }
    return texts;
}

std::optional<QString> textOf(const QString &value)
{
    if (value.startsWith(u'"')) {
        const auto texts = jsonTexts(u'[' + value + u']');
        return texts && texts->size() == 1 ? std::optional(texts->constFirst()) : std::nullopt;
    }
    if (value.startsWith(u'\'')) {
        QString inside = value.mid(1).chopped(1);
        if (value.size() < 2 || !value.endsWith(u'\'') || inside.remove(u"''"_s).contains(u'\''))
            return std::nullopt;
        return value.mid(1).chopped(1).replace(u"''"_s, u"'"_s);
    }
    const bool isOther = value.contains(" #"_L1) || value.contains(": "_L1) ||
                         u"[]{}&*!|>%@`#"_s.contains(value.isEmpty() ? u'a' : value.front());
    return isOther ? std::nullopt : std::optional(value);
}

std::optional<QStringList> flowTexts(const QString &value)
{
    if (auto texts = jsonTexts(value))
        return texts;
    QStringList texts;
    const QString inside = value.mid(1).chopped(1);
    if (!value.endsWith(u']') || inside.contains(u'"') || inside.contains(u'\''))
        return std::nullopt;
    for (const QString &part : inside.split(u',')) {
        const auto text = textOf(part.trimmed());
        if (!text)
            return std::nullopt;
        texts.append(*text);
    }
    return texts;
}

} // namespace

FrontLines linesOfKey(const QList<QByteArray> &lines, const QString &name)
{
    const QByteArray key = name.toUtf8() + ':';
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QByteArray line = lines.at(at).trimmed();
        if (!lines.at(at).startsWith(key) || (line.size() > key.size() && line[key.size()] != ' '))
            continue;
        qsizetype end = at + 1;
        while (end < lines.size() && belongsToKeyAbove(lines.at(end)))
            ++end;
        return {at, end - at};
    }
    return {};
}

std::optional<QStringList> valuesOf(const QList<QByteArray> &lines)
{
    const QString first = QString::fromUtf8(lines.constFirst());
    const QString value = first.mid(first.indexOf(u':') + 1).trimmed();
    if (lines.size() == 1) {
        if (value.startsWith(u'['))
            return value == "[]"_L1 ? std::optional(QStringList()) : flowTexts(value);
        const auto text = textOf(value);
        return text ? std::optional(QStringList{*text}) : std::nullopt;
    }
    QStringList texts;
    for (const QByteArray &line : lines.sliced(1)) {
        const QString item = QString::fromUtf8(line).trimmed();
        const auto text = textOf(item.mid(1).trimmed());
        if (!value.isEmpty() || !item.startsWith(u'-') || !text)
            return std::nullopt;
        texts.append(*text);
    }
    return texts;
}

QList<QByteArray> linesFor(const FrontKey &key, const QByteArray &lineEnd)
{
    const auto written = [](const QString &text) {
        return text == "true"_L1 || text == "false"_L1 ? text : quotedYaml(text);
    };
    const QString name = key.name + u':';
    if (!key.isList)
        return {u"%1 %2"_s.arg(name, written(key.values.value(0))).toUtf8() + lineEnd};
    if (key.values.isEmpty())
        return {(name + " []"_L1).toUtf8() + lineEnd};
    QList<QByteArray> lines{name.toUtf8() + lineEnd};
    for (const QString &value : key.values)
        lines.append("  - " + written(value).toUtf8() + lineEnd);
    return lines;
}

} // namespace broadsheet
