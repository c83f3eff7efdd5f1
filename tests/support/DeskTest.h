// Base of the tests of the window: a folder for the library and the settings, and a Desk over it.
#pragma once

#include "support/Desk.h"
#include "support/Runner.h"

#include <QAbstractButton>
#include <QApplication>
#include <QObject>
#include <QTest>

#include <memory>

namespace broadsheet {

class DeskTest : public QObject
{
protected:
    // A new folder, and nothing open.
    void useNewFolder()
    {
        m_desk.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        if (!m_folder->isValid())
            qFatal("there is no temporary folder");
    }

    // Closes the window as the user would, and starts again over the same folder.
    void reopen(const QStringList &paths = {}, const std::function<void(Settings &)> &prepare = {})
    {
        close();
        m_desk = std::make_unique<Desk>(*m_folder, paths, prepare);
    }

    void close()
    {
        if (m_desk)
            m_desk->window.close();
        m_desk.reset();
    }

    [[nodiscard]] QString write(const QString &name, const QByteArray &digest) const
    {
        return Desk::digest(*m_folder, name, digest);
    }

    // A visible widget by its accessible name; null: there is none.
    template<class T>
    [[nodiscard]] T *named(const QString &name) const
    {
        for (T *widget : m_desk->window.template findChildren<T *>())
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        return nullptr;
    }

    // A visible widget by its text without the mnemonic; null: there is none.
    template<class T = QAbstractButton>
    [[nodiscard]] static T *withText(const QWidget &parent, const QString &text)
    {
        for (T *widget : parent.findChildren<T *>())
            if (widget->isVisible() && QString(widget->text()).remove(u'&') == text)
                return widget;
        return nullptr;
    }

    [[nodiscard]] QAbstractButton *button(const QString &text) const
    {
        return withText<QAbstractButton>(m_desk->window, text);
    }

    // Returns when keys go to this window. Qt Test calls a dialog active already when the window
    // below has the keys.
    static void activate(QWidget &window)
    {
        window.activateWindow();
        const auto isActive = [&window] { return QApplication::activeWindow() == &window; };
        if (!QTest::qWaitFor(isActive, test::longest))
            qFatal("the window is not active");
    }

    // As a desktop does when a dialog was closed.
    void activateWindow() { activate(m_desk->window); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
};

} // namespace broadsheet
