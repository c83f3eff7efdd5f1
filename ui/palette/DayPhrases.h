// Days as people say them, in English and in Korean whatever the language of the window is:
// "yesterday", "tuesday", "last tuesday", "3 days ago", "22 march", "2024-03-22", "어제", "그제",
// "지난 화요일", "지난주 화요일", "사흘 전", "3월 22일". A day without a year is the last one that
// has come; so is a weekday. "Last tuesday" is never today. A plain value.
#pragma once

#include <QDate>
#include <QString>

namespace broadsheet {

class DayPhrases final
{
public:
    explicit DayPhrases(QDate today) : m_today(today) {}

    // Invalid if the whole phrase means no day.
    [[nodiscard]] QDate read(const QString &phrase) const;

private:
    [[nodiscard]] QDate agoIn(const QString &phrase) const;
    [[nodiscard]] QDate weekdayIn(const QString &phrase) const;
    [[nodiscard]] QDate withoutYear(const QString &phrase) const;
    [[nodiscard]] QDate before(int count, const QString &unit) const;
    [[nodiscard]] QDate latest(int month, int day) const; // month 0: of any month

    QDate m_today;
};

} // namespace broadsheet
