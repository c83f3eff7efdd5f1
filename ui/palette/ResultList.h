// The rows of the palette: what fits what was typed, with the matches marked, and at the right the
// key of an action or what kind of thing a row is. Never takes the focus; the field controls it.
#pragma once

#include "palette/Ranking.h"

#include <QListView>

class QStandardItemModel;

namespace broadsheet {

class ResultList final : public QListView
{
    Q_OBJECT

public:
    explicit ResultList(QWidget *parent);

    // The first one becomes current, unless the choice is to be kept and is still there.
    void setResults(const QList<RankedEntry> &results, bool keepsChoice);
    void step(int rows);                              // round at both ends
    void page(int pages);                             // stops at the ends
    [[nodiscard]] const PaletteEntry *chosen() const; // null: there are no rows
    [[nodiscard]] int wantedHeight() const;           // for all rows, pixels
    void announce();                                  // the current row, to assistive tools

Q_SIGNALS:
    void clickedOn(); // the row is current

protected:
    void changeEvent(QEvent *event) override;

private:
    void goTo(int row);

    QList<RankedEntry> m_results;
    QStandardItemModel *m_rows;
};

} // namespace broadsheet
