#include "preferences/MutedPage.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"

#include <QAction>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace broadsheet {

namespace {

constexpr int linesShown = 7;
constexpr int textRole = Qt::UserRole; // as it was written; what is shown may be shorter

void append(QListWidget &list, const QString &text)
{
    auto *item = new QListWidgetItem(shownLine(text), &list);
    item->setData(textRole, text);
}

void add(QListWidget &list, const QString &text)
{
    const QModelIndexList same =
        list.model()->match(list.model()->index(0, 0), textRole, text, 1, Qt::MatchFixedString);
    if (same.isEmpty())
        append(list, text);
    list.setCurrentRow(same.isEmpty() ? list.count() - 1 : same.first().row());
}

} // namespace

MutedPage::MutedPage() : SettingsPage(tr("Muted"))
{
    auto *explanation = new PlainLabel(tr("Papers matching these are hidden and not counted; the "
                                          "status line shows how many."));
    explanation->setWordWrap(true);
    explanation->setForegroundRole(QPalette::PlaceholderText);
    addWide(explanation);
    m_words = build(tr("Words"), tr("A word or phrase"));
    m_authors = build(tr("Authors"), tr("A name as printed on papers"));
    m_authors.field->setPlaceholderText(tr("Name as printed on papers"));
}

void MutedPage::setValues(const SettingsValues &values)
{
    m_words.list->clear();
    for (const QString &entry : values.mutedWords)
        append(*m_words.list, entry);
    m_authors.list->clear();
    for (const QString &entry : values.mutedAuthors)
        append(*m_authors.list, entry);
}

MutedPage::Part MutedPage::build(const QString &title, const QString &hint)
{
    auto *group = new QGroupBox(title);
    const Part part{.list = new QListWidget,
                    .field = new QLineEdit,
                    .add = new QPushButton(tr("Add")),
                    .remove = new QPushButton(tr("Remove"))};
    part.list->setAccessibleName(title);
    part.list->setFixedHeight(linesShown * part.list->fontMetrics().height());
    part.list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    part.field->setPlaceholderText(hint);
    part.field->setAccessibleName(hint);
    part.field->setMaxLength(100);
    part.add->setAutoDefault(false);
    part.remove->setAutoDefault(false);
    connectPart(part);

    auto *row = new QHBoxLayout;
    row->addWidget(part.field, 1);
    row->addWidget(part.add);
    row->addWidget(part.remove);
    auto *column = new QVBoxLayout(group);
    column->addWidget(part.list);
    column->addLayout(row);
    addWide(group);
    return part;
}

void MutedPage::connectPart(const Part &part)
{
    const auto enable = [part] {
        part.add->setEnabled(!part.field->text().trimmed().isEmpty());
        part.add->setDefault(part.add->isEnabled()); // Enter adds, and only then closes the dialog
        part.remove->setEnabled(!part.list->selectedItems().isEmpty());
    };
    connect(part.field, &QLineEdit::textChanged, this, enable);
    connect(part.list, &QListWidget::itemSelectionChanged, this, enable);
    connect(part.add, &QAbstractButton::clicked, this, [part] {
        broadsheet::add(*part.list, part.field->text().simplified());
        part.field->clear();
        part.field->setFocus();
    });
    const auto remove = [part] { qDeleteAll(part.list->selectedItems()); };
    connect(part.remove, &QAbstractButton::clicked, this, remove);
    auto *key = new QAction(part.list);
    key->setShortcut(QKeySequence::Delete);
    key->setShortcutContext(Qt::WidgetShortcut);
    connect(key, &QAction::triggered, this, remove);
    part.list->addAction(key);
    enable();
}

QStringList MutedPage::entriesOf(const Part &part)
{
    QStringList entries;
    for (int row = 0; row < part.list->count(); ++row)
        entries.append(part.list->item(row)->data(textRole).toString());
    // What was typed is meant, even if it was not added before OK.
    const QString typed = part.field->text().simplified();
    if (!typed.isEmpty() && !entries.contains(typed, Qt::CaseInsensitive))
        entries.append(typed);
    return entries;
}

void MutedPage::store(SettingsValues &values) const
{
    values.mutedWords = entriesOf(m_words);
    values.mutedAuthors = entriesOf(m_authors);
}

} // namespace broadsheet
