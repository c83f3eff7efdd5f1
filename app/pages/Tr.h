// The translation context of this folder's messages.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

// One name for each folder: two different structs of one name would break the one-definition rule.
struct PagesTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::pages)
};

} // namespace broadsheet
