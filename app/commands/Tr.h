// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct CommandsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

} // namespace broadsheet
