// The whole program but main(): real window, real library file, real settings file, pictures from
// loopback. Offscreen.
#pragma once

#include "library/Library.h"
#include "network/HttpClient.h"
#include "settings/Settings.h"
#include "thumbnails/Thumbnails.h"
#include "window/MainWindow.h"
#include "window/Session.h"

#include <QAbstractItemModel>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace broadsheet {

class Desk final
{
public:
    // Without a `prepare` that says otherwise nothing is fetched.
    explicit Desk(const QTemporaryDir &folder, const QStringList &paths = {});
    Desk(const QTemporaryDir &folder, const QStringList &paths,
         const std::function<void(Settings &)> &prepare);

    [[nodiscard]] static QString digest(const QTemporaryDir &folder, const QString &name,
                                        const QByteArray &text);

    // Keys as the reader presses them, wherever the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);

    [[nodiscard]] QAbstractItemModel &papers();
    [[nodiscard]] int rows();
    [[nodiscard]] int currentRow();
    [[nodiscard]] PaperId currentId();
    [[nodiscard]] QString currentTitle();
    [[nodiscard]] QStringList titles();
    [[nodiscard]] bool isStarred(int row);
    [[nodiscard]] bool isRead(int row);
    [[nodiscard]] QString heading();

    std::unique_ptr<Library> library;
    Settings settings;
    HttpClient http;
    Thumbnails thumbnails;
    MainWindow window;
    Session session;
};

} // namespace broadsheet
