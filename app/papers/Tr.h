// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct PapersTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::papers)
};

} // namespace broadsheet
