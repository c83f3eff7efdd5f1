#include "preferences/SourcesPage.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"
#include "preferences/SourceRow.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

SourcesPage::SourcesPage(const QList<ArchiveOffer> &offers, SourceCheck problemWith)
    : SettingsPage(tr("Sources")), m_problemWith(std::move(problemWith)),
      m_categories(new QLineEdit), m_atStart(new QCheckBox(tr("&Refresh when the program starts"))),
      m_minutes(new QSpinBox)
{
    addWide(buildAdding(offers));
    buildRest();
}

void SourcesPage::setValues(const SettingsValues &values)
{
    for (const SourceValues &source : values.sources)
        addRow(source, false);
    orderTabs();
    m_categories->setText(values.categories.join(u", "_s));
    m_atStart->setChecked(values.refreshAtStart);
    m_minutes->setValue(values.refreshMinutes);
}

void SourcesPage::reset()
{
    for (SourceRow *row : std::as_const(m_rows))
        row->reset();
    setValues({});
}

bool SourcesPage::showMatching(const QStringList &words)
{
    for (SourceRow *row : std::as_const(m_rows))
        row->unfoldFor(words);
    return SettingsPage::showMatching(words);
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

QWidget *SourcesPage::buildAdding(const QList<ArchiveOffer> &offers)
{
    constexpr int columns = 3;
    auto *box = new QWidget;
    auto *layout = new QGridLayout(box);
    layout->setContentsMargins({});
    const auto add = [&](const QString &text, const QString &hint) {
        auto *button = new QPushButton(text);
        button->setAutoDefault(false);
        button->setToolTip(literalToolTip(hint));
        const int at = layout->count();
        layout->addWidget(button, at / columns, at % columns);
        m_stopsBelow += button;
        return button;
    };
    connect(add(tr("&Add an archive"), tr("Digest files at a web address")), &QPushButton::clicked,
            this, [this] { addNamed(furtherArchivePrefix)->focusMain(); });
    connect(add(tr("Add a &folder…"), tr("Digest files in a folder on this computer")),
            &QPushButton::clicked, this,
            [this] { addNamed(furtherArchivePrefix)->chooseFolder(); });
    connect(add(tr("Add a fee&d"), tr("An RSS or Atom feed, of a journal for example")),
            &QPushButton::clicked, this, [this] { addNamed(feedPrefix)->focusMain(); });
    connect(add(tr("Add an arXiv &search"), tr("New papers that arXiv finds, by their author "
                                               "for example")),
            &QPushButton::clicked, this, [this] { addNamed(arxivQueryPrefix)->focusMain(); });
    if (!offers.isEmpty())
        add(tr("A &known archive"), tr("Digests that others publish"))->setMenu(offerMenu(offers));
    return box;
}

QMenu *SourcesPage::offerMenu(const QList<ArchiveOffer> &offers)
{
    auto *menu = new QMenu(this);
    for (const ArchiveOffer &offer : offers)
        connect(menu->addAction(buttonText(offer.name)), &QAction::triggered, this, [this, offer] {
            addNamed(furtherArchivePrefix,
                     {.baseUrl = offer.baseUrl, .fileTemplate = offer.fileTemplate})
                ->focusMain();
        });
    return menu;
}

void SourcesPage::buildRest()
{
    m_categories->setPlaceholderText(SettingsTable::defaultArxivCategories);
    m_minutes->setRange(SettingsTable::refreshMinutes.minimum,
                        SettingsTable::refreshMinutes.maximum);
    m_minutes->setSingleStep(15);
    m_minutes->setSpecialValueText(tr("Never"));
    m_minutes->setSuffix(tr(" minutes"));
    SettingsPage::addRow(tr("arXiv &categories"), m_categories,
                         tr("Used for arXiv announcements and for arXiv days that were missed. "
                            "Put commas between them."));
    SettingsPage::addRow(tr("Refresh e&very"), m_minutes,
                         tr("How often new papers are looked for while the program runs."));
    SettingsPage::addRow(m_atStart, {});
    m_stopsBelow += {m_categories, m_minutes, m_atStart};
}

SourceRow *SourcesPage::addRow(const SourceValues &source, bool isNew)
{
    m_knownIds.insert(source.id);
    auto *row = new SourceRow(source, isNew, [this, known = source.id](const SourceValues &now) {
        const bool isTaken = now.id != known && m_knownIds.contains(now.id);
        return isTaken ? tr("There is a source of this name already.") : m_problemWith(now);
    });
    insertWide(int(m_rows.size()), row);
    m_rows.append(row);
    connect(row, &SourceRow::changed, this, &SourcesPage::changed);
    connect(row, &SourceRow::removeRequested, this, [this, row] { removeRow(row); });
    return row;
}

SourceRow *SourcesPage::addNamed(QLatin1StringView prefix, SourceValues values)
{
    // The first archive is a fixed source.
    int number = prefix == furtherArchivePrefix ? 2 : 1;
    const auto id = [&]() -> QString { return prefix + QString::number(number); };
    while (m_knownIds.contains(id()))
        ++number;
    values.id = id();
    values.name = sourceName(id());
    values.enabled = true;
    values.kind = sourceTraits(id()).kind;
    values.isRemovable = true;
    SourceRow *row = addRow(values, true);
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

// Two new sources can have been given one name.
bool SourcesPage::isFine() const
{
    QSet<QString> ids;
    for (const SourceRow *row : m_rows)
        ids.insert(row->values().id);
    return ids.size() == m_rows.size() &&
           std::all_of(m_rows.cbegin(), m_rows.cend(),
                       [](const SourceRow *row) { return row->isFine(); });
}

} // namespace broadsheet
