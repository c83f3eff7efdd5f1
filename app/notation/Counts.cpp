#include "notation/Counts.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace broadsheet {

std::optional<int> readCount(QStringView text)
{
    static const QRegularExpression pattern(
        u"^(?<whole>\\d[\\d,]{0,14})(?:(?<part>\\.\\d{1,3})?\\s?(?<thousands>k)|\\.0)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const QString whole = match.captured(u"whole"_s).remove(u',');
    const double factor = match.hasCaptured(u"thousands"_s) ? 1000 : 1;
    const double count = std::round(QString(whole + match.captured(u"part"_s)).toDouble() * factor);
    return count <= std::numeric_limits<int>::max() ? std::optional(int(count)) : std::nullopt;
}

bool isUnknown(const QString &value)
{
    static const QStringList words{u""_s,
                                   u"-"_s,
                                   u"–"_s,
                                   u"—"_s,
                                   u"?"_s,
                                   u"n/a"_s,
                                   u"none"_s,
                                   u"null"_s,
                                   u"unknown"_s,
                                   u"未知"_s,
                                   u"未提取"_s,
                                   u"未提供"_s,
                                   u"없음"_s,
                                   u"미상"_s,
                                   u"不明"_s,
                                   u"정보 없음"_s,
                                   u"알 수 없음"_s,
                                   u"명시되지 않음"_s,
                                   u"미제공"_s,
                                   u"not provided"_s,
                                   u"not specified"_s,
                                   u"not available"_s};
    constexpr qsizetype maxSize = 13;
    return value.size() <= maxSize && words.contains(value, Qt::CaseInsensitive);
}

std::optional<int> readVotes(const QString &value, bool &isClear)
{
    // 👍 25 Upvotes
    static const QRegularExpression count(
        u"^[^\\p{L}\\p{N}.,\\-]*(\\d(?:[\\d.,]*\\d)?(?:\\s?k\\b)?)\\s*"
        "(?:(?:up)?votes?|likes?|points?|추천|표|개|명|赞|票|个)?[^\\p{L}\\p{N}]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    isClear = isUnknown(value);
    if (isClear)
        return std::nullopt;
    const std::optional<int> votes =
        readCount(count.match(value.normalized(QString::NormalizationForm_KC)).captured(1));
    isClear = votes.has_value();
    return votes;
}

} // namespace broadsheet
