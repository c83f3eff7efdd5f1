#include "preferences/SyncPage.h"

#include "controls/PlainLabel.h"
#include "preferences/FolderChooser.h"
#include "syncpostgres/PostgresAddress.h"
#include "text/Dates.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

enum Column { Machine, Events, LastSent };

} // namespace

SyncPage::SyncPage()
    : SettingsPage(tr("My machines")), m_folder(new QLineEdit),
      m_chooser(new FolderChooser(*m_folder, tr("Shared folder"))), m_database(new QLineEdit),
      m_problem(new PlainLabel({})), m_password(new QLineEdit),
      m_content(new QCheckBox(tr("Papers and te&xts travel as well"))), m_group(new QLineEdit),
      m_groupChooser(new FolderChooser(*m_group, tr("Folder of a group"))),
      m_settings(new QCheckBox(tr("Settings of the &view and keys travel as well"))),
      m_test(new QPushButton(tr("&Test"))), m_answer(new PlainLabel({})),
      m_machines(new QTableWidget(0, 3)), m_forget(new QPushButton(tr("For&get this machine")))
{
    for (QPushButton *button : {m_test, m_forget})
        button->setAutoDefault(false);
    for (PlainLabel *label : {m_problem, m_answer})
        label->setWordWrap(true);
    addRow(tr("Shared &folder"), m_folder,
           tr("What you star, read, tag and write comes to your other machines over this folder. "
              "Another program keeps it the same on all of them: Syncthing, Nextcloud, a network "
              "drive. Everything works without it, and what you did meanwhile arrives later."),
           m_chooser);
    m_chooser->useHint();
    m_database->setPlaceholderText(u"postgresql://user@host:5432/database"_s);
    addRow(tr("&Database"), m_database,
           tr("Or over a PostgreSQL database, within a second. Nothing is installed there but "
              "tables."),
           m_problem);
    m_hint = m_database->accessibleDescription();
    m_password->setEchoMode(QLineEdit::Password);
    addRow(tr("&Password"), m_password,
           tr("Opens the database. Kept in the desktop's keychain, never in a file."));
    addRow(m_content, tr("Papers, texts, votes and summaries by a model: one machine fetches, and "
                         "the others need not. Pictures stay where they are."));
    addRow(
        tr("Folder of a gro&up"), m_group,
        tr("Papers travel over this folder instead, which others in your group share: one fetches "
           "for all. What you star, read, write, import, search for or have summarised does not go "
           "there. Empty: they travel as the rest does."),
        m_groupChooser);
    m_groupChooser->useHint();
    addRow(m_settings, tr("The newest change wins. Fonts and the layout of the window stay as they "
                          "are on each machine."));
    addRow(tr("Does it work?"), m_test,
           tr("Connects, and lists the machines that have sent something."), m_answer);
    addMachines();
    for (QLineEdit *field : {m_folder, m_database})
        connect(field, &QLineEdit::textChanged, this, [this] { showAnswer({}, {}); });
    for (const FolderChooser *chooser : {m_chooser, m_groupChooser})
        connect(chooser, &FolderChooser::changed, this, &SyncPage::check);
    connect(m_database, &QLineEdit::textChanged, this, &SyncPage::check);
    for (QCheckBox *box : {m_content, m_settings})
        connect(box, &QCheckBox::toggled, this, &SyncPage::check);
    connect(m_test, &QPushButton::clicked, this, &SyncPage::test);
    connect(m_forget, &QPushButton::clicked, this, &SyncPage::forget);
    showAnswer({}, {});
    check();
}

void SyncPage::addMachines()
{
    m_machines->setHorizontalHeaderLabels({tr("Machine"), tr("Sent"), tr("Last")});
    m_machines->setAccessibleName(tr("Machines"));
    m_machines->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_machines->setSelectionMode(QAbstractItemView::SingleSelection);
    m_machines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_machines->setTabKeyNavigation(false);
    m_machines->verticalHeader()->hide();
    m_machines->setShowGrid(false);
    m_machines->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_machines->horizontalHeader()->setSectionResizeMode(Machine, QHeaderView::Stretch);
    m_machines->horizontalHeader()->setHighlightSections(false);
    m_machines->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    constexpr int shownRows = 3;
    m_machines->setFixedHeight(m_machines->horizontalHeader()->sizeHint().height() +
                               shownRows * m_machines->verticalHeader()->defaultSectionSize() +
                               2 * m_machines->frameWidth());
    addWide(m_machines);
    addWide(m_forget);
    m_forget->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_forget->setToolTip(tr("It is not listed any more until it sends again. What it sent stays."));
    connect(m_machines, &QTableWidget::itemSelectionChanged, m_forget, [this] {
        const QTableWidgetItem *machine = m_machines->item(m_machines->currentRow(), Machine);
        m_forget->setEnabled(machine && !m_asked &&
                             !machine->data(Qt::UserRole).toString().isEmpty());
    });
}

void SyncPage::setValues(const SettingsValues &values)
{
    m_folder->setText(values.sync.folder);
    m_database->setText(values.sync.database);
    m_password->clear();
    m_password->setPlaceholderText(values.sync.database.isEmpty() ? tr("None") : tr("Unchanged"));
    m_group->setText(values.sync.contentFolder);
    m_content->setChecked(values.sync.content);
    m_settings->setChecked(values.sync.settings);
    check();
}

SyncValues SyncPage::values() const
{
    return {.folder = m_chooser->folder(),
            .database = m_database->text().trimmed(),
            .newPassword = m_password->isEnabled() ? m_password->text() : QString(),
            .contentFolder = m_groupChooser->folder(),
            .content = m_content->isChecked(),
            .settings = m_settings->isChecked()};
}

void SyncPage::store(SettingsValues &values) const
{
    values.sync = this->values();
}

bool SyncPage::isFine() const
{
    return m_chooser->isFine() && m_groupChooser->isFine() && m_problem->isHidden();
}

void SyncPage::check()
{
    const QString address = m_database->text().trimmed();
    QString problem;
    if (!address.isEmpty() && !m_chooser->folder().isEmpty())
        problem = tr("Set a folder or a database, not both.");
    else if (!address.isEmpty())
        if (const auto known = postgresAddress(address); !known)
            problem = known.error().message;
    m_problem->setText(problem.isEmpty() ? QString() : QString(u"⚠  "_s + problem));
    m_problem->setHidden(problem.isEmpty());
    m_database->setAccessibleDescription(problem.isEmpty() ? m_hint : m_problem->text());
    enableTest();
    m_password->setEnabled(!address.isEmpty());
    for (QCheckBox *box : {m_content, m_settings})
        box->setEnabled(!address.isEmpty() || !m_chooser->folder().isEmpty());
    const bool isGroup = m_content->isChecked() && m_content->isEnabled();
    m_group->setEnabled(isGroup);
    m_groupChooser->setEnabled(isGroup);
    Q_EMIT changed();
}

void SyncPage::enableTest()
{
    const bool isNothing = m_database->text().trimmed().isEmpty() && m_chooser->folder().isEmpty();
    m_test->setEnabled(isFine() && !isNothing && !m_asked);
}

void SyncPage::test()
{
    m_asked = values();
    enableTest();
    showAnswer(tr("Connecting…"), {});
    Q_EMIT testRequested(*m_asked);
}

void SyncPage::showTest(const QString &text, const QList<MachineValues> &machines)
{
    const std::optional<SyncValues> asked = std::exchange(m_asked, {});
    enableTest();
    const SyncValues now = values();
    if (!asked || (asked->folder == now.folder && asked->database == now.database))
        showAnswer(text, machines);
}

void SyncPage::showAnswer(const QString &text, const QList<MachineValues> &machines)
{
    m_answer->setText(text);
    m_machines->setRowCount(0);
    for (const MachineValues &one : machines) {
        const int row = m_machines->rowCount();
        m_machines->insertRow(row);
        const QString last =
            one.lastSent.isValid() ? momentText(one.lastSent, locale()) : tr("Never");
        auto *name =
            new QTableWidgetItem(one.isSelf ? tr("%1 (this one)").arg(one.name) : one.name);
        name->setData(Qt::UserRole, one.isSelf ? QString() : one.device);
        auto *events = new QTableWidgetItem(locale().toString(one.events));
        events->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_machines->setItem(row, Machine, name);
        m_machines->setItem(row, Events, events);
        m_machines->setItem(row, LastSent, new QTableWidgetItem(last));
    }
    m_forget->setEnabled(false);
}

void SyncPage::forget()
{
    const QTableWidgetItem *machine = m_machines->item(m_machines->currentRow(), Machine);
    if (!machine)
        return;
    m_forget->setEnabled(false);
    m_asked = values();
    enableTest();
    Q_EMIT forgetRequested(*m_asked, machine->data(Qt::UserRole).toString());
}

} // namespace broadsheet
