// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct GistTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::gist)
};

} // namespace broadsheet
