// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct LabTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::lab)
};

} // namespace broadsheet
