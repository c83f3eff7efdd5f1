#include "keeping/VaultController.h"

#include "base/Deliver.h"
#include "keeping/Tr.h"
#include "library/Library.h"
#include "library/LibraryPlace.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "vault/Vault.h"

#include <QDir>
#include <QEvent>
#include <QWidget>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

KeptKinds kindsOf(VaultPapers papers)
{
    return {.starred = papers != VaultPapers::Noted, .noted = papers != VaultPapers::Starred};
}

} // namespace

VaultController::VaultController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_writer.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s); // changes come in groups
    connect(&m_pause, &QTimer::timeout, this, &VaultController::update);
    connect(&m_parts.library, &Library::changed, this, &VaultController::note);
    m_parts.window.installEventFilter(this);
    deliver(libraryPlace(m_parts.library), this, [this](const Result<LibraryPlace> &place) {
        if (!place || !place->isWritable)
            return;
        m_memory = Vault::memoryOf(place->path);
        readSettings();
    });
}

VaultController::~VaultController()
{
    m_stop.request_stop();
}

bool VaultController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        readSettings();
        if (m_vault)
            m_pause.start(); // looks only for files that changed
    }
    return QObject::eventFilter(watched, event);
}

void VaultController::readSettings()
{
    const QString folder = m_parts.settings.text(SettingsTable::vaultFolder);
    const VaultPapers papers = m_parts.settings.choice(SettingsTable::vaultPapers);
    if (m_memory.isEmpty() || (folder == m_folder && int(papers) == m_papers))
        return;
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (m_isRunning && !m_ending)
        m_ending = std::move(m_vault);
    m_folder = folder;
    m_papers = int(papers);
    m_complaint.clear();
    m_vault.reset();
    if (folder.isEmpty())
        return;
    if (!QDir::isAbsolutePath(folder))
        return complain(
            KeepingTr::tr("The folder of notes needs a whole path: %1").arg(safeText(folder)), {});
    m_vault = std::make_unique<Vault>(m_parts.library, QDir::cleanPath(folder), m_memory,
                                      kindsOf(papers));
    m_waiting.reset();
    m_pause.start();
}

void VaultController::note(const ChangeSet &changes)
{
    if (changes.everything)
        m_waiting.reset();
    for (const QSet<PaperId> &papers : {changes.state, changes.content})
        if (m_waiting)
            m_waiting->unite(papers);
    if (m_vault && (changes.everything || !changes.state.isEmpty() || !changes.content.isEmpty()))
        m_pause.start();
}

void VaultController::update()
{
    m_isAsked = m_isRunning;
    if (!m_vault || m_isRunning)
        return;
    m_isRunning = true;
    const auto only = std::exchange(m_waiting, QSet<PaperId>());
    const auto job = [vault = m_vault.get(), only, stop = m_stop.get_token()] {
        return vault->update(only, false, stop);
    };
    deliver(QtConcurrent::run(&m_writer, job), this, [this](const Result<VaultReport> &outcome) {
        m_isRunning = false;
        m_ending.reset();
        show(outcome);
        if (std::exchange(m_isAsked, false))
            m_pause.start();
    });
}

void VaultController::show(const Result<VaultReport> &outcome)
{
    if (!outcome) {
        m_waiting.reset(); // all of it waits for the folder
        complain(outcome.error().message, outcome.error().detail);
    } else if (!outcome->problems.isEmpty()) {
        m_waiting.reset();
        const bool isOne = outcome->problems.size() == 1;
        complain(isOne ? outcome->problems.constFirst()
                       : KeepingTr::tr("%Ln note(s) in the folder of notes need your attention.",
                                       nullptr, int(outcome->problems.size())),
                 isOne ? QString() : outcome->problems.join(u'\n'));
    } else {
        m_complaint.clear();
        if (outcome->notesTaken > 0)
            Q_EMIT said({.text = KeepingTr::tr("%Ln note(s) taken from the folder of notes.",
                                               nullptr, outcome->notesTaken)});
    }
}

void VaultController::complain(const QString &text, const QString &details)
{
    const QString all = text + u'\n' + details;
    if (std::exchange(m_complaint, all) != all)
        Q_EMIT said({.kind = Notice::Kind::Problem, .text = text, .details = details});
}

} // namespace broadsheet
