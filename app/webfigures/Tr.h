// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct WebFiguresTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::webfigures)
};

} // namespace broadsheet
