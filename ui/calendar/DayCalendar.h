// A calendar month. Each day shows its number of papers, a dot if some are unread, and whether it
// is complete, cut short, empty, not open yet, failed or not fetched (DayMarks.h).
#pragma once

#include "papers/Day.h"

#include <QMap>
#include <QWidget>

class QToolButton;

namespace broadsheet {

class MonthModel;
class MonthTable;

class DayCalendar final : public QWidget
{
    Q_OBJECT

public:
    explicit DayCalendar(QWidget *parent = nullptr);

    void setDays(const QList<DaySummary> &days);
    void setToday(QDate today);  // shows its month unless another is shown
    void setSelected(QDate day); // shows its month; invalid: none
    void setSourceNames(const QMap<QString, QString> &names); // by id; the id if missing
    [[nodiscard]] QDate selected() const;
    [[nodiscard]] QDate month() const; // its first day

Q_SIGNALS:
    void dayChosen(QDate day); // by the user; possibly a day without papers
    void fetchRequested(QDate day);
    void dayClicked(); // after dayChosen(), if the mouse chose it

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTitle();
    void showMonth(QDate month);
    void showNewest();
    void moveTo(QDate day);
    void choose(QDate day);
    void retitle();
    void showMenu(QDate day, const QPoint &position);

    MonthModel *m_model;
    MonthTable *m_table;
    QToolButton *m_previous;
    QToolButton *m_title;
    QToolButton *m_next;
};

} // namespace broadsheet
