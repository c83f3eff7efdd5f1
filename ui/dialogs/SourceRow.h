// One source in the settings: its switch, its address, and what is wrong with the address while the
// user types. GUI thread only.
#pragma once

#include "dialogs/SettingsValues.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLineEdit;

namespace broadsheet {

class PlainLabel;

class SourceRow final : public QWidget
{
    Q_OBJECT

public:
    SourceRow(SourceValues values, BaseCheck problemWith, QWidget *parent = nullptr);

    [[nodiscard]] SourceValues values() const;
    [[nodiscard]] bool isFine() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QList<QWidget *> &tabStops() const { return m_tabStops; }
    void focusAddress();
    void chooseFolder(); // opens a dialog of folders; returns at once

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void build();
    void buildToken(QGridLayout &layout);
    void check();

    SourceValues m_values; // as they were given
    BaseCheck m_problemWith;
    QString m_problem;
    QCheckBox *m_enabled;
    QLineEdit *m_address;
    PlainLabel *m_problemText;
    QLineEdit *m_token = nullptr; // null: the source takes none
    bool m_removesToken = false;
    QList<QWidget *> m_tabStops;
};

} // namespace broadsheet
