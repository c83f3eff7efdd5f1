// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SearchTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::search)
};

} // namespace broadsheet
