// Lets the mouse drag the link of a button or another widget out of the window, to other programs.
// GUI thread only.
#pragma once

#include "models/PaperMime.h"

#include <QObject>
#include <QPoint>

#include <functional>

class QWidget;

namespace broadsheet {

class LinkDrag final : public QObject
{
    Q_OBJECT

public:
    // Belongs to `widget`. `mayBegin` is asked when the mouse is pressed; the widget then gets no
    // movements until it is released.
    explicit LinkDrag(QWidget *widget, std::function<bool()> mayBegin = {});

    void setLink(const DraggedLink &link) { m_link = link; } // without an address: nothing to drag

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start();

    QWidget *m_widget;
    std::function<bool()> m_mayBegin;
    DraggedLink m_link;
    QPoint m_place; // where the mouse was pressed
    bool m_isPressed = false;
};

} // namespace broadsheet
