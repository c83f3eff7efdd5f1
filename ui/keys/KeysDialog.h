// Shows the keys of all actions in groups and lets the user change them: give an action another
// key, take one away, go back to the program's own. GUI thread only.
#pragma once

#include "keys/KeyBindings.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace broadsheet {

class SpokenLabel;

class KeysDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysDialog(QList<KeyBinding> bindings, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const QMap<QString, QString> &keys); // KeyBindings::different()

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    [[nodiscard]] QWidget *buildButtons();
    void fill();
    void showRow(int row);
    void say(const QString &text); // also to assistive tools
    void filter(const QString &text);
    void updateButtons();

    // `place`: of the key that the new one replaces; the number of keys: it is one more.
    void record(int row, qsizetype place);
    void take(int row, qsizetype place, const QKeySequence &keys);
    void removeKey();
    void removeAt(int row, qsizetype place);
    void reset(int row);
    void resetAll();
    [[nodiscard]] int currentRow() const; // of m_bindings; -1: none that can be changed
    [[nodiscard]] bool isFree(const QKeySequence &keys, int row, qsizetype place); // else says why

    KeyBindings m_bindings;
    QList<QTreeWidgetItem *> m_items; // of each binding
    QLineEdit *m_filter;
    QTreeWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_reset;
    SpokenLabel *m_hint;
};

} // namespace broadsheet
