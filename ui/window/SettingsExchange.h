// Copies between the settings and the values that the settings dialog shows. The proxy is stored by
// ProxyPassword.
#pragma once

#include "dialogs/SettingsValues.h"

namespace broadsheet {

class Settings;

[[nodiscard]] SettingsValues settingsValues(const Settings &settings);
void store(const SettingsValues &values, Settings &settings);

} // namespace broadsheet
