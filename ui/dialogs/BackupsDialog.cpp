#include "dialogs/BackupsDialog.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"
#include "text/Dates.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

enum Column { Made, Papers, Read, Stars, Tags, Notes, Newest, Remark, ColumnCount };

} // namespace

BackupsDialog::BackupsDialog(QWidget *parent)
    : QDialog(parent), m_table(new QTreeWidget(this)), m_hint(new PlainLabel(this))
{
    setWindowTitle(tr("Backups"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(820, 460);

    m_table->setAccessibleName(tr("Backups"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Made"), tr("Papers"), tr("Read"), tr("Stars"), tr("Tags"),
                              tr("Notes"), tr("Newest mark"), tr("Remark")});
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(true);
    m_table->header()->setMinimumSectionSize(64);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &BackupsDialog::updateButtons);

    m_hint->setWordWrap(true);
    m_hint->setText(tr("Reading the backups…"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_backUp = buttons->addButton(tr("Back up now"), QDialogButtonBox::ActionRole);
    m_restore = buttons->addButton(tr("Restore…"), QDialogButtonBox::ActionRole);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_restore, &QPushButton::clicked, this, &BackupsDialog::askToRestore);
    connect(m_backUp, &QPushButton::clicked, this, [this] {
        m_backUp->setEnabled(false);
        m_hint->setText(tr("Backing up…"));
        Q_EMIT backUpRequested();
    });

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    m_backUp->setEnabled(false);
    updateButtons();
}

void BackupsDialog::show(const std::optional<Backup> &library, const QList<Backup> &backups)
{
    m_library = library;
    m_table->clear(); // first: it tells of a row that is not chosen any more
    m_backups = backups;
    fillTable();
    m_hint->setText(library && !library->problem
                        ? tr("The library now holds: %1")
                              .arg(contentsText(library->contents, QLocale(), momentText))
                        : QString());
    m_backUp->setEnabled(true);
    m_table->setCurrentItem(m_table->topLevelItem(0));
    m_table->setFocus();
    updateButtons();
}

void BackupsDialog::showProblem(const QString &text)
{
    m_hint->setText(text);
}

void BackupsDialog::fillTable()
{
    const QLocale locale;
    for (const Backup &backup : std::as_const(m_backups)) {
        const LibraryContents &held = backup.contents;
        auto *item = new QTreeWidgetItem(m_table);
        item->setText(Made, momentText(backup.at, locale));
        item->setText(Remark, remarkOn(backup));
        item->setData(Made, Qt::ToolTipRole, literalToolTip(backup.path));
        if (backup.problem)
            continue;
        item->setText(Newest, momentText(held.newestEvent, locale));
        const std::pair<Column, qint64> numbers[] = {{Papers, held.papers},
                                                     {Read, held.read},
                                                     {Stars, held.starred},
                                                     {Tags, held.tags},
                                                     {Notes, held.notes}};
        for (const auto &[column, number] : numbers) {
            item->setText(column, locale.toString(number));
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
}

const Backup *BackupsDialog::chosen() const
{
    const int row = m_table->indexOfTopLevelItem(m_table->currentItem());
    return row < 0 ? nullptr : &m_backups.at(row);
}

void BackupsDialog::updateButtons()
{
    const Backup *backup = chosen();
    m_restore->setEnabled(backup != nullptr && !backup->problem);
}

void BackupsDialog::askToRestore()
{
    const Backup backup = *chosen();
    auto *question = new QDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Restore"));
    QStringList lines{
        tr("Restore the backup of %1?").arg(momentText(backup.at, QLocale())),
        tr("The backup holds: %1").arg(contentsText(backup.contents, QLocale(), momentText))};
    if (m_library && !m_library->problem)
        lines.append(tr("The library now holds: %1")
                         .arg(contentsText(m_library->contents, QLocale(), momentText)));
    lines.append(tr("The library as it is now is kept as a backup first. Marks made since the "
                    "backup stay."));
    auto *text = new PlainLabel(question);
    text->setText(lines.join(u"\n\n"_s));
    text->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, question);
    buttons->addButton(tr("Restore"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, question, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, path = backup.path] {
        close();
        Q_EMIT restoreRequested(path);
    });
    auto *layout = new QVBoxLayout(question);
    layout->addWidget(text);
    layout->addWidget(buttons);
    question->resize(460, question->sizeHint().height());
    question->open();
}

} // namespace broadsheet
