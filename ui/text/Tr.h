// The translation context of this folder's free functions.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct TextTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::text)
};

} // namespace broadsheet
