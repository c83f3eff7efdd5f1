// The grid of a month's days: model and view of DayCalendar. A table, so that screen readers find
// their way by themselves.
#pragma once

#include "papers/Day.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QMap>
#include <QTableView>

namespace broadsheet {

class MonthModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int weeks = 6;
    static constexpr int daysInWeek = 7;

    explicit MonthModel(QObject *parent = nullptr);

    void setDays(const QList<DaySummary> &days);
    void setMonth(QDate firstDay);
    void setSelected(QDate day);
    void setToday(QDate today);
    void setLocale(const QLocale &locale);
    void setSourceNames(const QMap<QString, QString> &names);

    [[nodiscard]] QDate month() const { return m_month; }
    [[nodiscard]] QDate selected() const { return m_selected; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] QDate newestDay() const { return m_newest; } // with anything known of it

    [[nodiscard]] QDate dayAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(QDate day) const; // invalid when not in the grid
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

class MonthTable final : public QTableView
{
    Q_OBJECT

public:
    explicit MonthTable(MonthModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dayChosen(QDate day);
    void dayWanted(QDate day); // moved to by keys, possibly of another month

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void setHeights();
    [[nodiscard]] QDate target(int key) const; // invalid: not a key that moves

    MonthModel &m_model;
};

} // namespace broadsheet
