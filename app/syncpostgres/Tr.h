// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SyncPostgresTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::syncpostgres)
};

} // namespace broadsheet
