// What stands beside the pages, one at a time: the outline, the highlights. Each has an action that
// shows and hides it. GUI thread only.
#pragma once

#include <QMap>
#include <QSplitter>

class QAction;

namespace broadsheet {

class SidePanels final : public QSplitter
{
    Q_OBJECT

public:
    using QSplitter::QSplitter;

    void setPages(QWidget *pages);
    void add(QWidget *panel, QAction *toggle); // hidden; `toggle` is checkable
    void show(QWidget *panel);                 // null: none

private:
    QWidget *m_pages = nullptr;
    QMap<QWidget *, QAction *> m_panels;
};

} // namespace broadsheet
