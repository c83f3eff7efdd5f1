// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SharingTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::sharing)
};

} // namespace broadsheet
