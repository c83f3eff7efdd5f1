// Settings of the view and keys that travel with the journal, where the user wants it: a change is
// an event of the kind "setting", so the newest one wins, and it is no gesture, so nobody undoes
// it. What depends on the screen, such as fonts and the layout of the window, does not travel.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QFuture>
#include <QMap>
#include <QString>

namespace broadsheet {

class Library;
class Settings;

using SettingTexts = QMap<QString, QString>; // by key; what has its default is not there

// Those that travel, as the file of this machine has them. One that is not there yet can get lost,
// and would then be taken for a change back. Fails with ErrorKind::Storage.
[[nodiscard]] Result<SettingTexts> settingsToShare(Settings &settings);
// Values from elsewhere, into the file; empty: the default. Others than those that travel, and what
// makes no sense, are left out. Fails with ErrorKind::Storage.
[[nodiscard]] Result<void> takeSettings(Settings &settings, const SettingTexts &values);

struct SettledSettings
{
    SettingTexts toTake;
    bool isToSend = false; // something changed here
};

// What changed on this machine since the last time goes into the journal; what changed on others is
// to be taken, again and again until noteTaken(). The first time what others have said counts.
[[nodiscard]] QFuture<Result<SettledSettings>> settleSettings(Library &library, const Clock &clock,
                                                              const SettingTexts &mine);
[[nodiscard]] QFuture<Result<void>> noteTaken(Library &library, const SettingTexts &values);

} // namespace broadsheet
