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

} // namespace broadsheet
