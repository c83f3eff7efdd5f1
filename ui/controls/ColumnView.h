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
    // Below a widget of the column, in its stack.
    void insertBelow(const QWidget &above, QWidget *widget, int spaceAbove);
    // The widgets that follow can share the width in two stacks, the right one with this part of
    // it.
    void startBlock(double rightShare);
    // In the right stack of the block; in one column where it was added.
    void addBeside(QWidget *widget, int spaceAbove = 0);
    void setSideBySide(bool two); // shows the blocks in two stacks; off at first
    void setMaximumColumnWidth(int width);
    // With Qt::AlignHCenter in alignment(), the column is in the middle.

    [[nodiscard]] int columnWidth() const;        // of the widgets
    [[nodiscard]] int widthFor(int column) const; // of this view, for widgets that wide
    void relayout();                              // now, instead of at the next event
    // Scrolls down a page less two lines. False if the end was visible.
    bool pageDown();
    void scrollToTop();
    void scrollToTopOf(const QWidget &part);
    [[nodiscard]] bool isBelow(const QWidget &part) const;   // no line of it is in sight
    [[nodiscard]] bool endsBelow(const QWidget &part) const; // its end is not in sight yet
    static constexpr int gap = 48;                           // pixels between two stacks
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
        bool isBeside;
    };
    struct Block
    {
        double rightShare = 0;
        QList<Part> parts = {};
    };

    [[nodiscard]] int place(int width);
    [[nodiscard]] int place(const Block &block, QRect column); // returns the bottom

    QList<Block> m_blocks{Block()};
    bool m_isSideBySide = false;
    int m_maximumWidth = QWIDGETSIZE_MAX;
    int m_lastWidth = -1;
    bool m_placing = false;
};

} // namespace broadsheet
