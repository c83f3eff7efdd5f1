// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct FetchingTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::fetching)
};

} // namespace broadsheet
