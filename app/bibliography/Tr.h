// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct BibliographyTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::bibliography)
};

} // namespace broadsheet
