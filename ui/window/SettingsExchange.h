// Between the settings and the dialog that shows them.
#pragma once

#include "dialogs/SettingsValues.h"

namespace broadsheet {

class Settings;

[[nodiscard]] SettingsValues settingsValues(const Settings &settings);
void store(const SettingsValues &values, Settings &settings);

} // namespace broadsheet
