// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct CarriersTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::carriers)
};

} // namespace broadsheet
