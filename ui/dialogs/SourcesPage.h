// Settings page of sources: a row for each, adding and removing further ones, the categories of
// arXiv, and when to refresh. GUI thread only.
#pragma once

#include "dialogs/SettingsValues.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QMenu;
class QSpinBox;
class QVBoxLayout;

namespace broadsheet {

class SourceRow;

class SourcesPage final : public QWidget
{
    Q_OBJECT

public:
    SourcesPage(const SettingsValues &values, SourceCheck problemWith, QWidget *parent = nullptr);

    void store(SettingsValues &values) const; // the values of this page
    [[nodiscard]] bool isFine() const;

Q_SIGNALS:
    void changed();

private:
    QWidget *buildAdding(const QList<ArchiveOffer> &offers);
    QMenu *offerMenu(const QList<ArchiveOffer> &offers);
    QWidget *buildRest(const SettingsValues &values);
    SourceRow *addRow(const SourceValues &source, bool isNew);
    // With a number for its name.
    SourceRow *addNamed(QLatin1StringView prefix, SourceValues values = {});
    void removeRow(SourceRow *row);
    void orderTabs();

    SourceCheck m_problemWith;
    QSet<QString> m_knownIds; // also removed ones: a new archive must not inherit their settings
    QList<SourceRow *> m_rows;
    QList<QWidget *> m_stopsBelow; // tab stops below the rows, in order
    QVBoxLayout *m_rowLayout;
    QLineEdit *m_categories = nullptr;
    QCheckBox *m_atStart = nullptr;
    QSpinBox *m_minutes = nullptr;
};

} // namespace broadsheet
