// The translation context of this folder.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct PdfsTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::pdfs)
};

} // namespace broadsheet
