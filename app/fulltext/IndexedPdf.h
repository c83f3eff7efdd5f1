// A PDF in the full text, and how far it was read. A value.
#pragma once

#include "papers/PaperId.h"

namespace broadsheet {

struct IndexedPdf
{
    qint64 number = 0; // in the file; 0: it is not there yet
    PaperId paper;
    QString file = {}; // tells this PDF from another one of the paper
    int next = 0;      // the first page that is not there
    int breaks = 0;    // how often it ended the process that reads it
    qint64 characters = 0;
    bool done = false; // nothing more will be read

    bool operator==(const IndexedPdf &) const = default;
};

} // namespace broadsheet
