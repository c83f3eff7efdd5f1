// One source in the settings: its switch, its address or search, and what is wrong with them while
// the user types. GUI thread only.
#pragma once

#include "preferences/FolderLook.h"
#include "preferences/SettingsValues.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace broadsheet {

class PlainLabel;

class SourceRow final : public QWidget
{
    Q_OBJECT

public:
    // A source that is `isNew` can still be given a name, which becomes part of its id.
    SourceRow(SourceValues values, bool isNew, SourceCheck problemWith, QWidget *parent = nullptr);

    [[nodiscard]] SourceValues values() const;
    [[nodiscard]] bool isFine() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QList<QWidget *> &tabStops() const { return m_tabStops; }
    void reset(); // the switch and what is under "Advanced" have their defaults again
    void unfoldFor(const QStringList &words); // while what is under "Advanced" has them; none: no
    void focusMain();                         // the address or the search
    void chooseFolder();                      // opens a dialog of folders; returns at once

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void build();
    void buildFold();
    void buildToken(QFormLayout &form);
    void showFold();
    void addButton(const QString &text, void (SourceRow::*onClick)());
    void describe();
    void check();
    void showProblem();
    [[nodiscard]] bool isService() const;
    [[nodiscard]] bool isSearch() const { return m_values.kind == SourceKind::Search; }

    SourceValues m_values; // as they were given
    SourceCheck m_problemWith;
    QString m_problem;
    FolderLook m_look; // for the folder of an archive
    QCheckBox *m_enabled;
    QLineEdit *m_name;     // hidden unless the source is new
    QLineEdit *m_main;     // the address, or the query of a search
    QLineEdit *m_template; // of an archive; hidden for others
    PlainLabel *m_problemText;
    QLineEdit *m_token = nullptr; // null: the source takes none
    bool m_removesToken = false;
    QList<QPushButton *> m_buttons;
    QToolButton *m_advanced; // shows what few change
    QWidget *m_fold;
    bool m_isFound = false; // by a search in the settings
    QList<QWidget *> m_tabStops;
    QList<QWidget *> m_foldStops; // of them, those under "Advanced"
};

} // namespace broadsheet
