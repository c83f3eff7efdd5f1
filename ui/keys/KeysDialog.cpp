#include "keys/KeysDialog.h"

#include "controls/SpokenLabel.h"
#include "menus/Mnemonics.h"
#include "papers/SafeText.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString shown(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

} // namespace

KeysDialog::KeysDialog(QList<KeyBinding> bindings, QWidget *parent)
    : QDialog(parent), m_bindings(std::move(bindings)), m_filter(new QLineEdit(this)),
      m_table(new QTreeWidget(this)), m_add(new QPushButton(tr("&Add a key"), this)),
      m_remove(new QPushButton(tr("&Remove a key"), this)),
      m_reset(new QPushButton(tr("R&eset"), this)), m_hint(new SpokenLabel(this))
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    const int em = fontMetrics().height();
    resize(std::max(600, 34 * em), std::max(640, 36 * em));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter by action or key"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::filter);
    m_hint->setText(tr("Press Enter or double-click to change a key, + to add one, − to remove "
                       "one."));
    m_hint->setWordWrap(true);
    buildTable();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_hint);
    layout->addWidget(buildButtons());
    fill();
    for (QTreeWidgetItem *item : std::as_const(m_items))
        if (item && !m_table->currentItem())
            m_table->setCurrentItem(item);
    m_table->setFocus();
    updateButtons();
}

void KeysDialog::buildTable()
{
    m_table->setAccessibleName(tr("Keys"));
    m_table->setRootIsDecorated(false);
    m_table->setIndentation(fontMetrics().height());
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Action"), tr("Keys")});
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->resizeSection(1, std::max(190, 12 * fontMetrics().height()));
    m_table->installEventFilter(this);
    connect(m_table, &QTreeWidget::itemActivated, this, [this] {
        if (currentRow() >= 0)
            record(currentRow(), 0);
    });
    connect(m_table, &QTreeWidget::currentItemChanged, this, &KeysDialog::updateButtons);
}

QWidget *KeysDialog::buildButtons()
{
    auto *buttons =
        new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &KeysDialog::resetAll);
    connect(m_add, &QPushButton::clicked, this,
            [this] { record(currentRow(), m_bindings.at(currentRow()).keys.size()); });
    connect(m_remove, &QPushButton::clicked, this, &KeysDialog::removeKey);
    connect(m_reset, &QPushButton::clicked, this, [this] { reset(currentRow()); });
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    auto *rows = new QWidget(this);
    auto *layout = new QVBoxLayout(rows);
    layout->setContentsMargins({});
    auto *line = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_reset}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    line->addStretch();
    layout->addLayout(line);
    layout->addWidget(buttons);
    return rows;
}

void KeysDialog::fill()
{
    QTreeWidgetItem *group = nullptr;
    for (qsizetype row = 0; row < m_bindings.size(); ++row) {
        const KeyBinding &binding = m_bindings.at(row);
        if (!binding.group.isEmpty() && (!group || group->text(0) != binding.group)) {
            group = new QTreeWidgetItem(m_table, {binding.group});
            group->setFirstColumnSpanned(true);
            group->setFlags(Qt::ItemIsEnabled);
            group->setExpanded(true);
            QFont font = m_table->font();
            font.setWeight(QFont::DemiBold);
            group->setFont(0, font);
        }
        auto *item =
            binding.group.isEmpty() ? new QTreeWidgetItem(m_table) : new QTreeWidgetItem(group);
        m_items.append(item);
        showRow(int(row));
    }
}

void KeysDialog::showRow(int row)
{
    const KeyBinding &binding = m_bindings.at(row);
    QTreeWidgetItem *item = m_items.at(row);
    item->setText(0, binding.text);
    item->setText(1, joined(binding.keys, QKeySequence::NativeText, u",  "_s));
    QFont font = m_table->font();
    font.setBold(binding.keys != binding.defaults);
    item->setFont(1, font);
    if (binding.isFixed)
        item->setData(1, Qt::ToolTipRole, literalToolTip(tr("This key cannot be changed.")));
}

void KeysDialog::say(const QString &text)
{
    m_hint->setText(text);
    m_hint->speak();
}

void KeysDialog::filter(const QString &text)
{
    const QString wanted = text.trimmed();
    for (qsizetype row = 0; row < m_items.size(); ++row) {
        const QTreeWidgetItem *item = m_items.at(row);
        m_items.at(row)->setHidden(!item->text(0).contains(wanted, Qt::CaseInsensitive) &&
                                   !item->text(1).contains(wanted, Qt::CaseInsensitive));
    }
    QTreeWidgetItem *first = nullptr;
    for (QTreeWidgetItem *item : std::as_const(m_items))
        if (!first && !item->isHidden())
            first = item;
    for (QTreeWidgetItem *item : std::as_const(m_items)) {
        QTreeWidgetItem *group = item->parent();
        if (!group)
            continue;
        bool isEmpty = true;
        for (int child = 0; child < group->childCount(); ++child)
            isEmpty = isEmpty && group->child(child)->isHidden();
        group->setHidden(isEmpty);
    }
    m_table->setCurrentItem(first);
    say(first ? QString() : tr("No action and no key has “%1”.").arg(wanted));
    updateButtons();
}

int KeysDialog::currentRow() const
{
    const auto row = int(m_items.indexOf(m_table->currentItem()));
    return row >= 0 && !m_bindings.at(row).isFixed ? row : -1;
}

void KeysDialog::updateButtons()
{
    const int row = currentRow();
    m_add->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0 && !m_bindings.at(row).keys.isEmpty());
    m_reset->setEnabled(row >= 0 && m_bindings.at(row).keys != m_bindings.at(row).defaults);
}

void KeysDialog::record(int row, qsizetype place)
{
    auto *edit = new QKeySequenceEdit(m_table);
    edit->setAccessibleName(tr("New key"));
    m_table->setItemWidget(m_items.at(row), 1, edit);
    edit->setFocus();
    say(tr("Press the new key, or Esc to leave it as it is."));
    // The editor finishes by itself, and a second time when it loses the focus.
    connect(
        edit, &QKeySequenceEdit::editingFinished, this,
        [this, edit, row, place] { take(row, place, edit->keySequence()); },
        Qt::SingleShotConnection);
}

void KeysDialog::take(int row, qsizetype place, const QKeySequence &keys)
{
    if (keys.isEmpty() || keys == QKeySequence(Qt::Key_Escape)) {
        say(tr("No change."));
    } else if (isFree(keys, row, place)) {
        m_bindings.set(row, place, keys);
        say(tr("Changed."));
        Q_EMIT changed(m_bindings.different());
    }
    // The editor must outlive the signal it is in.
    QMetaObject::invokeMethod(
        this,
        [this, row] {
            m_table->removeItemWidget(m_items.at(row), 1);
            showRow(row);
            m_table->setFocus();
            updateButtons();
        },
        Qt::QueuedConnection);
}

bool KeysDialog::isFree(const QKeySequence &keys, int row, qsizetype place)
{
    const qsizetype owner = m_bindings.ownerOf(keys, row, place);
    if (owner >= 0)
        say(tr("%1 is already used for: %2.").arg(shown(keys), m_bindings.at(owner).text));
    return owner < 0;
}

// Asks which one if there are several.
void KeysDialog::removeKey()
{
    const int row = currentRow();
    const QList<QKeySequence> keys = row < 0 ? QList<QKeySequence>() : m_bindings.at(row).keys;
    if (keys.size() == 1)
        return removeAt(row, 0);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype place = 0; place < keys.size(); ++place)
        menu->addAction(tr("Remove %1").arg(buttonText(shown(keys.at(place)))), this,
                        [this, row, place] { removeAt(row, place); });
    giveMnemonics(*menu);
    menu->popup(m_remove->mapToGlobal(QPoint(0, m_remove->height())));
}

void KeysDialog::removeAt(int row, qsizetype place)
{
    say(tr("Removed %1.").arg(shown(m_bindings.remove(row, place))));
    showRow(row);
    updateButtons();
    Q_EMIT changed(m_bindings.different());
}

void KeysDialog::reset(int row)
{
    const QList<QKeySequence> keys = m_bindings.at(row).defaults;
    for (const QKeySequence &key : keys)
        if (!isFree(key, row, -1))
            return;
    m_bindings.reset(row);
    say(tr("Reset."));
    showRow(row);
    updateButtons();
    Q_EMIT changed(m_bindings.different());
}

void KeysDialog::resetAll()
{
    for (int row = 0; row < int(m_bindings.size()); ++row) {
        m_bindings.reset(row);
        showRow(row);
    }
    say(tr("All keys were reset."));
    updateButtons();
    Q_EMIT changed(m_bindings.different());
}

bool KeysDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_filter) {
        if (key == Qt::Key_Down)
            m_table->setFocus();
        else if (key == Qt::Key_Escape && !m_filter->text().isEmpty())
            m_filter->clear();
        else
            return false;
        return true;
    }
    if (key == Qt::Key_Plus || key == Qt::Key_Insert)
        m_add->click();
    else if (key == Qt::Key_Minus || key == Qt::Key_Delete)
        m_remove->click();
    else if (key == Qt::Key_Slash)
        m_filter->setFocus();
    else
        return false;
    return true;
}

} // namespace broadsheet
