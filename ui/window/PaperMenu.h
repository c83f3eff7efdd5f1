// The context menu of the selected papers, in the list and in the pane, and the texts of commands
// that say what they will do now: "Remove star". GUI thread only.
#pragma once

#include "window/Actions.h"

#include <QMap>
#include <QObject>

class QMenu;
class QPoint;

namespace broadsheet {

class MainWindow;
struct Controllers;
struct PaperRow;

class PaperMenu final : public QObject
{
    Q_OBJECT

public:
    PaperMenu(MainWindow &window, Controllers &controllers, QObject *parent = nullptr);

    void showAt(const QPoint &position); // global; nothing if no paper is selected
    // What an action of the window does now; its usual text if that is always the same.
    [[nodiscard]] QString textOf(const QAction &action) const;

private:
    // What `command` does to the selected papers; its usual text if that is always the same.
    [[nodiscard]] QString textOf(Command command) const;
    void add(QMenu &menu, std::initializer_list<Command> commands);
    void fillCopies(QMenu &menu); // what can be copied, without "Copy"
    void addNames(QMenu &menu, const PaperRow &paper);
    void keepTextsCurrent(QMenu &menu); // and its submenus

    MainWindow &m_window;
    Controllers &m_controllers;
    QMap<QAction *, QString> m_usualTexts; // while a menu is open
};

} // namespace broadsheet
