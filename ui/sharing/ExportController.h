// Takes papers of the list out of the program, in any export format: asks which ones and where to,
// reads them from the library, writes them and says so. GUI thread only; the papers are written by
// a pool's thread.
#pragma once

#include "base/Result.h"
#include "controls/NoticeQueue.h"
#include "papers/Paper.h"
#include "sharing/ExportDialog.h"
#include "sharing/ExportFormats.h"
#include "sharing/PaperCollector.h"

#include <QObject>

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

    void ask();
    void cancel(); // what is being read; nothing is written then

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total);
    void ended(); // no progress any more

private:
    struct Job
    {
        ExportChoice choice;
        QString path; // empty: to the clipboard
        QDate day;    // that formats with days are limited to; invalid: all
    };

    void open();
    void askForFile(ExportDialog &dialog);
    void start(const ExportChoice &choice, const QString &path);
    void write();
    void finish(const Result<QByteArray> &written, int papers);
    void fail(const Error &error);

    Parts m_parts;
    PaperCollector m_collector;
    Job m_job;
    QList<Paper> m_papers;
};

} // namespace broadsheet
