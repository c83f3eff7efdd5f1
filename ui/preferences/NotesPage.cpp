#include "preferences/NotesPage.h"

#include "preferences/FolderChooser.h"
#include "preferences/SettingsChoices.h"

#include <QComboBox>
#include <QLineEdit>

namespace broadsheet {

NotesPage::NotesPage()
    : SettingsPage(tr("Folder of notes")), m_folder(new QLineEdit),
      m_chooser(new FolderChooser(*m_folder, tr("Folder of notes"))), m_papers(new QComboBox)
{
    addRow(tr("&Folder"), m_folder,
           tr("Each paper that you starred, highlighted or wrote a note on gets a Markdown note "
              "here, for Obsidian, Logseq, Zettlr or any editor. What you write into a note stays; "
              "what you change in “My note” comes back here. No note is ever deleted."),
           m_chooser);
    m_chooser->useHint();
    m_papers->addItem(tr("Starred, or with a note or highlight of mine"), int(VaultPapers::Kept));
    m_papers->addItem(tr("Starred"), int(VaultPapers::Starred));
    m_papers->addItem(tr("With a note or highlight of mine"), int(VaultPapers::Noted));
    addRow(tr("&Papers"), m_papers);
    connect(m_chooser, &FolderChooser::changed, this, &NotesPage::changed);
}

void NotesPage::setValues(const SettingsValues &values)
{
    m_folder->setText(values.vaultFolder);
    broadsheet::choose(*m_papers, int(values.vaultPapers));
}

void NotesPage::store(SettingsValues &values) const
{
    values.vaultFolder = m_chooser->folder();
    values.vaultPapers = VaultPapers(m_papers->currentData().toInt());
}

bool NotesPage::isFine() const
{
    return m_chooser->isFine();
}

} // namespace broadsheet
