// A scrolling column of widgets, each exactly as high as it needs at the column's width. Measures
// every widget once for each change, where nested layouts would measure wrapping text many times.
#pragma once

#include <QList>
#include <QScrollArea>

namespace broadsheet {

class ColumnView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnView(QWidget *parent = nullptr);

    // `overhang` lets a widget with padding of its own stand in line with the text of the others.
    void addWidget(QWidget *widget, int spaceAbove = 0, int overhang = 0);
    void setMaximumColumnWidth(int width);

    [[nodiscard]] int columnWidth() const; // of the widgets
    void relayout();                       // now instead of with the next event
    // One page on, keeping two lines in sight; false when the end was in sight already.
    bool pageDown();
    void scrollToTop();
    // Of a widget in the column; as little as it takes to have it in sight.
    [[nodiscard]] bool isInSight(const QWidget &part, const QRect &place) const;
    void scrollTo(const QWidget &part, const QRect &place);

Q_SIGNALS:
    void columnWidthChanged(int width);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Part
    {
        QWidget *widget;
        int spaceAbove;
        int overhang;
    };

    [[nodiscard]] int place(int width);

    QList<Part> m_parts;
    int m_maximumWidth = QWIDGETSIZE_MAX;
    int m_lastWidth = -1;
    bool m_placing = false;
};

} // namespace broadsheet
