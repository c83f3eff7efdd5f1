// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct KeepingTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::keeping)
};

} // namespace broadsheet
