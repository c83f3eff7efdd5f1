// Keeps the exchange with the user's other machines going while the window is open, says how it
// stands, and serves its page in the settings. Does nothing while the settings name no carrier. GUI
// thread only.
#pragma once

#include "base/Clock.h"
#include "carriers/SharedSettings.h"
#include "sync/Sync.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace broadsheet {

class Library;
class SecretStore;
class Settings;
class SettingsDialog;
struct MachineValues;
struct SyncValues;

class SyncController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        Settings &settings;
        SecretStore &secrets;
        Clock clock;
        std::chrono::milliseconds keychainTime{}; // for an answer; see askSyncPassword()
    };

    // The parts must outlive this object.
    explicit SyncController(const Parts &parts, QObject *parent = nullptr);
    ~SyncController() override;

    void readSettings(); // begins, ends or changes the exchange
    void exchange();     // now
    void serve(SettingsDialog &dialog);

Q_SIGNALS:
    void said(const QString &text, const QString &details); // for the status line; empty: nothing
    void failed(const broadsheet::Error &error);
    void settingsTaken(); // of another machine; they are in the settings now

private:
    // What the exchange was begun with.
    struct Target
    {
        QString folder;
        QString database;
        QString password;
        bool withContent = false;
        QString contentFolder = {};
        QString contentSpace = {};
        QString groupDatabase = {};

        bool operator==(const Target &) const = default;
    };

    void begin(const QString &libraryFile, const QString &password, const QString &labPassword);
    void say(const SyncState &state);
    void test(SettingsDialog &dialog, const SyncValues &values, const QString &forgotten);
    using Show = std::function<void(const QString &, const QList<MachineValues> &)>;
    struct Question
    {
        QString libraryFile;
        CarrierChoice choice;
        QString forgotten; // a device that is to be; empty: none
    };
    void list(QObject &test, const Show &show, const Question &question);
    void storePassword(const SyncValues &values);
    void shareSettings();
    void take(const SettingTexts &values);
    void tellOnce(const Error &problem);

    Parts m_parts;
    Target m_target;
    QString m_told;     // the problem with settings that was told last
    QString m_password; // that the user typed, until the program ends
    std::unique_ptr<Sync> m_sync;
    int m_question = 0; // the answer to the newest alone is heard
};

} // namespace broadsheet
