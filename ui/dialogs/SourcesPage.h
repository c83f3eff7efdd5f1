// Settings page of sources: a row for each, adding and removing archives, the categories of arXiv,
// and when to refresh. GUI thread only.
#pragma once

#include "dialogs/SettingsValues.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace broadsheet {

class SourceRow;

class SourcesPage final : public QWidget
{
    Q_OBJECT

public:
    SourcesPage(const SettingsValues &values, BaseCheck problemWith, QWidget *parent = nullptr);

    void store(SettingsValues &values) const; // the values of this page
    [[nodiscard]] bool isFine() const;

Q_SIGNALS:
    void changed();

private:
    QWidget *buildAdding();
    QWidget *buildRest(const SettingsValues &values);
    SourceRow *addRow(const SourceValues &source);
    SourceRow *addArchive();
    void removeRow(SourceRow *row);
    void orderTabs();

    BaseCheck m_problemWith;
    QSet<QString> m_knownIds; // also removed ones: a new archive must not inherit their settings
    QList<SourceRow *> m_rows;
    QList<QWidget *> m_stopsBelow; // tab stops below the rows, in order
    QVBoxLayout *m_rowLayout;
    QLineEdit *m_categories = nullptr;
    QCheckBox *m_atStart = nullptr;
    QSpinBox *m_minutes = nullptr;
};

} // namespace broadsheet
