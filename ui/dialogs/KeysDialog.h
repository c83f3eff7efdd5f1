// Shows the keys of all actions and lets the user change them. GUI thread only.
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QMap>

class QAction;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace broadsheet {

class PlainLabel;

// A row of the dialog: an action, its keys now, and its default keys.
struct KeyBinding
{
    QString name; // of the setting
    QString text; // for the user
    QList<QKeySequence> keys;
    QList<QKeySequence> defaults;
};

class KeysDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysDialog(QList<KeyBinding> bindings, QWidget *parent = nullptr);

Q_SIGNALS:
    // All bindings that differ from their defaults: name → sequences, portable, "; " between.
    void changed(const QMap<QString, QString> &keys);

private:
    void fill();
    void record(QTreeWidgetItem *item);
    void take(int row, const QKeySequence &keys);
    void resetAll();
    void announce();
    [[nodiscard]] int ownerOf(const QKeySequence &keys) const; // -1: free

    QList<KeyBinding> m_bindings;
    QTreeWidget *m_table;
    PlainLabel *m_hint;
};

} // namespace broadsheet
