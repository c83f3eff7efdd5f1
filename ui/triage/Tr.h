// The translation context of this folder's free functions.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct TriageTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::triage)
};

} // namespace broadsheet
