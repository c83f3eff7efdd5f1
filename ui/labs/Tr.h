// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct LabsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::labs)
};

} // namespace broadsheet
