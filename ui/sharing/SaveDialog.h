// Asks for the file that is written. GUI thread only.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace broadsheet {

class Settings;

struct SaveQuestion
{
    QWidget &parent;
    QString title;
    QString name;     // that is proposed, with its suffix
    QString fileType; // "BibLaTeX (UTF-8)"
};

// Begins in the folder of the last export, else in the user's documents. `use` gets the path; it is
// not called when the user changes their mind. The folder is kept.
void askForFile(const SaveQuestion &question, Settings &settings,
                const std::function<void(const QString &)> &use);

// Opens the folder of a file in the desktop's file manager.
void showFolderOf(const QString &path);

} // namespace broadsheet
