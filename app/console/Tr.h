// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct ConsoleTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::console)
};

} // namespace broadsheet
