#include "sources/FileTemplate.h"

#include "sources/Tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxTemplateParts = 40;

// "yyyy" → "\d{4}", "M" → "\d{1,2}"
QString patternOf(const QString &field)
{
    return field.size() == 1 ? u"\\d{1,2}"_s : u"\\d{%1}"_s.arg(field.size());
}

QRegularExpression whole(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

bool isRelativePath(const QString &text)
{
    static const QRegularExpression bad(u"[\\x00-\\x1F\\x7F\\\\:?#%*\"<>|]"_s);
    const QStringList names = text.split(u'/');
    return !text.contains(bad) && std::none_of(names.cbegin(), names.cend(), [](const QString &s) {
        return s.isEmpty() || s == "."_L1 || s == ".."_L1 || s != s.trimmed();
    });
}

} // namespace

FileTemplate::FileTemplate(const QString &text)
    : m_parts(partsOf(text.isEmpty() || !problemWith(text).isEmpty() ? defaultText() : text))
{
    QString path;
    QString level;
    for (const Part &part : std::as_const(m_parts)) {
        const QStringList names = part.isField ? QStringList{part.text} : part.text.split(u'/');
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (i > 0) {
                m_levels.append(whole(std::exchange(level, {})));
                path += u'/';
            }
            const QString pattern =
                part.isField ? patternOf(names[i]) : QRegularExpression::escape(names[i]);
            level += pattern;
            path += part.isField ? u'(' + pattern + u')' : pattern;
        }
    }
    m_levels.append(whole(level));
    m_path = whole(path);
}

QString FileTemplate::defaultText()
{
    return u"{yyyy}/{MM}/{dd}.md"_s;
}

QString FileTemplate::problemWith(const QString &text)
{
    if (text.isEmpty())
        return {};
    if (!isRelativePath(text))
        return SourcesTr::tr("“%1” is not the path of a file below the archive, such as %2.")
            .arg(text, defaultText());
    const QList<Part> parts = partsOf(text);
    const auto has = [&parts](QChar letter) {
        return std::any_of(parts.cbegin(), parts.cend(), [letter](const Part &part) {
            return part.isField && part.text.startsWith(letter);
        });
    };
    if (parts.isEmpty() || !has(u'y') || !has(u'M') || !has(u'd'))
        return SourcesTr::tr("“%1” needs the year, the month and the day in braces, such as "
                             "{yyyy-MM-dd}.")
            .arg(text);
    return {};
}

// Empty: something in braces is no part of a date.
QList<FileTemplate::Part> FileTemplate::partsOf(const QString &text)
{
    static const QRegularExpression token(u"(?<text>[^{}]+)|\\{(?<fields>%1(?:[-_.]?%1)*)\\}"_s.arg(
        u"(?:yyyy(?!y)|yy(?!y)|MM?(?!M)|dd?(?!d))"_s));
    static const QRegularExpression field(u"y+|M+|d+|[-_.]"_s);
    QList<Part> parts;
    qsizetype end = 0;
    for (auto match = token.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        if (found.capturedStart() != end || parts.size() > maxTemplateParts)
            return {};
        end = found.capturedEnd();
        if (found.hasCaptured(u"text"_s)) {
            parts.append({found.captured(u"text"_s), false});
            continue;
        }
        for (auto one = field.globalMatch(found.captured(u"fields"_s)); one.hasNext();) {
            const QString name = one.next().captured();
            parts.append({name, name.front().isLetter()});
        }
    }
    return end == text.size() ? parts : QList<Part>();
}

QString FileTemplate::pathOf(QDate day) const
{
    QString path;
    for (const Part &part : m_parts)
        path += part.isField ? day.toString(part.text) : part.text;
    return path;
}

QDate FileTemplate::dayOf(const QString &path) const
{
    constexpr int century = 2000;
    const QRegularExpressionMatch match = m_path.match(path);
    if (!match.hasMatch())
        return {};
    int year = 0;
    int month = 0;
    int dayOfMonth = 0;
    int group = 0;
    for (const Part &part : m_parts) {
        if (!part.isField)
            continue;
        const int number = match.captured(++group).toInt();
        if (part.text == "yyyy"_L1)
            year = number;
        else if (part.text == "yy"_L1)
            year = year == 0 ? century + number : year;
        else
            (part.text.startsWith(u'M') ? month : dayOfMonth) = number;
    }
    const QDate day(year, month, dayOfMonth);
    return day.isValid() && pathOf(day) == path ? day : QDate(); // a year stands there twice
}

} // namespace broadsheet
