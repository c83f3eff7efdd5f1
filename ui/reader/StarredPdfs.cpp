#include "reader/StarredPdfs.h"

#include "base/Deliver.h"
#include "library/Library.h"
#include "pdfs/Pdfs.h"
#include "settings/Settings.h"

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto quiet = 5s; // after a change, so that a star that is taken back costs nothing

} // namespace

StarredPdfs::StarredPdfs(Library &library, Settings &settings, Pdfs &pdfs, QObject *parent)
    : QObject(parent), m_library(library), m_settings(settings), m_pdfs(pdfs)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(quiet);
    connect(&m_wait, &QTimer::timeout, this, &StarredPdfs::look);
    connect(&library, &Library::changed, this, [this](const ChangeSet &changes) {
        if (!changes.state.isEmpty() || changes.everything)
            m_wait.start();
    });
    connect(&pdfs, &Pdfs::failed, this, [this](const PaperId &paper) { m_failed.insert(paper); });
    m_wait.start();
}

void StarredPdfs::look()
{
    if (!m_settings.isOn(SettingsTable::pdfFetchesStarred))
        return;
    deliver(m_library.list({.starred = true}), this, [this](const Result<QList<PaperRow>> &rows) {
        if (!rows)
            return;
        for (const PaperRow &row : *rows)
            if (row.id.isArxiv() && !m_failed.contains(row.id) && !m_pdfs.shelf().has(row.id))
                m_pdfs.request(row.id, Pdfs::Urgency::Background);
    });
}

} // namespace broadsheet
