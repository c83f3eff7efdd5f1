// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct BackupsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::backups)
};

} // namespace broadsheet
