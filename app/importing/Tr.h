// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct ImportingTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::importing)
};

} // namespace broadsheet
