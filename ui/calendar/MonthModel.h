// The days of one month as a table of six weeks, with the days before and after that fill it up.
#pragma once

#include "papers/Day.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QMap>

namespace broadsheet {

class MonthModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int weeks = 6;
    static constexpr int daysInWeek = 7;

    using QAbstractTableModel::QAbstractTableModel;

    void setDays(const QList<DaySummary> &days);
    void setMonth(QDate firstDay);
    void setSelected(QDate day);
    void setToday(QDate today); // the first call also sets the month, if there is none
    void setLocale(const QLocale &locale);
    void setSourceNames(const QMap<QString, QString> &names);

    [[nodiscard]] QDate month() const { return m_month; } // its first day; invalid at the start
    [[nodiscard]] QDate selected() const { return m_selected; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] QDate newestDay() const { return m_newest; } // of those passed to setDays()

    [[nodiscard]] QDate dayAt(const QModelIndex &index) const; // invalid without a month
    [[nodiscard]] QModelIndex indexOf(QDate day) const;        // invalid if not in the table
    [[nodiscard]] DaySummary summaryAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QDate firstShown() const;
    [[nodiscard]] QString description(const QModelIndex &index) const;
    void refresh();

    QHash<QDate, DaySummary> m_days;
    QLocale m_locale;
    QMap<QString, QString> m_sourceNames; // by id
    QDate m_month;
    QDate m_selected;
    QDate m_today;
    QDate m_newest;
};

} // namespace broadsheet
