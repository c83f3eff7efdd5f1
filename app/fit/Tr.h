// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct FitTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::fit)
};

} // namespace broadsheet
