// A scrolling column of widgets, each as high as it needs at the column's width. Measures every
// widget once per change; nested layouts would measure wrapped text many times.
#pragma once

#include <QList>
#include <QScrollArea>

namespace broadsheet {

class ColumnView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnView(QWidget *parent = nullptr);

    // `overhang`: pixels by which the widget is wider on both sides, to align its padded text with
    // the others.
    void addWidget(QWidget *widget, int spaceAbove = 0, int overhang = 0);
    void setMaximumColumnWidth(int width);

    [[nodiscard]] int columnWidth() const; // of the widgets
    void relayout();                       // now, instead of at the next event
    // Scrolls down a page less two lines. False if the end was visible.
    bool pageDown();
    void scrollToTop();
    void scrollToTopOf(const QWidget &part);
    [[nodiscard]] bool isBelow(const QWidget &part) const; // no line of it is in sight
    // `part`: a widget in the column; `place`: in its coordinates.
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
