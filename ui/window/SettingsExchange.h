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
void store(const SettingsValues &values, Settings &settings);

} // namespace broadsheet
