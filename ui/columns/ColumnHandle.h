// A line between two columns, with enough room around it to be hit. A double click gives both
// columns their usual widths.
#pragma once

#include <QSplitterHandle>

namespace broadsheet {

class ColumnHandle final : public QSplitterHandle
{
    Q_OBJECT

public:
    explicit ColumnHandle(QSplitter *columns);

    static constexpr int width = 9; // pixels, of the line and the room around it

Q_SIGNALS:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace broadsheet
