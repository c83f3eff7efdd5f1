// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct PageviewTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::pageview)
};

} // namespace broadsheet
