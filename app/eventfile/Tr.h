// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct EventFileTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::eventfile)
};

} // namespace broadsheet
