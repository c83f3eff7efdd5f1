// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct ContentTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::content)
};

} // namespace broadsheet
