#include "menus/MenuBar.h"

#include "menus/Mnemonics.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QToolButton>

#include <utility>

namespace broadsheet {

MenuBar::MenuBar(QMainWindow &window, QToolButton &button, QAction &shown)
    : QObject(&window), m_window(window), m_button(button), m_shown(shown), m_bar(window.menuBar()),
      m_first(new QMenu(tr("&File"), m_bar))
{
    m_bar->setNativeMenuBar(false);
    m_bar->setAccessibleName(tr("Menu bar"));
    giveMnemonics(*button.menu());
    connect(m_first, &QMenu::aboutToShow, this, &MenuBar::fillFirst);
    giveMnemonics(*m_first);
    fillFirst();
    m_bar->addMenu(m_first);
    const QList<QAction *> entries = button.menu()->actions();
    for (const QAction *entry : entries) {
        if (!entry->menu())
            continue;
        giveMnemonics(*entry->menu());
        m_bar->addMenu(entry->menu());
    }
    const QList<QAction *> menus = m_bar->actions();
    for (const QAction *menu : menus)
        connect(menu->menu(), &QMenu::aboutToHide, this, &MenuBar::hideAgain, Qt::QueuedConnection);
    shown.setCheckable(true);
    showForGood(shown.isChecked());
    connect(&shown, &QAction::toggled, this, &MenuBar::showForGood);
    connect(new QShortcut(Qt::Key_F10, &window), &QShortcut::activated, this, [this] {
        if (m_bar->isVisible())
            openFirst();
        else
            m_button.showMenu();
    });
    QCoreApplication::instance()->installEventFilter(this);
}

// The bar has all of the main menu: one of them is enough.
void MenuBar::showForGood(bool shown)
{
    m_bar->setVisible(shown);
    m_button.setVisible(!shown);
}

// As the main menu is now: others may have added to it.
void MenuBar::fillFirst()
{
    m_first->clear();
    const QList<QAction *> entries = m_button.menu()->actions();
    for (QAction *entry : entries)
        if (!entry->menu())
            m_first->addAction(entry);
}

void MenuBar::openFirst()
{
    fillFirst(); // a bar opens no empty menu
    m_bar->setActiveAction(m_first->menuAction());
}

void MenuBar::hideAgain()
{
    if (!m_shown.isChecked() && !QApplication::activePopupWidget())
        m_bar->hide();
}

bool MenuBar::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        m_isAltAlone = key->key() == Qt::Key_Alt &&
                       !(key->modifiers() & ~Qt::KeyboardModifiers(Qt::AltModifier)) &&
                       (m_isAltAlone || !key->isAutoRepeat());
        return false;
    }
    case QEvent::KeyRelease: {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (!widget || widget->window() != &m_window ||
            static_cast<QKeyEvent *>(event)->key() != Qt::Key_Alt ||
            !std::exchange(m_isAltAlone, false) || m_bar->isVisible())
            return false;
        m_bar->show();
        openFirst();
        return true;
    }
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::Shortcut:
    case QEvent::WindowDeactivate:
        m_isAltAlone = false;
        return false;
    default:
        return false;
    }
}

} // namespace broadsheet
