// Takes papers of the list out of the program, in any export format: asks which ones and where to,
// reads some from the library and writes them, until all are there, and says so. GUI thread only;
// the papers are written by a pool's thread.
#pragma once

#include "base/Result.h"
#include "controls/NoticeQueue.h"
#include "papers/Paper.h"
#include "sharing/ExportDialog.h"
#include "sharing/ExportFormats.h"
#include "sharing/PaperCollector.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QWidget;

namespace broadsheet {

class Library;
class ListController;
class Settings;

class ExportController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window; // over which the dialogs are
        Library &library;
        ListController &list;
        Settings &settings; // know the format and the folder of the last export
    };

    explicit ExportController(const Parts &parts, QObject *parent = nullptr);
    ~ExportController() override;

    void ask();
    void cancel(); // leaves no file

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total);
    void ended(); // no progress any more

private:
    class Job;
    using OwnedJob = std::unique_ptr<Job>;
    struct Step; // of a job, done by a pool's thread

    void open();
    void askForFile(ExportDialog &dialog);
    void start(const ExportChoice &choice, const QString &path);
    void write(const QList<Paper> &papers);
    void finish();
    // Gives the job to a pool's thread for `work` and takes it back for `then`, unless it was ended
    // meanwhile.
    void run(const std::function<Result<void>(Job &)> &work, const std::function<void()> &then);
    void tell(const Job &job);
    void fail(const Error &error);
    void end(); // forgets the job; its file is not there unless it was committed

    Parts m_parts;
    PaperCollector m_collector;
    QPointer<ExportDialog> m_dialog; // while it is open
    bool m_isRunning = false;
    OwnedJob m_job; // null: a pool's thread has it
    int m_run = 0;  // what an older job reports is dropped
};

} // namespace broadsheet
