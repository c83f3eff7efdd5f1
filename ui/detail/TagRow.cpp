#include "detail/TagRow.h"

#include "controls/Chip.h"
#include "controls/FlowLayout.h"
#include "markdown/Markdown.h"
#include "menus/Mnemonics.h"
#include "papers/SafeText.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStringListModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

TagRow::TagRow(QWidget *parent)
    : QWidget(parent), m_layout(new FlowLayout(this, 6)), m_field(new QLineEdit(this)),
      m_known(new QStringListModel(this)), m_completer(new QCompleter(m_known, this))
{
    setAccessibleName(tr("Tags"));
    m_field->setAccessibleName(tr("Add a tag"));
    m_field->setMaxLength(maxTagLength);
    m_field->hide();
    m_field->installEventFilter(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(m_completer);
    // Queued: the completer first puts its text into the field.
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &TagRow::addTyped, Qt::QueuedConnection);
    // While the suggestions are open they hand Enter to the field past the event filter.
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (!m_completer->popup()->currentIndex().isValid())
            addTyped();
    });
    fill();
}

void TagRow::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    fill();
}

void TagRow::setTerms(const QStringList &terms)
{
    m_terms = terms;
    for (Chip *chip : findChildren<Chip *>())
        chip->setTerms(terms);
}

void TagRow::setColours(const QHash<QString, QColor> &colours)
{
    m_colours = colours;
    fill();
}

void TagRow::setKnown(const QStringList &tags)
{
    if (tags == m_known->stringList())
        return;
    m_known->setStringList(tags);
    if (!m_isEditing || !m_field->hasFocus() || m_field->text().isEmpty())
        return;
    m_completer->setCompletionPrefix(m_field->text()); // typed before the tags were known
    m_completer->complete();
}

void TagRow::startEditing(int papers)
{
    m_field->setFixedWidth(std::max(180, 11 * fontMetrics().height()));
    m_field->setPlaceholderText(papers == 1 ? tr("Add a tag")
                                            : tr("Tag %Ln paper(s)", nullptr, papers));
    if (!m_isEditing) {
        m_isEditing = true;
        fill();
    }
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void TagRow::finishEditing()
{
    if (m_isEditing)
        addTyped();
    stopEditing();
}

void TagRow::stopEditing()
{
    if (!m_isEditing)
        return;
    m_isEditing = false;
    m_field->clear();
    fill();
}

void TagRow::fill()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (item->widget() != m_field) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be emitting a signal
        }
        delete item;
    }
    for (const QString &tag : std::as_const(m_tags))
        addChip(tag);
    if (m_isEditing)
        m_layout->addWidget(m_field);
    m_field->setVisible(m_isEditing);
    setVisible(m_isEditing || !m_tags.isEmpty());
    updateGeometry();
    m_layout->invalidate();
    m_layout->setGeometry(rect()); // also if the size stays the same
}

void TagRow::addChip(const QString &tag)
{
    auto *chip = new Chip(tag);
    chip->setRemovable(m_isEditing);
    chip->setTerms(m_terms);
    chip->setHue(m_colours.value(tag));
    chip->setAccessibleName(m_isEditing ? tr("Remove the tag %1").arg(chip->text())
                                        : tr("Papers tagged %1").arg(chip->text()));
    chip->setToolTip(literalToolTip(chip->accessibleName()));
    connect(chip, &QAbstractButton::clicked, this, [this, tag] {
        if (m_isEditing) {
            m_field->setFocus(); // the chip is deleted
            Q_EMIT requested(RemoveTag{tag, true});
        } else {
            Q_EMIT requested(SearchTag{tag});
        }
    });
    chip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(chip, &QWidget::customContextMenuRequested, this,
            [this, chip, tag](QPoint place) { showMenu(tag, chip->mapToGlobal(place)); });
    m_layout->addWidget(chip);
    chip->show(); // now, because the layout skips hidden widgets
}

void TagRow::showMenu(const QString &tag, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Papers tagged %1").arg(buttonText(tag)), this,
                    [this, tag] { Q_EMIT requested(SearchTag{tag}); });
    menu->addAction(tr("Remove the tag %1").arg(buttonText(tag)), this, [this, tag] {
        Q_EMIT requested(RemoveTag{tag, m_isEditing});
    });
    giveMnemonics(*menu);
    menu->popup(place);
}

void TagRow::addTyped()
{
    const QString tag = m_field->text().simplified();
    m_field->clear();
    if (!tag.isEmpty())
        Q_EMIT requested(AddTag{tag});
}

void TagRow::endEditing()
{
    stopEditing();
    Q_EMIT editingEnded();
}

// Enter and Esc reach the field before the shortcuts of the window.
bool TagRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field ||
        (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return false;
    const auto *press = static_cast<QKeyEvent *>(event);
    const int key = press->key();
    if (event->type() == QEvent::KeyPress) {
        // A key that is held down until the text is gone does no more.
        const bool isHeld = press->isAutoRepeat() && m_field->text().isEmpty();
        return isHeld || handleKey(key);
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Escape)
        return false;
    event->accept();
    return true;
}

bool TagRow::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_field->text().trimmed().isEmpty())
            endEditing();
        else
            addTyped();
        return true;
    case Qt::Key_Escape:
        endEditing();
        return true;
    case Qt::Key_Backspace:
        if (!m_field->text().isEmpty() || m_tags.isEmpty())
            return false;
        Q_EMIT requested(RemoveTag{m_tags.constLast(), true});
        return true;
    default:
        return false;
    }
}

} // namespace broadsheet
