// Files that a power cut or a kill leaves either as they were or as they are meant to be. Any
// thread. Throws Failed.
#pragma once

#include <QString>

namespace broadsheet {

// The file that a path leads to, also over links. SQLite looks there for the files beside it.
[[nodiscard]] QString placeOf(const QString &library);

// A name beside `file` for what is not finished yet: "<file>.part-<uuid>".
[[nodiscard]] QString unfinishedName(const QString &file);

// Removes such a file if it is there, and what SQLite leaves beside it when writing fails.
void removeUnfinished(const QString &unfinished);

// Removes what a kill left unfinished more than a day ago, of files in the folder whose names begin
// so.
void removeOldUnfinished(const QString &folder, const QString &prefix = {});

// Makes the folder, with access for its owner only.
void makePrivateFolder(const QString &folder);

// Forces what is in the file to the disk, and gives its owner alone access to it.
void finishFile(const QString &file);

// Puts a finished file in the place of another, if there is one, and forces that to the disk. Both
// are in one folder.
void moveInto(const QString &finished, const QString &file);

// Forces the names in the folder to the disk.
void flushFolder(const QString &folder);

} // namespace broadsheet
