// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct LibraryTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::library)
};

} // namespace broadsheet
