// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SettingsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::settings)
};

} // namespace broadsheet
