// The settings page of the folder of notes. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

class QComboBox;
class QLineEdit;

namespace broadsheet {

class FolderChooser;

class NotesPage final : public SettingsPage
{
    Q_OBJECT

public:
    NotesPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool isFine() const override; // the folder is none or has a whole path

private:
    QLineEdit *m_folder;
    FolderChooser *m_chooser;
    QComboBox *m_papers;
};

} // namespace broadsheet
