// Copies between the settings and the values that the settings dialog shows. Proxy, token and key
// are stored by Secrets.
#pragma once

#include "preferences/SettingsValues.h"

namespace broadsheet {

class Settings;
struct Secrets;

[[nodiscard]] SettingsValues settingsValues(const Settings &settings, const Secrets &secrets);
// Why a source with these values cannot be asked. Empty: it can.
[[nodiscard]] QString problemWithValues(const SourceValues &values);
// Stores what differs. The rest may have changed meanwhile: other machines send settings.
void store(const SettingsValues &before, const SettingsValues &now, Settings &settings);

} // namespace broadsheet
