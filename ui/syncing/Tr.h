// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SyncingTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::syncing)
};

} // namespace broadsheet
