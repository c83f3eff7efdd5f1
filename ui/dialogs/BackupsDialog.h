// Lists the backups of the library and what each holds. GUI thread only.
#pragma once

#include "backups/Backups.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace broadsheet {

class PlainLabel;

class BackupsDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it. Nothing can be chosen before show() is called.
    explicit BackupsDialog(QWidget *parent = nullptr);

    // `library`: what it holds now. `backups`: the newest first.
    void show(const std::optional<Backup> &library, const QList<Backup> &backups);
    void showProblem(const QString &text);

Q_SIGNALS:
    void backUpRequested();
    void restoreRequested(const QString &path); // after the user confirmed it; the dialog closes

private:
    void fillTable();
    void updateButtons();
    void askToRestore();
    [[nodiscard]] const Backup *chosen() const;

    std::optional<Backup> m_library;
    QList<Backup> m_backups;
    QTreeWidget *m_table;
    PlainLabel *m_hint;
    QPushButton *m_restore;
    QPushButton *m_backUp;
};

} // namespace broadsheet
