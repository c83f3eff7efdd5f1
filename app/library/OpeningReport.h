// What a user has to know about the opening of a library.
#pragma once

#include <QStringList>

namespace broadsheet {

struct OpeningReport
{
    // Sentences, in the order in which things happened; none when all was as it should be.
    QStringList messages;
    // Events that the library lacked and the journal file had. When that is much, the library was
    // lost, and this is no first start.
    qint64 broughtBack = 0;
};

} // namespace broadsheet
