// Draws one day of the calendar: its number, a dot if papers are unread, and its sign (DayMarks.h).
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace broadsheet {

class MonthModel;
struct DaySummary;

class DayDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DayDelegate(const MonthModel &model, QObject *parent = nullptr);

    [[nodiscard]] static QFont smallFont(QFont font);  // of signs and weekday names
    [[nodiscard]] static int minimumWidth(QFont font); // of a day, pixels

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintNumber(QPainter *painter, const QStyleOptionViewItem &option, const DaySummary &day,
                     bool selected) const;

    const MonthModel &m_model;
};

} // namespace broadsheet
