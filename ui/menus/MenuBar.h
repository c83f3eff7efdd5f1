// The menu bar of the window, made of its main menu: the entries of that are the first menu of the
// bar, and its submenus are the others. A switch shows it for good, in place of the main menu's
// button. While it is hidden, Alt alone
// shows it until one of its menus is closed again. F10 opens the first menu of the bar if that is
// shown, and the main menu if not. GUI thread only.
#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;
class QMenuBar;
class QToolButton;

namespace broadsheet {

class MenuBar final : public QObject
{
    Q_OBJECT

public:
    // `button` has the main menu with all its submenus. `shown` can be checked. Lives as long as
    // the window.
    MenuBar(QMainWindow &window, QToolButton &button, QAction &shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showForGood(bool shown);
    void fillFirst();
    void openFirst();
    void hideAgain();

    QMainWindow &m_window;
    QToolButton &m_button;
    QAction &m_shown;
    QMenuBar *m_bar;
    QMenu *m_first;
    bool m_isAltAlone = false; // pressed, and nothing else since
};

} // namespace broadsheet
