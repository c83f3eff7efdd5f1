#include "console/OptionValues.h"

#include "console/Tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

OptionValues::OptionValues(const QCommandLineParser &parser, QStringList arguments, QDate today)
    : m_parser(parser), m_arguments(std::move(arguments)), m_today(today)
{}

bool OptionValues::has(QLatin1StringView option) const
{
    return m_parser.isSet(option);
}

QStringList OptionValues::list(QLatin1StringView option) const
{
    QStringList result;
    for (const QString &value : m_parser.values(option))
        for (const QString &part : value.split(u','))
            result.append(part.trimmed());
    return result;
}

QString OptionValues::text(QLatin1StringView option)
{
    if (!has(option))
        return {};
    const QStringList values = m_parser.values(option);
    if (values.size() > 1)
        refuse(ConsoleTr::tr("--%1 is given more than once").arg(option));
    if (values.last().trimmed().isEmpty())
        refuse(ConsoleTr::tr("--%1 is empty").arg(option));
    return values.last();
}

int OptionValues::count(QLatin1StringView option, int fallback)
{
    const QString value = text(option);
    if (!has(option))
        return fallback;
    bool isNumber = false;
    const int result = value.toInt(&isNumber);
    if (!isNumber || result < 1)
        refuse(ConsoleTr::tr("--%1 must be a whole number of at least 1, not “%2”")
                   .arg(option, value));
    return result;
}

qsizetype OptionValues::indexOf(QLatin1StringView option, const QStringList &known)
{
    offer(option, known);
    const QString value = text(option);
    if (!has(option))
        return 0;
    const qsizetype index = known.indexOf(value);
    if (index < 0)
        refuse(ConsoleTr::tr("--%1 can be %2, not “%3”").arg(option, known.join(", "_L1), value));
    return std::max<qsizetype>(index, 0);
}

QDate OptionValues::day(QLatin1StringView option)
{
    offer(option, {u"today"_s, u"yesterday"_s});
    const QString value = text(option);
    if (!has(option))
        return {};
    if (value == "today"_L1)
        return m_today;
    if (value == "yesterday"_L1)
        return m_today.addDays(-1);
    const QDate result = QDate::fromString(value, u"yyyy-MM-dd");
    if (!result.isValid() || result.toString(Qt::ISODate) != value)
        refuse(ConsoleTr::tr("--%1 must be a day (YYYY-MM-DD, today or yesterday), not “%2”")
                   .arg(option, value));
    return result;
}

DayLimits OptionValues::days()
{
    DayLimits range{.from = day("from"_L1), .to = day("to"_L1)};
    if (has("date"_L1)) {
        if (has("from"_L1) || has("to"_L1))
            refuse(ConsoleTr::tr("--date cannot be combined with --from or --to"));
        range.from = range.to = day("date"_L1);
    }
    if (range.from.isValid() && range.to.isValid() && range.from > range.to)
        refuse(ConsoleTr::tr("--from is later than --to"));
    return range;
}

void OptionValues::offer(QLatin1StringView option, const QStringList &known)
{
    m_offered.insert(option, known);
}

void OptionValues::refuse(const QString &message)
{
    if (m_problem.isEmpty())
        m_problem = message;
}

} // namespace broadsheet
