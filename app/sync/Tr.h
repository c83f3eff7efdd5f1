// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SyncTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::sync)
};

} // namespace broadsheet
