// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SecretsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::secrets)
};

} // namespace broadsheet
