// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct ExportTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::exporting)
};

} // namespace broadsheet
