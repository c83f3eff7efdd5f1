// The options and arguments of one command line, read as the types that commands need.
#pragma once

#include <QCommandLineParser>
#include <QDate>
#include <QHash>
#include <QStringList>

#include <utility>

namespace broadsheet {

struct OptionSpec
{
    QLatin1StringView name; // without "--"
    bool hasValue;

    bool operator==(const OptionSpec &) const = default;
};

// From the first to the last day, both included; an invalid date is no limit.
struct DayLimits
{
    QDate from;
    QDate to;
};

// --date, --from and --to, as days() reads them.
inline constexpr OptionSpec dayOptions[] = {
    {QLatin1StringView("date"), true},
    {QLatin1StringView("from"), true},
    {QLatin1StringView("to"), true},
};

// Each function checks what it returns and reports a wrong value itself; the value returned is then
// a default. Only the first problem is kept.
class OptionValues final
{
public:
    // `today` is what "today" means as the value of an option.
    OptionValues(const QCommandLineParser &parser, QStringList arguments,
                 QDate today = QDate::currentDate());

    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }

    [[nodiscard]] bool has(QLatin1StringView option) const;

    // All values of an option that can be given several times or with commas.
    [[nodiscard]] QStringList list(QLatin1StringView option) const;

    // Empty when the option is not given.
    [[nodiscard]] QString text(QLatin1StringView option);

    // A whole number of at least 1; `fallback` when the option is not given.
    [[nodiscard]] int count(QLatin1StringView option, int fallback);

    // The value of one of `names`; the first one when the option is not given.
    template<class T>
    [[nodiscard]] T oneOf(QLatin1StringView option,
                          const QList<std::pair<QLatin1StringView, T>> &names)
    {
        QStringList known;
        for (const auto &[name, value] : names)
            known.append(name);
        return names.at(indexOf(option, known)).second;
    }

    [[nodiscard]] DayLimits days();

    // Remembers what the option can be, for completing command lines. oneOf() and days() do so
    // themselves.
    void offer(QLatin1StringView option, const QStringList &known);
    [[nodiscard]] QStringList offered(const QString &option) const { return m_offered[option]; }

    void refuse(const QString &message);
    [[nodiscard]] QString problem() const { return m_problem; } // empty: none

private:
    [[nodiscard]] QDate day(QLatin1StringView option);
    [[nodiscard]] qsizetype indexOf(QLatin1StringView option, const QStringList &known);

    const QCommandLineParser &m_parser;
    QStringList m_arguments;
    QDate m_today;
    QString m_problem;
    QHash<QString, QStringList> m_offered; // by option
};

} // namespace broadsheet
