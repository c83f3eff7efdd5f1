// Opens the dialogs of settings and keys, and applies what was changed there. GUI thread only.
#pragma once

#include "appearance/Look.h"

#include <QObject>

namespace broadsheet {

class MainWindow;
class NoticePresenter;
class Settings;
class Thumbnails;
class SettingsDialog;
struct Controllers;
struct ModelValues;
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
    void readSettings(); // another machine's are in them now

Q_SIGNALS:
    void lookChosen(const broadsheet::LookValues &look); // also while the user tries one
    void applied();                                      // the settings have other values
    // Before the user sees it. Its values are stored after others were told that it was applied.
    void opening(broadsheet::SettingsDialog &dialog);
    // What is made once, such as the texts of the window, has to be made anew.
    void reopeningNeeded();

private:
    void store(const SettingsValues &before, const SettingsValues &values);
    [[nodiscard]] static bool needsReopening(const SettingsValues &before,
                                             const SettingsValues &now);
    void storeToken(const SettingsValues &values);
    void testModel(SettingsDialog &dialog, const ModelValues &values);
    void apply();

    Parts m_parts;
};

} // namespace broadsheet
