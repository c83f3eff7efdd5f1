// Translations for what is not a QObject in this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct TagsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::tags)
};

} // namespace broadsheet
