#include "notation/Dates.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

int monthNamed(QStringView name)
{
    static const QString months = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
    return int(months.indexOf(name.left(3), 0, Qt::CaseInsensitive)) / 3 + 1;
}

QDate dayOf(const QRegularExpressionMatch &match)
{
    if (!match.hasMatch())
        return {};
    const int year = match.captured(u"year"_s).toInt();
    const QString name = match.captured(u"name"_s);
    const int month = name.isEmpty() ? match.captured(u"month"_s).toInt() : monthNamed(name);
    return QDate(year < 100 ? year + 2000 : year, month, match.captured(u"day"_s).toInt());
}

// 22/03/2024 or 03/22/2024. Only a number above 12 tells which of the two is the day.
QDate dayOfEitherOrder(const QRegularExpressionMatch &match)
{
    const int first = match.captured(u"first"_s).toInt();
    const int second = match.captured(u"second"_s).toInt();
    const int year = match.captured(u"year"_s).toInt();
    if (first == second)
        return QDate(year, first, first);
    if (first <= 12 && second <= 12)
        return {};
    return first > 12 ? QDate(year, second, first) : QDate(year, first, second);
}

struct Spelling
{
    QRegularExpression pattern;
    QDate (*read)(const QRegularExpressionMatch &match);
};

Spelling spelling(const QString &pattern, QDate (*read)(const QRegularExpressionMatch &) = dayOf)
{
    return {QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption), read};
}

// In the order in which they are tried.
const auto &spellings()
{
    static const QString month =
        u"(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"_s;
    static const QString day = u"(?<day>\\d{1,2})(?:st|nd|rd|th)?"_s;
    static const std::array all{
        // 2024-03-22, 2024/3/22, 2024. 3. 22
        spelling(u"(?<!\\d)(?<year>\\d{4})\\s?[-/._]\\s?(?<month>\\d{1,2})"
                 "\\s?[-/._]\\s?(?<day>\\d{1,2})(?!\\d)"_s),
        // 2024년 3월 22일, 2024年3月22日
        spelling(u"(?<!\\d)(?<year>\\d{4})\\s?[년年]\\s?(?<month>\\d{1,2})"
                 "\\s?[월月]\\s?(?<day>\\d{1,2})\\s?[일日号號]"_s),
        // 22 March 2024, 22nd of Mar. 2024; 22 Mar 24 18:00:00
        spelling(u"(?<!\\d)"_s + day + u"(?: of)?[ .-]{1,2}"_s + month +
                 u"[.,]{0,2}[ -](?<year>\\d{4}|\\d{2}(?= \\d\\d:))(?!\\d)"_s),
        // March 22, 2024
        spelling(u"\\b"_s + month + u"[. _-]{1,2}"_s + day +
                 u"(?:,? |[_-])(?<year>\\d{4})(?!\\d)"_s),
        // June 8 - 14, 2024 and June 8 - June 14) - 2024: the last day of a week
        spelling(u"\\b"_s + month + u"[. ]{1,2}\\d{1,2}\\s?(?:[-–—~]|to)\\s?"_s + day +
                 u"\\)?(?:,|\\s?[-–—])?\\s(?<year>\\d{4})(?!\\d)"_s),
        spelling(u"\\b[a-z]{3,9}[. ]{1,2}\\d{1,2}\\s?(?:[-–—~]|to)\\s?"_s + month + u"[. ]{1,2}"_s +
                 day + u"\\)?(?:,|\\s?[-–—])?\\s(?<year>\\d{4})(?!\\d)"_s),
        // 2024 March 22
        spelling(u"(?<!\\d)(?<year>\\d{4})[ -]"_s + month + u"[. -]{1,2}"_s + day + u"(?!\\d)"_s),
        // 20240322
        spelling(u"(?<!\\d)(?<year>20\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)(?!\\d)"_s),
        // 22/03/2024, 3.22.2024
        spelling(u"(?<![\\d./-])(?<first>\\d{1,2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>"
                 "(?<year>20\\d\\d)(?!\\d)"_s,
                 dayOfEitherOrder),
        // 24.03.22 and 24. 3. 22, as Koreans write. The year is one that has lists of papers.
        spelling(
            u"(?<![\\d.])(?<year>2[3-9])\\.(?<month>\\d\\d)\\.(?<day>\\d\\d)(?![\\d]|\\.\\d)"_s),
        spelling(u"(?<![\\d.])(?<year>2[3-9])\\. (?<month>\\d{1,2})\\. (?<day>\\d{1,2})(?!\\d)"_s),
        spelling(u"(?<!\\d)(?<year>2[3-9])년 ?(?<month>\\d{1,2})월 ?(?<day>\\d{1,2})일"_s),
    };
    return all;
}

bool hasDigits(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

QDate dayIn(QStringView text)
{
    // A date is only expected near the beginning of a line.
    constexpr qsizetype maxSize = 300;
    const QStringView start = text.first(std::min(text.size(), maxSize));
    if (!hasDigits(start))
        return {};
    // Digits can be full-width.
    static const QRegularExpression dash(u"(?<=\\d)[‐‑‒–](?=\\d)"_s);
    const QString beginning =
        start.toString().normalized(QString::NormalizationForm_KC).replace(dash, u"-"_s);
    for (const Spelling &one : spellings())
        if (const QDate found = one.read(one.pattern.match(beginning)); found.isValid())
            return found;
    return {};
}

QDate dayFromPath(QStringView path)
{
    const qsizetype slash = std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\'));
    if (const QDate day = dayIn(path.sliced(slash + 1)); day.isValid())
        return day;
    static const QRegularExpression tree(
        u"(?<!\\d)(?<year>\\d{4})[-/\\\\._]?(?<month>\\d{1,2})[-/\\\\._](?<day>\\d{1,2})(?!\\d)"
        "[^/\\\\]*$"_s);
    // 240322.md, arxiv_240322.md. The year is one that has lists of papers.
    static const QRegularExpression shortName(
        u"(?:^|[/\\\\])(?:[\\p{L}_ -]*[_ -])?(?<year>2[3-9])(?<month>\\d\\d)(?<day>\\d\\d)"
        "(?:[_ -][\\p{L}_ -]*)?(?:\\.[A-Za-z]+)?$"_s);
    // 2024/0322.md; 2024-03-22/papers.md, 2024/03/22/papers.md, 2024-03-22/papers/2403.00001.md
    static const QRegularExpression shortTree(
        u"(?:^|[/\\\\])(?<year>20\\d\\d)[/\\\\](?<month>\\d\\d)(?<day>\\d\\d)\\.[^/\\\\]*$"_s);
    static const QRegularExpression folder(
        u"(?:^|[/\\\\])(?<year>20\\d\\d)[-/\\\\._]?(?<month>\\d\\d)[-/\\\\._]?(?<day>\\d\\d)"
        "(?:[/\\\\][^/\\\\]+){1,2}$"_s);
    const QString whole = path.toString();
    for (const QRegularExpression *one : {&tree, &shortName, &shortTree, &folder})
        if (const QDate day = dayOf(one->match(whole)); day.isValid())
            return day;
    return {};
}

} // namespace broadsheet
