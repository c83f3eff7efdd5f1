// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct SourcesTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::sources)
};

} // namespace broadsheet
