// What a file is that could not be opened as a library. Nothing is changed. Throws Failed when that
// was cancelled.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Whether there was a library at this place: its event file or a backup of it is there.
[[nodiscard]] bool hasTraces(const QString &library);

// Whether the library is missing or empty although there are backups of it. What only the event
// file has is brought back by opening the library.
[[nodiscard]] bool isLost(const QString &library);

// Whether the file is a library of ours that is damaged, so that it may be set aside. Everything
// else is left alone: a file of another program, a library of a newer version, one that was changed
// by hand. What has no trace of a library in it is ours only if it has left traces beside it.
enum class Check { Quick, Whole }; // Whole: also whether indexes agree with their tables
[[nodiscard]] bool isDamagedLibrary(const QString &library, Check check,
                                    const Database::IsCancelled &isCancelled);

// Whether the library's event file has lines that cannot be read.
[[nodiscard]] bool hasDamagedLines(const QString &library);

// A library that is in use cannot be rescued. This sees to it that it is examined as a whole, and
// rescued, when it is opened the next time. Any thread; it does not fail.
void examineWhenOpened(const QString &library);
[[nodiscard]] bool isToBeExamined(const QString &library);
void forgetToExamine(const QString &library);

// Whether the log beside the library is of another library: it names another device. Takes no time.
[[nodiscard]] bool isLogOfAnother(const QString &library);

// Whether the library is whole without its log, but not with it.
[[nodiscard]] bool isLogDamaged(const QString &library, const Database::IsCancelled &isCancelled);

} // namespace broadsheet
