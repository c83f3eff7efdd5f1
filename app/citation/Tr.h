// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct CitationTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::citation)
};

} // namespace broadsheet
