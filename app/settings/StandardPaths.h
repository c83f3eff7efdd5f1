// Where Broadsheet keeps its files by default: below the data and cache folders of the XDG Base
// Directory Specification. The window and the commands use the same ones.
#pragma once

#include <QString>

namespace broadsheet {

[[nodiscard]] QString defaultLibraryFile();
[[nodiscard]] QString pictureFolder();   // scaled copies of pictures; may be deleted at any time
[[nodiscard]] QString httpCacheFolder(); // HTTP replies; may be deleted at any time
[[nodiscard]] QString pdfFolder();       // PDFs of papers; may be deleted at any time
[[nodiscard]] QString budgetFile();      // times of recent requests, see HttpMessages.h
[[nodiscard]] QString promptFile();      // the user's words to the model that writes summaries

// The programs that decode pictures, read PDFs and read aloud: beside this program in a build, else
// where they are installed.
[[nodiscard]] QString decoderProgram();
[[nodiscard]] QString pagesProgram();
[[nodiscard]] QString voiceProgram();

// Closes everything above, the settings and their folders to other users. Files in the caches are
// closed by their folders. `library` and `settings`: files that the user named, or empty; their
// folders are the user's own business.
void makeFilesPrivate(const QString &library, const QString &settings);

} // namespace broadsheet
