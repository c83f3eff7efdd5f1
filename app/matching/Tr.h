// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct MatchingTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::matching)
};

} // namespace broadsheet
