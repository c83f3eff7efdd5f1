// Lets the mouse drag the link of a button out of the window, to other programs. GUI thread only.
#pragma once

#include "models/PaperMime.h"

#include <QObject>
#include <QPoint>

class QAbstractButton;

namespace broadsheet {

class LinkDrag final : public QObject
{
    Q_OBJECT

public:
    // Belongs to `button`.
    explicit LinkDrag(QAbstractButton *button);

    void setLink(const DraggedLink &link) { m_link = link; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start();

    QAbstractButton *m_button;
    DraggedLink m_link;
    QPoint m_pressed;
};

} // namespace broadsheet
