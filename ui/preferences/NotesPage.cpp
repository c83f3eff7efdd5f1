#include "preferences/NotesPage.h"

#include "controls/PlainLabel.h"
#include "preferences/SettingsChoices.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

NotesPage::NotesPage()
    : SettingsPage(tr("Folder of notes")), m_folder(new QLineEdit), m_problem(new PlainLabel({})),
      m_papers(new QComboBox)
{
    auto *button = new QPushButton(tr("C&hoose…"));
    button->setAutoDefault(false);
    m_problem->setWordWrap(true);
    auto *below = new QWidget;
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(button, 0, Qt::AlignLeft);
    layout->addWidget(m_problem);
    m_folder->setPlaceholderText(tr("None"));
    addRow(tr("&Folder"), m_folder,
           tr("Each paper that you keep gets a Markdown note here, for Obsidian, Logseq, Zettlr or "
              "any editor. What you write into a note stays; what you change in “My note” comes "
              "back here. No note is ever deleted."),
           below);
    m_hint = m_folder->accessibleDescription();
    m_papers->addItem(tr("Starred, or with a note of mine"), int(VaultPapers::Kept));
    m_papers->addItem(tr("Starred"), int(VaultPapers::Starred));
    m_papers->addItem(tr("With a note of mine"), int(VaultPapers::Noted));
    addRow(tr("&Papers"), m_papers);
    connect(button, &QPushButton::clicked, this, &NotesPage::choose);
    connect(m_folder, &QLineEdit::textChanged, this, &NotesPage::check);
    check();
}

void NotesPage::setValues(const SettingsValues &values)
{
    m_folder->setText(values.vaultFolder);
    broadsheet::choose(*m_papers, int(values.vaultPapers));
}

void NotesPage::store(SettingsValues &values) const
{
    values.vaultFolder = folder();
    values.vaultPapers = VaultPapers(m_papers->currentData().toInt());
}

QString NotesPage::folder() const
{
    const QString text = m_folder->text().trimmed();
    const bool isBelowHome = text == u'~' || text.startsWith("~/"_L1);
    return isBelowHome ? QDir::homePath() + text.mid(1) : text;
}

bool NotesPage::isFine() const
{
    return folder().isEmpty() || QDir::isAbsolutePath(folder());
}

void NotesPage::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Folder of notes"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

// A folder that is not there may come with its drive, so it can be kept.
void NotesPage::check()
{
    QString problem;
    if (!isFine())
        problem = tr("⚠  This is no whole path, such as /home/ann/Notes.");
    else if (!folder().isEmpty() && !QFileInfo(folder()).isDir())
        problem = tr("⚠  This folder is not there now.");
    m_problem->setText(problem);
    m_problem->setHidden(problem.isEmpty());
    m_folder->setAccessibleDescription(problem.isEmpty() ? m_hint : problem);
    Q_EMIT changed();
}

} // namespace broadsheet
