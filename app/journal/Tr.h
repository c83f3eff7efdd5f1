// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct JournalTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::journal)
};

} // namespace broadsheet
