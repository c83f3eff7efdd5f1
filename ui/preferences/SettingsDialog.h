// The settings dialog. It knows no services: it is given values and gives back values.
// GUI thread only.
#pragma once

#include "preferences/SettingsValues.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace broadsheet {

class PlainLabel;
class SettingsPage;
class SummariesPage;
class SyncPage;

class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it.
    SettingsDialog(const SettingsValues &values, SourceCheck problemWith,
                   QWidget *parent = nullptr);

    [[nodiscard]] SettingsValues values() const;

public Q_SLOTS:
    void showModelTest(const QString &text, const QStringList &models); // see SummariesPage
    void showSyncTest(const QString &text, const QList<broadsheet::MachineValues> &machines);
    void reject() override; // while a search is typed, ends the search instead

Q_SIGNALS:
    void applied(const broadsheet::SettingsValues &values); // by OK
    // How the program would look. When the dialog is cancelled, how it looked before.
    void lookChosen(const broadsheet::SettingsValues &values);
    void modelTestRequested(const broadsheet::ModelValues &values);
    void syncTestRequested(const broadsheet::SyncValues &values);
    void forgetRequested(const broadsheet::SyncValues &values, const QString &device);

private:
    struct Part
    {
        SettingsPage *page;
        PlainLabel *heading;
    };

    void addPage(SettingsPage *page);
    void layOut();
    void showPage(int row);
    void search(const QString &text);
    void reset();
    void enableButtons();

    SettingsValues m_given;
    QLineEdit *m_search;
    QListWidget *m_names;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column; // all pages, one below the other
    PlainLabel *m_nothing;
    PlainLabel *m_wrong; // which pages have a value that is not valid
    QDialogButtonBox *m_buttons;
    QPushButton *m_reset;
    SummariesPage *m_summaries;
    SyncPage *m_sync;
    QList<Part> m_parts;
    int m_shown = 0; // the page, while nothing is searched
};

} // namespace broadsheet
