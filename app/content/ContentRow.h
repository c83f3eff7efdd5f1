// A line of content on its way to the reader's other machines. It stands for itself.
#pragma once

#include <QByteArray>

namespace broadsheet {

struct ContentRow
{
    // What it is about: letters, digits and dashes. A later row of the same place with the same key
    // says all that this one says.
    QByteArray key;
    QByteArray line; // see ContentLine.h
};

} // namespace broadsheet
