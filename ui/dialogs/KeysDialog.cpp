#include "dialogs/KeysDialog.h"

#include "controls/PlainLabel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString join(const QList<QKeySequence> &keys, QKeySequence::SequenceFormat format,
             const QString &between)
{
    QStringList names;
    for (const QKeySequence &key : keys)
        names << key.toString(format);
    return names.join(between);
}

} // namespace

KeysDialog::KeysDialog(QList<KeyBinding> bindings, QWidget *parent)
    : QDialog(parent), m_bindings(std::move(bindings)), m_table(new QTreeWidget(this)),
      m_hint(new PlainLabel(this))
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 640);

    m_table->setAccessibleName(tr("Keys"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Action"), tr("Keys")});
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->resizeSection(1, 190);
    connect(m_table, &QTreeWidget::itemActivated, this, &KeysDialog::record);

    m_hint->setText(tr("Press Enter or double-click to change a key."));
    m_hint->setWordWrap(true);

    auto *buttons =
        new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &KeysDialog::resetAll);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    fill();
    m_table->setCurrentItem(m_table->topLevelItem(0));
}

void KeysDialog::fill()
{
    m_table->clear();
    for (const KeyBinding &binding : std::as_const(m_bindings)) {
        auto *item = new QTreeWidgetItem(
            m_table, {binding.text, join(binding.keys, QKeySequence::NativeText, u",  "_s)});
        QFont font = item->font(1);
        font.setBold(binding.keys != binding.defaults);
        item->setFont(1, font);
    }
}

void KeysDialog::record(QTreeWidgetItem *item)
{
    const int row = m_table->indexOfTopLevelItem(item);
    auto *edit = new QKeySequenceEdit(m_table);
    edit->setAccessibleName(tr("New key"));
    m_table->setItemWidget(item, 1, edit);
    edit->setFocus();
    m_hint->setText(tr("Press the new key."));
    // The editor finishes by itself, and a second time when it loses the focus.
    connect(
        edit, &QKeySequenceEdit::editingFinished, this,
        [this, edit, row] { take(row, edit->keySequence()); }, Qt::SingleShotConnection);
}

void KeysDialog::take(int row, const QKeySequence &keys)
{
    const int owner = ownerOf(keys);
    if (keys.isEmpty()) {
        m_hint->setText(tr("No change."));
    } else if (owner >= 0 && owner != row) {
        m_hint->setText(
            tr("%1 is already used for: %2.")
                .arg(keys.toString(QKeySequence::NativeText), m_bindings.at(owner).text));
    } else {
        m_bindings[row].keys = {keys};
        m_hint->setText(tr("Changed."));
        announce();
    }
    // The editor must outlive the signal it is in.
    QMetaObject::invokeMethod(
        this,
        [this, row] {
            fill();
            m_table->setCurrentItem(m_table->topLevelItem(row));
            m_table->setFocus();
        },
        Qt::QueuedConnection);
}

int KeysDialog::ownerOf(const QKeySequence &keys) const
{
    for (qsizetype row = 0; row < m_bindings.size(); ++row)
        if (m_bindings.at(row).keys.contains(keys))
            return int(row);
    return -1;
}

void KeysDialog::resetAll()
{
    for (KeyBinding &binding : m_bindings)
        binding.keys = binding.defaults;
    fill();
    m_hint->setText(tr("All keys were reset."));
    announce();
}

void KeysDialog::announce()
{
    QMap<QString, QString> different;
    for (const KeyBinding &binding : std::as_const(m_bindings))
        if (binding.keys != binding.defaults)
            different.insert(binding.name, join(binding.keys, QKeySequence::PortableText, u"; "_s));
    Q_EMIT changed(different);
}

} // namespace broadsheet
