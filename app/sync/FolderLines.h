// The lines of a file in the shared folder; README.md has the format. Pure functions.
#pragma once

#include "eventfile/JournalEvent.h"
#include "sync/Carrier.h"

#include <QByteArray>

#include <optional>

namespace broadsheet {

inline constexpr int exchangeFileVersion = 1;

struct ExchangeHeader
{
    int version = exchangeFileVersion; // of a later one only this is read
    Sender sender;
};

[[nodiscard]] QByteArray lineOf(const ExchangeHeader &header);
[[nodiscard]] std::optional<ExchangeHeader> exchangeHeaderIn(QByteArrayView line);

// What one call of append() writes: a line that says how many events follow, and these.
[[nodiscard]] QByteArray linesOfAppend(const QList<JournalEvent> &events);
// Stands before an append that follows one which was not ended: the program was. What was begun
// comes again.
[[nodiscard]] QByteArray againLine();
[[nodiscard]] bool isAgainLine(QByteArrayView line);
[[nodiscard]] bool isAppendLine(QByteArrayView line); // it may be damaged
[[nodiscard]] std::optional<qint64> countIn(QByteArrayView appendLine);

} // namespace broadsheet
