#include "pdfsearch/PdfSearch.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "indexing/FoundPages.h"
#include "indexing/PdfIndexer.h"
#include "list/PaperListView.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"

#include <QAction>
#include <QDir>
#include <QFileSystemWatcher>
#include <QKeyEvent>

#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto quietStart = 8s; // the first lists and pictures go before
constexpr auto quiet = 2s;      // several PDFs may come at once

bool isEnter(const QEvent &event)
{
    const auto &key = static_cast<const QKeyEvent &>(event);
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           !(key.modifiers() & ~Qt::KeypadModifier);
}

} // namespace

PdfSearch::PdfSearch(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_wait, &QTimer::timeout, this, &PdfSearch::look);
    m_wait.start(quietStart);
    m_parts.view.installEventFilter(this);
}

PdfSearch::~PdfSearch() = default;

void PdfSearch::readSettings()
{
    m_wait.start(quiet);
}

void PdfSearch::look()
{
    if (!m_indexer) {
        deliver(fullTextFileOf(m_parts.library), this, [this](const Result<QString> &file) {
            if (file && !m_indexer)
                make(*file);
        });
        return;
    }
    const bool isOn = m_parts.settings.isOn(SettingsTable::pdfFullText);
    setWatched(isOn);
    if (isOn)
        m_indexer->look();
    else
        m_indexer->remove();
}

void PdfSearch::make(const QString &file)
{
    m_indexer =
        new PdfIndexer(file, PdfShelf(pdfFolder()), pagesProgram(), FullTextCheck::Whole, this);
    connect(m_indexer, &PdfIndexer::grown, this, &PdfSearch::showGrown);
    look();
}

void PdfSearch::setWatched(bool watched)
{
    if (!watched)
        return delete std::exchange(m_folder, nullptr);
    if (m_folder)
        return;
    QDir().mkpath(pdfFolder()); // one that is not there cannot be watched
    m_folder = new QFileSystemWatcher({pdfFolder()}, this);
    connect(m_folder, &QFileSystemWatcher::directoryChanged, this, [this] { m_wait.start(quiet); });
}

void PdfSearch::showGrown()
{
    if (asksForPages(m_parts.list.searchText()))
        m_parts.list.reload();
}

bool PdfSearch::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !isEnter(*event) || !asksForPages(m_parts.list.searchText()))
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        m_parts.readPaper.trigger();
    event->accept();
    return true;
}

} // namespace broadsheet
