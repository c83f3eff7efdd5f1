// The page of sources: each with its switch and its address, archives added and removed, arXiv's
// categories, and when they are asked.
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

    void store(SettingsValues &values) const; // its own part of them
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
    QSet<QString> m_knownIds; // those removed, too: what was kept under them is not a new archive's
    QList<SourceRow *> m_rows;
    QList<QWidget *> m_stopsBelow; // the rows, in the order of Tab
    QVBoxLayout *m_rowLayout;
    QLineEdit *m_categories = nullptr;
    QCheckBox *m_atStart = nullptr;
    QSpinBox *m_minutes = nullptr;
};

} // namespace broadsheet
