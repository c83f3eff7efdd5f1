// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct ReaderTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::reader)
};

} // namespace broadsheet
