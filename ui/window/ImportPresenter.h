// Opens digest files and folders: asks for them, imports them, and shows progress and outcome.
// GUI thread only.
#pragma once

#include <QObject>
#include <QStringList>

namespace broadsheet {

class ImportController;
class ListController;
class MainWindow;
class NoticePresenter;
struct Error;
struct ImportReport;

class ImportPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        ImportController &import;
        ListController &list;
        NoticePresenter &notices;
    };

    explicit ImportPresenter(const Parts &parts, QObject *parent = nullptr);

    // Shows the newest of the imported days, unless the user goes elsewhere first.
    void open(const QStringList &paths);
    bool openAgain(); // what was opened last, without going there; false if nothing was opened
    void askForFiles();
    void askForFolder();

private:
    void showReport(const ImportReport &report, const QStringList &paths);
    void showFailure(const Error &error, const QStringList &paths);

    Parts m_parts;
    QStringList m_lastOpened;
    bool m_showsNewestDay = false; // when the import that runs is done
};

} // namespace broadsheet
