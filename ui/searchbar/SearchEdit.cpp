#include "searchbar/SearchEdit.h"

#include "controls/FieldNote.h"
#include "delegates/Colours.h"
#include "papers/SafeText.h"
#include "searchbar/CompletionList.h"

#include <QAccessible>
#include <QAction>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

SearchEdit::SearchEdit(QWidget *parent)
    : QLineEdit(parent), m_searchAction(addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_saveAction(addAction(QIcon(), QLineEdit::TrailingPosition))
{
    setAccessibleName(tr("Search papers"));
    setPlaceholderText(tr("Search papers, authors, text…"));
    setToolTip(
        tr("Words, \"phrases\", -without, OR, author: title: text: full: tag: date: votes: is:\n"
           "Press Down to see all of them."));
    setClearButtonEnabled(true);
    m_saveAction->setVisible(false);
    showSaved();
    nameButtons();
    connect(m_saveAction, &QAction::triggered, this, &SearchEdit::saveRequested);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_saveAction->setVisible(!text.trimmed().isEmpty());
        if (text.isEmpty())
            closeOffer();
        Q_EMIT searchChanged(searchText());
    });
    connect(this, &QLineEdit::textEdited, this, &SearchEdit::completionsWanted);
}

void SearchEdit::setIcons(const QIcon &search, const QIcon &unsaved, const QIcon &saved)
{
    m_searchAction->setIcon(search);
    m_unsavedIcon = unsaved;
    m_savedIcon = saved;
    showSaved();
}

void SearchEdit::setSaved(bool saved)
{
    m_isSaved = saved;
    showSaved();
}

void SearchEdit::showSaved()
{
    m_saveAction->setIcon(m_isSaved ? m_savedIcon : m_unsavedIcon);
    m_saveAction->setText(m_isSaved ? tr("Forget this saved search") : tr("Save this search"));
    m_saveAction->setToolTip(literalToolTip(m_saveAction->text()));
}

// Assistive tools read these; the buttons show icons alone.
void SearchEdit::nameButtons()
{
    m_searchAction->setText(tr("Search"));
    if (auto *clear = findChild<QAction *>(u"_q_qlineeditclearaction"_s)) // Qt's own button
        clear->setText(tr("Clear the search"));
}

CompletionList &SearchEdit::list()
{
    if (!m_list) {
        m_list = new CompletionList(window());
        connect(m_list, &CompletionList::clickedAt, this, [this] { useChosen(); });
    }
    return *m_list;
}

void SearchEdit::offer(const CompletionPlace &place, const QList<Completion> &completions,
                       bool more)
{
    m_place = place;
    m_isStale = completions.isEmpty() && more;
    if (m_isStale)
        return;
    if (completions.isEmpty() || !hasFocus())
        return closeOffer();
    list().offer(completions, tr("How to search…"));
    placeList();
}

void SearchEdit::placeList()
{
    const bool isNoted = m_note && m_note->isVisible();
    list().placeUnder(isNoted ? static_cast<const QWidget &>(*m_note) : *this);
}

void SearchEdit::closeOffer()
{
    m_isStale = false;
    if (!m_list)
        return;
    m_list->hide();
    m_list->setCurrentIndex({});
}

bool SearchEdit::isOffering() const
{
    return m_list && m_list->isVisible() && !m_isStale;
}

// Returns whether a row was chosen.
bool SearchEdit::useChosen()
{
    if (!isOffering())
        return false;
    if (list().isHelpChosen()) {
        closeOffer();
        Q_EMIT helpRequested();
        return true;
    }
    const std::optional<Completion> completion = list().chosen();
    if (completion)
        put(*completion);
    return completion.has_value();
}

// Tab completes the word. An author's name that a plain word happens to start must be chosen first.
bool SearchEdit::useFirst()
{
    if (useChosen())
        return true;
    const std::optional<Completion> first = list().first();
    const auto begun = QStringView(text()).sliced(m_place.at, m_place.length);
    if (!first || (first->kind == Completion::Kind::Author && !begun.contains(u':')))
        return false;
    put(*first);
    return true;
}

void SearchEdit::put(const Completion &completion)
{
    closeOffer();
    // A space after a complete condition; none after an operator, whose value follows.
    const bool whole = !completion.text.endsWith(u':') && !completion.text.endsWith(u'-');
    const QStringView rest = QStringView(text()).sliced(m_place.at + m_place.length);
    const QString gap = whole && !rest.startsWith(u' ') ? u" "_s : QString();
    setSelection(int(m_place.at), int(m_place.length));
    insert(completion.text + gap); // like typing, so that it can be undone
    if (!whole)
        Q_EMIT completionsWanted();
}

void SearchEdit::underline(const QList<TextRange> &pieces)
{
    if (std::exchange(m_underlined, pieces) != pieces)
        update();
}

void SearchEdit::setProblem(const QString &problem)
{
    const QString shown = shownLines(problem);
    if (shown == accessibleDescription())
        return;
    setAccessibleDescription(shown);
    if (!m_note) {
        m_note = new FieldNote(*this);
        m_note->setAccessibleName(tr("What the search could not make sense of"));
    }
    m_note->say(shown);
    if (isOffering())
        placeList();
    if (!problem.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString SearchEdit::searchText() const
{
    return text().insert(cursorPosition(), m_composing);
}

void SearchEdit::inputMethodEvent(QInputMethodEvent *event)
{
    const QString before = searchText();
    m_composing = event->preeditString(); // before the base class: it may emit textChanged()
    QLineEdit::inputMethodEvent(event);
    if (!event->commitString().isEmpty() || searchText() == before)
        return;
    // Some input methods take the composed text away before they commit it. Going back to the list
    // in between would be seen.
    if (m_composing.isEmpty())
        QMetaObject::invokeMethod(this, &SearchEdit::tellSearch, Qt::QueuedConnection);
    else
        tellSearch();
}

void SearchEdit::tellSearch()
{
    Q_EMIT searchChanged(searchText());
}

// Keys for the suggestions come before the shortcuts of the window.
bool SearchEdit::event(QEvent *event)
{
    if (m_list && m_list->isVisible() &&
        (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (event->type() == QEvent::ShortcutOverride && key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        // Before QWidget::event(), which would move the focus.
        if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_Tab &&
            key->modifiers() == Qt::NoModifier) {
            if (isOffering() && useFirst())
                return true;
        }
    }
    return QLineEdit::event(event);
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_list && m_list->isVisible())
            return closeOffer();
        break;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (isOffering())
            return list().step(event->key() == Qt::Key_Down ? 1 : -1);
        if (event->key() == Qt::Key_Down)
            Q_EMIT completionsWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (useChosen())
            return;
        closeOffer();
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchEdit::focusOutEvent(QFocusEvent *event)
{
    closeOffer();
    QLineEdit::focusOutEvent(event);
}

// QLineEdit only tells the position of the cursor.
int SearchEdit::xOf(qsizetype position) const
{
    const auto widthTo = [this](qsizetype end) {
        return fontMetrics().horizontalAdvance(text().first(std::min(end, text().size())));
    };
    return cursorRect().center().x() + widthTo(position) - widthTo(cursorPosition());
}

void SearchEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_underlined.isEmpty() || !m_composing.isEmpty())
        return;
    QPainter painter(this);
    painter.setClipRect(rect().adjusted(28, 0, -52, 0)); // not over the icons
    painter.setPen(QPen(readable(QColor(0xc6, 0x28, 0x28), palette().color(QPalette::Base),
                                 palette(), contrastOfGraphics),
                        1.5, Qt::DotLine));
    const int y = height() / 2 + fontMetrics().height() / 2;
    for (const TextRange &piece : std::as_const(m_underlined))
        painter.drawLine(xOf(piece.at), y, xOf(piece.at + piece.length), y);
}

} // namespace broadsheet
