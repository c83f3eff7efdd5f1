// The settings page of the exchange with the user's other machines. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

#include <optional>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace broadsheet {

class FolderChooser;
class PlainLabel;

class SyncPage final : public SettingsPage
{
    Q_OBJECT

public:
    SyncPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool isFine() const override;

    // What a test said: a sentence, and the machines that have sent something. It is not shown when
    // the page names another folder or database by now.
    void showTest(const QString &text, const QList<MachineValues> &machines);

Q_SIGNALS:
    void testRequested(const broadsheet::SyncValues &values);
    void forgetRequested(const broadsheet::SyncValues &values, const QString &device);

private:
    void addMachines();
    void check();
    void enableTest();
    void test();
    void forget();
    void showAnswer(const QString &text, const QList<MachineValues> &machines);
    [[nodiscard]] SyncValues values() const;

    QLineEdit *m_folder;
    FolderChooser *m_chooser;
    QLineEdit *m_database;
    PlainLabel *m_problem;
    QLineEdit *m_password;
    QCheckBox *m_content;
    QLineEdit *m_group;
    FolderChooser *m_groupChooser;
    QCheckBox *m_settings;
    QPushButton *m_test;
    PlainLabel *m_answer;
    QTableWidget *m_machines;
    QPushButton *m_forget;
    QString m_hint;
    std::optional<SyncValues> m_asked; // what is tested now
};

} // namespace broadsheet
