#include "sharing/PrintController.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "export/SaveExport.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "sharing/ExportFormats.h"
#include "sharing/PaperPages.h"
#include "sharing/PrintDialog.h"
#include "sharing/SaveDialog.h"

#include <QFileInfo>
#include <QMarginsF>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QWidget>
#include <QtConcurrentRun>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr QMarginsF margins(20, 18, 20, 15); // millimetres
constexpr qreal points = 10;                 // of the texts

// "digest/ko": of the text that the user chose last, else one in the language of the window.
QString textKeyOf(const Settings &settings)
{
    const QString chosen = settings.textLanguage();
    return chosen.isEmpty() ? QString(u"digest/"_s + settings.textLanguages().value(0)) : chosen;
}

} // namespace

PrintController::PrintController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_collector(parts.library)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0ms);
    connect(&m_turn, &QTimer::timeout, this, &PrintController::paintNext);
    connect(&m_collector, &PaperCollector::collected, this, [this](const QList<Paper> &papers) {
        m_waiting = papers;
        m_turn.start();
    });
    connect(&m_collector, &PaperCollector::finished, this, &PrintController::finish);
    connect(&m_collector, &PaperCollector::failed, this, &PrintController::fail);
}

PrintController::~PrintController()
{
    close();
}

QString PrintController::title() const
{
    return m_parts.window.windowTitle();
}

void PrintController::ask()
{
    if (m_pages)
        Q_EMIT said({.text = tr("Papers are still being printed.")});
    else
        m_parts.list.whenWhole([this] { open(); });
}

void PrintController::open()
{
    if (m_dialog)
        return; // the key was pressed twice before the list was whole
    const ListSelection &papers = m_parts.list.papers();
    const auto all = int(papers.allNumbers().size());
    if (all == 0) {
        Q_EMIT said({.text = tr("This list has no papers.")});
        return;
    }
    auto *dialog = new PrintDialog(int(papers.selectedNumbers().size()), all, &m_parts.window);
    connect(dialog, &PrintDialog::printRequested, this, [this, dialog] { askForPrinter(*dialog); });
    connect(dialog, &PrintDialog::pdfRequested, this, [this, dialog] { askForPdf(*dialog); });
    m_dialog = dialog;
    dialog->open();
}

// The dialog of the desktop knows the printers, and prints into a file as well.
void PrintController::askForPrinter(PrintDialog &dialog)
{
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title());
    printer->setPageMargins(margins, QPageLayout::Millimeter);
    m_printer = printer.get();
    m_device = std::move(printer);
    auto *question = new QPrintDialog(m_printer, &dialog);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setOptions(QAbstractPrintDialog::PrintToFile |
                         QAbstractPrintDialog::PrintShowPageSize);
    connect(question, &QDialog::accepted, this, [this, &dialog] {
        m_path.clear();
        start(std::exchange(m_device, nullptr), dialog.isWholeList());
        dialog.accept();
    });
    question->open();
}

void PrintController::askForPdf(PrintDialog &dialog)
{
    const ListController &list = m_parts.list;
    const ExportedPapers papers{
        .view = list.selection(),
        .search = list.searchText(),
        .day = list.shownDay(),
        .selected = dialog.isWholeList() ? 0 : int(list.papers().selectedNumbers().size())};
    askForFile({.parent = dialog,
                .title = tr("Save as PDF"),
                .name = suggestedFileName(papers, u"pdf"_s),
                .fileType = u"PDF"_s},
               m_parts.settings, [this, &dialog](const QString &path) {
                   m_printer = nullptr;
                   m_path = path;
                   m_pdf.close(); // it is still open if the last one was stopped
                   m_pdf.setData({});
                   m_pdf.open(QIODevice::WriteOnly);
                   auto writer = std::make_unique<QPdfWriter>(&m_pdf);
                   writer->setTitle(title());
                   writer->setCreator(u"Broadsheet"_s);
                   writer->setPageMargins(margins, QPageLayout::Millimeter);
                   start(std::move(writer), dialog.isWholeList());
                   dialog.accept();
               });
}

void PrintController::start(std::unique_ptr<QPagedPaintDevice> device, bool isWholeList)
{
    m_device = std::move(device);
    QFont font = m_parts.window.font();
    font.setPointSizeF(points);
    m_pages = std::make_unique<PaperPages>(
        *m_device, [this] { m_device->newPage(); },
        PaperPages::Style{.footer = title(), .textKey = textKeyOf(m_parts.settings), .font = font});
    m_painted = 0;
    if (!m_pages->isOpen())
        return fail({ErrorKind::Storage, tr("The printer did not take the papers.")});
    const ListSelection &papers = m_parts.list.papers();
    m_collector.start(isWholeList ? papers.allNumbers() : papers.selectedNumbers());
}

// One paper in each turn of the event loop.
void PrintController::paintNext()
{
    if (!m_pages)
        return;
    if (m_waiting.isEmpty()) {
        m_collector.goOn();
        return;
    }
    m_pages->add(m_waiting.takeFirst());
    Q_EMIT progress(tr("Setting pages"), ++m_painted, m_collector.total());
    m_turn.start();
}

void PrintController::finish()
{
    m_pages->finish();
    const int pages = m_pages->pages();
    m_pages.reset();
    m_device.reset(); // now everything is in the file or with the printer
    Q_EMIT ended();
    if (m_path.isEmpty())
        Q_EMIT said({.text = tr("%Ln paper(s) sent to the printer", nullptr, m_painted)});
    else
        savePdf(m_painted, pages);
}

// Nothing refers to this object there: the window may be closed meanwhile.
void PrintController::savePdf(int papers, int pages)
{
    m_pdf.close();
    deliver(QtConcurrent::run(workPool(), saveExport, m_path, m_pdf.data()), this,
            [this, papers, pages, path = m_path](const Result<void> &saved) {
                if (!saved)
                    return fail(saved.error());
                Q_EMIT said({.text = tr("%Ln page(s) with %1 written to %2", nullptr, pages)
                                         .arg(tr("%Ln paper(s)", nullptr, papers),
                                              safeText(QFileInfo(path).fileName())),
                             .action = tr("Show in folder"),
                             .act = [path] { showFolderOf(path); }});
            });
}

void PrintController::cancel()
{
    if (!m_pages)
        return;
    close();
    Q_EMIT ended();
}

void PrintController::close()
{
    m_collector.stop();
    m_turn.stop();
    m_waiting.clear();
    if (m_printer && m_pages)
        m_printer->abort();
    m_printer = nullptr;
    m_pages.reset(); // before its device
    m_device.reset();
}

void PrintController::fail(const Error &error)
{
    close();
    Q_EMIT ended();
    Q_EMIT said({.kind = Notice::Kind::Problem,
                 .text = error.message,
                 .action = tr("Print again…"),
                 .details = error.detail,
                 .act = [this] { ask(); }});
}

} // namespace broadsheet
