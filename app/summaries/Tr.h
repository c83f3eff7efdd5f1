// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SummariesTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::summaries)
};

} // namespace broadsheet
