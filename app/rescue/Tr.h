// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct RescueTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::rescue)
};

} // namespace broadsheet
