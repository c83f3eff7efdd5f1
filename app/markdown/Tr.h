// The translation context of this folder's free functions.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct MarkdownTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::markdown)
};

} // namespace broadsheet
