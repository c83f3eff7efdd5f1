#include "palette/DayPhrases.h"

#include "notation/Dates.h"
#include "search/Fold.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Word
{
    QStringView word;
    int number;
};

// Days before today.
constexpr std::array days{
    Word{u"today", 0},     Word{u"yesterday", 1}, Word{u"day before yesterday", 2},
    Word{u"오늘", 0},      Word{u"어제", 1},      Word{u"어저께", 1},
    Word{u"그제", 2},      Word{u"그저께", 2},    Word{u"엊그제", 2},
    Word{u"그끄제", 3},    Word{u"그끄저께", 3},  Word{u"last week", 7},
    Word{u"지난주", 7},    Word{u"지난 주", 7},   Word{u"하루 전", 1},
    Word{u"이틀 전", 2},   Word{u"사흘 전", 3},   Word{u"나흘 전", 4},
    Word{u"닷새 전", 5},   Word{u"엿새 전", 6},   Word{u"이레 전", 7},
    Word{u"일주일 전", 7}, Word{u"여드레 전", 8}, Word{u"아흐레 전", 9},
    Word{u"열흘 전", 10},  Word{u"보름 전", 15},
};

constexpr std::array numbers{
    Word{u"a", 1},    Word{u"an", 1},   Word{u"one", 1}, Word{u"two", 2},   Word{u"three", 3},
    Word{u"four", 4}, Word{u"five", 5}, Word{u"six", 6}, Word{u"seven", 7}, Word{u"eight", 8},
    Word{u"nine", 9}, Word{u"ten", 10}, Word{u"한", 1},  Word{u"두", 2},    Word{u"세", 3},
    Word{u"석", 3},   Word{u"네", 4},   Word{u"넉", 4},  Word{u"다섯", 5},  Word{u"여섯", 6},
};

constexpr std::array<QStringView, 7> englishWeekdays{
    u"monday", u"tuesday", u"wednesday", u"thursday", u"friday", u"saturday", u"sunday"};
constexpr QStringView koreanWeekdays{u"월화수목금토일"};
constexpr std::array<QStringView, 12> months{u"january",   u"february", u"march",    u"april",
                                             u"may",       u"june",     u"july",     u"august",
                                             u"september", u"october",  u"november", u"december"};

template<size_t size>
std::optional<int> numberOf(const std::array<Word, size> &words, QStringView text)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [text](const Word &one) { return one.word == text; });
    return found == words.end() ? std::nullopt : std::optional(found->number);
}

int countIn(const QString &text)
{
    return text.at(0).isDigit() ? text.toInt() : numberOf(numbers, text).value_or(-1);
}

// The place of the one name that begins with at least three letters of `begun`, from 1; 0: none.
template<size_t size>
int begunName(const std::array<QStringView, size> &names, QStringView begun)
{
    if (begun.size() < 3)
        return 0;
    for (size_t i = 0; i < size; ++i)
        if (names.at(i).startsWith(begun))
            return int(i) + 1;
    return begun == u"sept" ? 9 : 0;
}

// 1 for Monday; 0: no weekday.
int weekday(QStringView text)
{
    if (text.endsWith(u"요일") || text.endsWith(u"욜"))
        return int(koreanWeekdays.indexOf(text.front())) + 1;
    return begunName(englishWeekdays, text);
}

QRegularExpressionMatch matched(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text);
}

} // namespace

QDate DayPhrases::read(const QString &phrase) const
{
    constexpr qsizetype maxSize = 60; // of a phrase that is a day
    if (phrase.size() > maxSize)
        return {};
    QString text = folded(phrase);
    static const QRegularExpression filler(u"^(?:on|the|since) "_s);
    text.remove(filler);
    if (text.isEmpty())
        return {};
    if (const auto ago = numberOf(days, text))
        return m_today.addDays(-*ago);
    for (const QDate day : {agoIn(text), weekdayIn(text), withoutYear(text), dayIn(text)})
        if (day.isValid())
            return day;
    return {};
}

QDate DayPhrases::before(int count, const QString &unit) const
{
    if (count < 0)
        return {};
    if (unit == u"day" || unit == u"일")
        return m_today.addDays(-count);
    if (unit == u"week" || unit.startsWith(u'주'))
        return m_today.addDays(-7 * count);
    if (unit == u"month" || unit == u"달" || unit == u"개월")
        return m_today.addMonths(-count);
    return m_today.addYears(-count);
}

QDate DayPhrases::agoIn(const QString &phrase) const
{
    if (const auto match = matched(u"(\\d{1,4}|[a-z]+) ?(day|week|month|year)s? ago"_s, phrase);
        match.hasMatch())
        return before(countIn(match.captured(1)), match.captured(2));
    if (const auto match = matched(
            u"(\\d{1,4}|[한두세석네넉]|다섯|여섯) ?(일|주일|주|개월|달|년|해) ?전"_s, phrase);
        match.hasMatch())
        return before(countIn(match.captured(1)), match.captured(2));
    if (phrase == u"last month" || phrase == u"지난달" || phrase == u"지난 달")
        return m_today.addMonths(-1);
    return phrase == u"last year" || phrase == u"작년" ? m_today.addYears(-1) : QDate();
}

QDate DayPhrases::weekdayIn(const QString &phrase) const
{
    // In the week before this one, which begins on Monday.
    auto match = matched(
        u"(?:지난 ?주|저번 ?주) ?(\\S+)|last week(?:'s)? (\\S+)|(\\S+) last week"_s, phrase);
    for (int part = 1; match.hasMatch() && part <= match.lastCapturedIndex(); ++part)
        if (const int day = match.captured(part).isEmpty() ? 0 : weekday(match.captured(part)))
            return m_today.addDays(day - m_today.dayOfWeek() - 7);
    match = matched(u"((?:last|past|previous|지난번?|저번) ?)?(?:(?:this|이번 ?주?) ?)?(\\S+)"_s,
                    phrase);
    const int day = match.hasMatch() ? weekday(match.captured(2)) : 0;
    if (day == 0)
        return {};
    const int ago = (m_today.dayOfWeek() - day + 7) % 7;
    return m_today.addDays(ago == 0 && match.hasCaptured(1) ? -7 : -ago);
}

QDate DayPhrases::withoutYear(const QString &phrase) const
{
    QString text = phrase; // perhaps with a weekday before: "tuesday, 22 march"
    if (const auto match = matched(u"(\\S+?),? (.+)"_s, phrase);
        match.hasMatch() && weekday(match.captured(1)) > 0)
        text = match.captured(2);
    if (const auto match = matched(u"(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .-]*([a-z]+)\\.?"_s, text);
        match.hasMatch() && begunName(months, match.captured(2)) > 0)
        return latest(begunName(months, match.captured(2)), match.captured(1).toInt());
    if (const auto match = matched(u"([a-z]+)[ .-]+(\\d{1,2})(?:st|nd|rd|th)?"_s, text);
        match.hasMatch() && begunName(months, match.captured(1)) > 0)
        return latest(begunName(months, match.captured(1)), match.captured(2).toInt());
    if (const auto match = matched(u"(\\d{1,2})(월|[./-]) ?(\\d{1,2})[일.]?"_s, text);
        match.hasMatch()) {
        const int first = match.captured(1).toInt();
        const int second = match.captured(3).toInt();
        const bool isDayFirst = first > 12 && match.captured(2) != u"월"; // 22/3; 3/4 is in March
        return isDayFirst ? latest(second, first) : latest(first, second);
    }
    const auto match = matched(u"(\\d{1,2})(?:st|nd|rd|th|일)"_s, text);
    return match.hasMatch() ? latest(0, match.captured(1).toInt()) : QDate();
}

QDate DayPhrases::latest(int month, int day) const
{
    constexpr int maxSteps = 8; // to the last 29 February
    for (int step = 0; step <= maxSteps; ++step) {
        const QDate about = month == 0 ? QDate(m_today.year(), m_today.month(), 1).addMonths(-step)
                                       : QDate(m_today.year() - step, month, 1);
        const QDate found(about.year(), about.month(), day);
        if (found.isValid() && found <= m_today)
            return found;
    }
    return {};
}

} // namespace broadsheet
