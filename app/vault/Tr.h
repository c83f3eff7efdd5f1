// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct VaultTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::vault)
};

} // namespace broadsheet
