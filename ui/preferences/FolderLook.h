// Whether a folder is there that the user types. The look is taken on another thread, because a
// folder on a drive that is away can answer late or never. GUI thread only.
#pragma once

#include <QObject>
#include <QString>

namespace broadsheet {

class FolderLook final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // What the user typed, with the home folder for ~.
    [[nodiscard]] static QString folderIn(const QString &typed);

    void look(const QString &folder); // empty or no whole path: for nothing
    // A remark while the folder is missing. It may come with its drive, so nothing is wrong.
    [[nodiscard]] QString remark() const;

Q_SIGNALS:
    void changed(); // the remark

private:
    void ask();
    void settle(bool isMissing);

    QString m_folder;
    bool m_isLooking = false; // one look at a time
    bool m_isMissing = false;
};

} // namespace broadsheet
