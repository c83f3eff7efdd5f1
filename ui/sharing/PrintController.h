// Prints papers of the list with their texts, or writes them as a PDF. Pages are painted paper by
// paper between other events, so the window stays usable. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controls/NoticeQueue.h"
#include "papers/Paper.h"
#include "sharing/PaperCollector.h"

#include <QBuffer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QPagedPaintDevice;
class QPrinter;
class QWidget;

namespace broadsheet {

class Library;
class ListController;
class PaperPages;
class PrintDialog;
class Settings;

class PrintController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window; // over which the dialogs are; its title is at the foot of the pages
        Library &library;
        ListController &list;
        Settings &settings; // know the text that the user reads, and the folder of the last export
    };

    explicit PrintController(const Parts &parts, QObject *parent = nullptr);
    ~PrintController() override;

    void ask();
    void cancel(); // no file is written then; a printer may have pages already

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total);
    void ended(); // no progress any more

private:
    void open();
    void askForPrinter(PrintDialog &dialog);
    void askForPdf(PrintDialog &dialog);
    void start(std::unique_ptr<QPagedPaintDevice> device, bool isWholeList);
    void paintNext();
    void finish();
    void savePdf(int papers, int pages);
    void fail(const Error &error);
    void close();
    [[nodiscard]] QString title() const;

    Parts m_parts;
    PaperCollector m_collector;
    QPointer<PrintDialog> m_dialog; // while it is open
    QString m_path;                 // of the PDF; empty: a printer
    QBuffer m_pdf;
    std::unique_ptr<QPagedPaintDevice> m_device;
    QPrinter *m_printer = nullptr;       // the device, if it is one
    std::unique_ptr<PaperPages> m_pages; // while papers are painted
    QList<Paper> m_waiting;              // to be painted
    int m_painted = 0;
    QTimer m_turn;
};

} // namespace broadsheet
