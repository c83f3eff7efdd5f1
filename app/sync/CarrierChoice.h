// What the engine is told about the carrier that the reader chose.
#pragma once

#include "sync/Carrier.h"

#include <functional>
#include <memory>

namespace broadsheet {

struct CarrierChoice
{
    // Of the folder or database, without a password. What is known of another address does not
    // count for this one.
    QString address;
    std::function<std::unique_ptr<Carrier>(const Sender &self)> make; // on the engine's thread
    bool withContent = false; // papers, texts, votes and summaries by a model travel as well
    QString contentAddress;   // where they do; empty: with the journal
};

[[nodiscard]] CarrierChoice folderChoice(const QString &folder); // an absolute path

} // namespace broadsheet
