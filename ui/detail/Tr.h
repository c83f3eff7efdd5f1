// The translation context of this folder's free functions.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct DetailTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::detail)
};

} // namespace broadsheet
