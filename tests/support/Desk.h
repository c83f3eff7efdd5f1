// The whole program except main(): a real window, library file and settings file. Offscreen.
#pragma once

#include "appearance/Look.h"
#include "library/Library.h"
#include "network/HttpClient.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "support/FakeSecrets.h"
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
    // Opens `paths` as the command line would. Nothing is fetched unless `prepare` says otherwise.
    explicit Desk(const QTemporaryDir &folder, const QStringList &paths = {});
    Desk(const QTemporaryDir &folder, const QStringList &paths,
         const std::function<void(Settings &)> &prepare);

    // Writes a file and returns its path.
    [[nodiscard]] static QString digest(const QTemporaryDir &folder, const QString &name,
                                        const QByteArray &text);
    // 22 March 2024: Beta with 25 votes, Alpha with 3 and Gamma with none.
    [[nodiscard]] static QByteArray friday();

    // Returns when the library has answered all that the window has asked for so far.
    void settle();

    // Presses keys wherever the focus is.
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
    test::FakeSecrets keychain;
    Secrets secrets;
    HttpClient http;
    Thumbnails thumbnails;
    Look look;
    MainWindow window;
    Session session;
};

} // namespace broadsheet
