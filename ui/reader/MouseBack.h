// The button of a mouse for back does in an open paper what Alt+Left does there. The one for
// forward does nothing, as Alt+Right. GUI thread only.
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace broadsheet {

class MouseBack final : public QObject
{
    Q_OBJECT

public:
    // While `view`, its parent, is visible: in the whole of its window.
    MouseBack(QWidget &view, QAction &back);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_view;
    QAction &m_back;
};

} // namespace broadsheet
