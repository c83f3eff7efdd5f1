// Settings files: what is written is read back.
#include "Fuzz.h"

#include "settings/IniText.h"

using namespace broadsheet;
using namespace broadsheet::test;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::optional<QSettings::SettingsMap> values = readIni(viewOf(data, size));
    if (!values)
        return 0;
    const QByteArray written = writeIni(*values);
    const std::optional<QSettings::SettingsMap> again = readIni(written);
    require(again.has_value(), "what was written can be read");
    require(writeIni(*again) == written, "settings are read back");
    return 0;
}
