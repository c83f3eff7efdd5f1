// The export formats as the user knows them, and the names of files. Pure functions.
#pragma once

#include "models/ViewSelection.h"

#include <QString>

namespace broadsheet {

struct Format;

struct FormatFace
{
    QString name;   // "BibTeX (ASCII, for pdfLaTeX)"
    QString suffix; // of its files, "bib"
};

[[nodiscard]] FormatFace faceOf(const Format &format);

// What is exported, for the name of its file.
struct ExportedPapers
{
    ViewSelection view;
    QString search;   // of a list that is a search
    QDate day;        // of a list of one day
    int selected = 0; // of the list, 0: all of it
};

// "2024-03-22.bib", "starred.csv", "3-of-starred.csv": no sign in it that a file system or a shell
// has a use for, and at most 200 bytes.
[[nodiscard]] QString suggestedFileName(const ExportedPapers &papers, const QString &suffix);

} // namespace broadsheet
