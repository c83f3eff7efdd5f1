// What the program is, and the versions that a report of a fault needs, to be copied. GUI thread
// only.
#pragma once

#include "papers/LibraryInfo.h"

#include <QDialog>

namespace broadsheet {

// A line each: the program, Qt, SQLite, the schema of the library, the platform. No paths and no
// names: it can be shown to anyone.
[[nodiscard]] QString versionsText(const LibraryInfo &library);

class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it.
    explicit AboutDialog(const LibraryInfo &library, QWidget *parent = nullptr);
};

} // namespace broadsheet
