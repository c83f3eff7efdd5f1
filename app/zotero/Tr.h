// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct ZoteroTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::zotero)
};

} // namespace broadsheet
