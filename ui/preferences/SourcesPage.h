// Settings page of sources: a row for each, adding and removing further ones, the categories of
// arXiv, and when to refresh. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

#include <QSet>

class QCheckBox;
class QLineEdit;
class QMenu;
class QSpinBox;

namespace broadsheet {

class SourceRow;

class SourcesPage final : public SettingsPage
{
    Q_OBJECT

public:
    SourcesPage(const QList<ArchiveOffer> &offers, SourceCheck problemWith);

    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool isFine() const override;
    void reset() override; // sources that the user added stay
    bool showMatching(const QStringList &words) override;

private:
    QWidget *buildAdding(const QList<ArchiveOffer> &offers);
    QMenu *offerMenu(const QList<ArchiveOffer> &offers);
    void buildRest();
    SourceRow *addRow(const SourceValues &source, bool isNew);
    // With a number for its name.
    SourceRow *addNamed(QLatin1StringView prefix, SourceValues values = {});
    void removeRow(SourceRow *row);
    void orderTabs();

    SourceCheck m_problemWith;
    QSet<QString> m_knownIds; // also removed ones: a new archive must not inherit their settings
    QList<SourceRow *> m_rows;
    QList<QWidget *> m_stopsBelow; // tab stops below the rows, in order
    QLineEdit *m_categories;
    QCheckBox *m_atStart;
    QSpinBox *m_minutes;
};

} // namespace broadsheet
