// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct VoiceTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::voice)
};

} // namespace broadsheet
