// Translations for what is not a QObject in this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct PreferencesTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::preferences)
};

} // namespace broadsheet
