// Opens the dialogs of settings and keys, and applies what was changed there. GUI thread only.
#pragma once

#include <QObject>

namespace broadsheet {

class MainWindow;
class NoticePresenter;
class Settings;
class Thumbnails;
struct Controllers;
struct Secrets;
struct SettingsValues;

class SettingsController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        Controllers &controllers;
        Settings &settings;
        Secrets &secrets;
        Thumbnails &thumbnails;
        NoticePresenter &notices;
    };

    // Applies the settings as they are, and moves a password in their file into the keychain.
    explicit SettingsController(const Parts &parts, QObject *parent = nullptr);

    void editSettings();
    void editKeys();

private:
    void store(const SettingsValues &values);
    void storeToken(const SettingsValues &values);
    void apply();

    Parts m_parts;
};

} // namespace broadsheet
