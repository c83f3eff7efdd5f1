// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SqliteTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::sqlite)
};

} // namespace broadsheet
