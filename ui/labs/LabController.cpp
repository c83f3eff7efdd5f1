#include "labs/LabController.h"

#include "base/Deliver.h"
#include "carriers/SyncPassword.h"
#include "labs/LabDialog.h"
#include "labs/LabPane.h"
#include "labs/LabStars.h"
#include "labs/LabTexts.h"
#include "library/Library.h"
#include "library/LibraryPlace.h"
#include "settings/Settings.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace broadsheet {

using Table = SettingsTable;

LabController::LabController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_pane(new LabPane(parts.library, parts.pane, this)),
      m_stars(new LabStars({.library = parts.library,
                            .list = parts.list,
                            .papers = parts.papers,
                            .views = parts.views},
                           this))
{
    m_stars->show(!m_parts.settings.text(Table::labDatabase).isEmpty());
    connect(&m_parts.opener, &QAction::triggered, this, &LabController::openDialog);
    connect(m_stars, &LabStars::updated, this, &LabController::refreshed);
    connect(m_pane, &LabPane::shareRequested, this, [this](const LabMark &mark) {
        if (m_watch)
            deliver(m_watch->share(mark), this, [this](const Result<void> &done) { report(done); });
    });
    connect(m_pane, &LabPane::withdrawRequested, this, [this](const LabMark &mark) {
        if (m_watch)
            deliver(m_watch->withdraw(mark), this,
                    [this](const Result<void> &done) { report(done); });
    });
}

LabController::~LabController() = default;

void LabController::readSettings()
{
    const QString address = m_parts.settings.text(Table::labDatabase);
    if (m_dialog) // where another one is tried, perhaps
        return;
    m_stars->show(!address.isEmpty());
    if (address == m_address)
        return;
    end();
    m_address = address;
    if (address.isEmpty())
        return;
    update(); // what was known last
    deliver(libraryPlace(m_parts.library), this,
            [this, address, question = m_question](const Result<LibraryPlace> &place) {
                if (question == m_question && place && place->isWritable)
                    lookUp(address);
            });
}

void LabController::lookUp(const QString &address)
{
    findLabPassword(m_parts.settings, address, m_parts.secrets, this,
                    [this, address, question = m_question](const QString &password) {
                        if (question == m_question)
                            begin(address, password);
                    });
}

void LabController::begin(const QString &address, const QString &password)
{
    const Result<PostgresAddress> read = postgresAddress(address);
    if (!read)
        return report(Failure(read.error()));
    m_watch = std::make_unique<LabWatch>(m_parts.library, *read, password);
    connect(m_watch.get(), &LabWatch::changed, this, &LabController::update);
    connect(m_watch.get(), &LabWatch::stateChanged, this, &LabController::takeState);
}

void LabController::end()
{
    ++m_question;
    m_watch.reset();
    m_asked.cancel();
    m_address.clear();
    m_told.reset();
    m_typed.clear();
    take({});
}

void LabController::update()
{
    m_asked.ask(labHere(m_parts.library), this, [this](const Result<LabHere> &here) {
        if (here)
            take(*here);
    });
    m_stars->update();
}

void LabController::take(const LabHere &here)
{
    m_here = here;
    m_pane->setSpaces(here);
    if (m_dialog)
        m_dialog->showSpaces(here);
    if (!here.spaces.isEmpty())
        keepAddress();
    const bool isFresh = m_watch && m_watch->state().isConnected &&
                         m_address == m_parts.settings.text(Table::labDatabase);
    const auto isThere = [this](const LabSpace &space) { return space.number == papersSpace(); };
    if (isFresh && papersSpace() > 0 && std::ranges::none_of(here.spaces, isThere))
        choosePapers(0); // the reader left it elsewhere
}

// The reader is in a space there: from now on also after a restart.
void LabController::keepAddress()
{
    if (m_parts.settings.text(Table::labDatabase) == m_address)
        return;
    if (papersSpace() > 0) // of another lab
        choosePapers(0);
    m_parts.settings.setText(Table::labDatabase, m_address);
    m_stars->show(true);
    m_stars->update();
}

// A server that cannot be reached is said where the marks are; what needs the reader is said once.
void LabController::takeState(const LabState &state)
{
    m_pane->setState(state);
    if (m_dialog) {
        m_dialog->showConnected(state.isConnected);
        m_dialog->showState(stateText(state, m_here.asked));
    }
    if (state.isConnected) {
        m_told.reset();
        keepPassword();
        update();
        return;
    }
    const bool passes = state.problem && (state.problem->kind == ErrorKind::Unreachable ||
                                          state.problem->kind == ErrorKind::Network);
    if (state.problem && !passes && !m_dialog && m_told != state.problem->kind)
        Q_EMIT failed(*state.problem);
    if (state.problem)
        m_told = state.problem->kind;
}

void LabController::report(const Result<void> &outcome)
{
    if (outcome)
        return update();
    if (m_dialog)
        m_dialog->showState(outcome.error().message);
    else
        Q_EMIT failed(outcome.error());
}

void LabController::openDialog()
{
    if (m_dialog)
        return m_dialog->raise();
    readSettings();
    m_dialog = new LabDialog(&m_parts.window);
    const QString known =
        m_address.isEmpty() ? m_parts.settings.text(Table::syncDatabase) : m_address;
    m_dialog->setAddress(known);
    m_dialog->showPapers(papersSpace());
    m_dialog->showSpaces(m_here);
    if (m_watch)
        takeState(m_watch->state());
    connectDialog(*m_dialog);
    m_dialog->open();
}

void LabController::connectDialog(LabDialog &dialog)
{
    connect(&dialog, &LabDialog::connectRequested, this, &LabController::tryAddress);
    connect(&dialog, &LabDialog::foundRequested, this,
            [this](const QString &title, const LabFace &self) {
                if (m_watch)
                    join(m_watch->found(title, self));
            });
    connect(&dialog, &LabDialog::joinRequested, this,
            [this](const QString &invitation, const LabFace &self) {
                if (m_watch)
                    join(m_watch->join(invitation, self));
            });
    connect(&dialog, &LabDialog::inviteRequested, this, &LabController::invite);
    connect(&dialog, &LabDialog::leaveRequested, this, &LabController::leave);
    connect(&dialog, &LabDialog::sharingChosen, this, [this](int space, bool on) {
        if (m_watch)
            deliver(m_watch->shareStars(space, on), this,
                    [this](const Result<void> &done) { report(done); });
    });
    connect(&dialog, &LabDialog::papersChosen, this,
            [this](int space, bool on) { choosePapers(on ? space : 0); });
    connect(&dialog, &QDialog::finished, this, &LabController::closeDialog);
}

// Whoever only looked is not connected any more.
void LabController::closeDialog()
{
    m_dialog = nullptr;
    if (m_here.spaces.isEmpty())
        end();
}

void LabController::tryAddress(const QString &address, const QString &password)
{
    const Result<PostgresAddress> read = postgresAddress(address);
    if (!read)
        return report(Failure(read.error()));
    ++m_question;
    m_watch.reset();
    m_address = address;
    m_typed = password;
    m_dialog->showState(tr("Connecting…"));
    if (password.isEmpty())
        lookUp(address);
    else
        begin(address, password);
}

// One that the server has taken.
void LabController::keepPassword()
{
    if (m_typed.isEmpty())
        return;
    keepSyncPassword(m_address, std::exchange(m_typed, {}), m_parts.secrets, this,
                     [this](const std::optional<Error> &error) {
                         if (error)
                             Q_EMIT failed(*error);
                     });
}

void LabController::join(const QFuture<Result<int>> &space)
{
    deliver(space, this, [this](const Result<int> &entered) {
        if (m_dialog && entered)
            m_dialog->showState({});
        report(entered.map([](int) {}));
    });
}

void LabController::invite(int space)
{
    if (!m_watch)
        return;
    deliver(m_watch->invite(space), this, [this, space](const Result<QString> &word) {
        if (!word)
            return report(Failure(word.error()));
        if (m_dialog)
            m_dialog->showInvitation(space, *word);
    });
}

void LabController::leave(int space)
{
    if (!m_watch)
        return;
    deliver(m_watch->leave(space), this, [this, space](const Result<void> &left) {
        if (!left)
            return report(left);
        if (papersSpace() == space)
            choosePapers(0);
        deliver(labHere(m_parts.library), this, [this](const Result<LabHere> &here) {
            if (!here)
                return;
            take(*here);
            if (!here->spaces.isEmpty())
                return update();
            m_parts.settings.setText(Table::labDatabase, {});
            if (m_parts.settings.text(Table::syncDatabase) != m_address)
                keepSyncPassword(m_address, {}, m_parts.secrets, this,
                                 [](const std::optional<Error> &) {});
            m_stars->show(false);
        });
    });
}

int LabController::papersSpace() const
{
    return m_parts.settings.text(Table::syncContentSpace).toInt();
}

void LabController::choosePapers(int space)
{
    Settings &settings = m_parts.settings;
    settings.setText(Table::syncContentSpace, space > 0 ? QString::number(space) : QString());
    if (space > 0)
        settings.setText(Table::syncContentFolder, {});
    if (m_dialog)
        m_dialog->showPapers(space);
    Q_EMIT papersChosen();
}

} // namespace broadsheet
