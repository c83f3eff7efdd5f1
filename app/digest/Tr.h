// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct DigestTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::digest)
};

} // namespace broadsheet
