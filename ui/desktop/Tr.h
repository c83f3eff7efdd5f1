// Translations for what is not a QObject in this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct DesktopTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::desktop)
};

} // namespace broadsheet
