#include "dialogs/SourcesPage.h"

#include "dialogs/SourceRow.h"
#include "papers/SourceTraits.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

SourcesPage::SourcesPage(const SettingsValues &values, BaseCheck problemWith, QWidget *parent)
    : QWidget(parent), m_problemWith(std::move(problemWith)), m_rowLayout(new QVBoxLayout)
{
    m_rowLayout->setSpacing(12);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(m_rowLayout);
    layout->addWidget(buildAdding());
    layout->addWidget(buildRest(values));
    layout->addStretch();
    for (const SourceValues &source : values.sources)
        addRow(source);
    orderTabs();
}

// A row that is added later is above the buttons, so the order of Tab has to be set again.
void SourcesPage::orderTabs()
{
    QList<QWidget *> stops;
    for (const SourceRow *row : std::as_const(m_rows))
        stops += row->tabStops();
    stops += m_stopsBelow;
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

QWidget *SourcesPage::buildAdding()
{
    auto *row = new QWidget;
    auto *address = new QPushButton(tr("&Add an archive"));
    auto *folder = new QPushButton(tr("Add a &folder…"));
    for (QPushButton *button : {address, folder})
        button->setAutoDefault(false);
    address->setToolTip(tr("Digest files at a web address"));
    folder->setToolTip(tr("Digest files in a folder on this computer"));
    connect(address, &QPushButton::clicked, this, [this] { addArchive()->focusAddress(); });
    connect(folder, &QPushButton::clicked, this, [this] { addArchive()->chooseFolder(); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(address);
    layout->addWidget(folder);
    layout->addStretch();
    m_stopsBelow += {address, folder};
    return row;
}

QWidget *SourcesPage::buildRest(const SettingsValues &values)
{
    auto *rest = new QWidget;
    m_categories = new QLineEdit(values.categories.join(u", "_s));
    m_categories->setPlaceholderText(SettingsTable::defaultArxivCategories);
    m_atStart = new QCheckBox(tr("&Refresh when the program starts"));
    m_atStart->setChecked(values.refreshAtStart);
    m_minutes = new QSpinBox;
    m_minutes->setRange(SettingsTable::refreshMinutes.minimum,
                        SettingsTable::refreshMinutes.maximum);
    m_minutes->setSingleStep(15);
    m_minutes->setSpecialValueText(tr("Never"));
    m_minutes->setSuffix(tr(" minutes"));
    m_minutes->setValue(values.refreshMinutes);
    auto *form = new QFormLayout(rest);
    form->setContentsMargins({});
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("arXiv &categories"), m_categories);
    form->addRow(m_atStart);
    form->addRow(tr("Refresh &every"), m_minutes);
    m_stopsBelow += {m_categories, m_atStart, m_minutes};
    return rest;
}

SourceRow *SourcesPage::addRow(const SourceValues &source)
{
    auto *row = new SourceRow(source, m_problemWith);
    m_knownIds.insert(source.id);
    m_rows.append(row);
    m_rowLayout->addWidget(row);
    connect(row, &SourceRow::changed, this, &SourcesPage::changed);
    connect(row, &SourceRow::removeRequested, this, [this, row] { removeRow(row); });
    return row;
}

SourceRow *SourcesPage::addArchive()
{
    int number = 2; // the first archive is a fixed source
    const auto id = [&number]() -> QString {
        return furtherArchivePrefix + QString::number(number);
    };
    while (m_knownIds.contains(id()))
        ++number;
    SourceRow *row = addRow({.id = id(),
                             .name = tr("Archive %1").arg(number),
                             .enabled = true,
                             .mayBeFolder = true,
                             .isRemovable = true});
    row->show(); // only a visible row can take the focus
    orderTabs();
    Q_EMIT changed();
    return row;
}

void SourcesPage::removeRow(SourceRow *row)
{
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater(); // this is called from its signal
    Q_EMIT changed();
}

void SourcesPage::store(SettingsValues &values) const
{
    values.sources.clear();
    for (const SourceRow *row : m_rows)
        values.sources.append(row->values());
    static const QRegularExpression separators(u"[\\s,;+]+"_s);
    values.categories = m_categories->text().split(separators, Qt::SkipEmptyParts);
    values.refreshAtStart = m_atStart->isChecked();
    values.refreshMinutes = m_minutes->value();
}

bool SourcesPage::isFine() const
{
    return std::all_of(m_rows.cbegin(), m_rows.cend(),
                       [](const SourceRow *row) { return row->isFine(); });
}

} // namespace broadsheet
