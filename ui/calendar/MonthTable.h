// The table view of DayCalendar: one month of days, always shown whole, by mouse and keys. A table,
// so that screen readers can navigate it.
#pragma once

#include <QDate>
#include <QTableView>

namespace broadsheet {

class MonthModel;

class MonthTable final : public QTableView
{
    Q_OBJECT

public:
    explicit MonthTable(MonthModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dayChosen(QDate day);
    void menuRequested(QDate day, const QPoint &position); // global
    void dayWanted(QDate day); // moved to by keys, possibly in another month

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void setHeights();
    [[nodiscard]] QDate target(int key) const; // invalid: not a key that moves

    MonthModel &m_model;
};

} // namespace broadsheet
