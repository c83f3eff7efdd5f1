#include "detail/NoteEdit.h"

#include "delegates/Colours.h"
#include "notes/NoteTexts.h"
#include "papers/StorableText.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int inset = 10; // pixels between the box and its text
constexpr auto writingPause = 2s;

} // namespace

NoteEdit::NoteEdit(QWidget *parent) : QTextEdit(parent)
{
    setAccessibleName(tr("Note"));
    setPlaceholderText(tr("Your note…"));
    setToolTip(tr("Press Esc or Ctrl+Enter to save. Undo restores the earlier note."));
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(inset);
    connect(this, &QTextEdit::textChanged, this, &QWidget::updateGeometry);
    m_pause.setSingleShot(true);
    m_pause.setInterval(writingPause);
    connect(&m_pause, &QTimer::timeout, this, &NoteEdit::commit);
    connect(this, &QTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        if (hasFocus())
            Q_EMIT cursorMoved(cursorRect());
    });
}

void NoteEdit::start(const QString &id, const QString &note)
{
    m_id = id;
    m_note = note;
    m_asked.reset();
    m_waiting.clear();
    m_arrived.clear();
    m_continues = false;
    setPlainText(m_refused.value(id, note));
}

void NoteEdit::setNote(const QString &note)
{
    const bool isAnswer = note != m_note;
    const bool keepsDraft = isDraft() && (hasFocus() || !isAnswer);
    const bool isOfAnother = isAnswer && !wasAsked(note);
    if (isOfAnother && keepsDraft)
        addBelow(note);
    m_note = note;
    if (isAnswer)
        m_asked.reset();
    // A space at the end is not stored. While the user writes on, it is not taken away either.
    const bool isShown = hasFocus() ? text() == note.trimmed() : toPlainText() == note;
    if (!keepsDraft && !isShown)
        setPlainText(note);
    update();
}

// Those that were asked for before it are answered as well.
bool NoteEdit::wasAsked(const QString &note)
{
    const qsizetype place = m_waiting.lastIndexOf(note.trimmed());
    if (place >= 0)
        m_waiting.remove(0, place + 1);
    return place >= 0;
}

// The cursor stays where the user writes.
void NoteEdit::addBelow(const QString &note)
{
    const QString draft = text();
    const QString both = bothNotes(draft, {m_note.trimmed()}, {.text = note, .earlier = m_arrived});
    m_arrived.append(note.trimmed());
    if (both == draft)
        return;
    const int place = textCursor().position();
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(both);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(place, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void NoteEdit::commit()
{
    if (!isDraft())
        m_refused.remove(m_id);
    if (!isDraft() || m_asked == text())
        return;
    m_asked = text();
    m_waiting.append(storableText(*m_asked).trimmed());
    m_newest.insert(m_id, *m_asked);
    m_refused.remove(m_id);
    Q_EMIT written(m_id, *m_asked, std::exchange(m_continues, hasFocus()));
}

void NoteEdit::commitRefused()
{
    const QHash<QString, QString> refused = m_refused;
    for (const auto &[id, note] : refused.asKeyValueRange())
        if (id != m_id)
            Q_EMIT written(id, note, false);
}

void NoteEdit::keepRefused(const QString &id, const QString &note)
{
    if (m_newest.value(id) != note)
        return; // the user wrote on
    m_refused.insert(id, note);
    if (id != m_id)
        return;
    m_asked.reset(); // leaving it asks again
    if (!isDraft() && !hasFocus())
        setPlainText(note);
}

void NoteEdit::endWriting()
{
    commit();
    m_continues = false;
}

QString NoteEdit::text() const
{
    return toPlainText().trimmed();
}

bool NoteEdit::isBlank() const
{
    return m_note.isEmpty() && text().isEmpty();
}

int NoteEdit::heightForWidth(int width) const
{
    document()->setTextWidth(width);
    return int(std::ceil(document()->size().height()));
}

bool NoteEdit::event(QEvent *event)
{
    // Esc and Ctrl+Enter reach the note before the shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QTextEdit::event(event);
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() != Qt::Key_Escape &&
        (!enter || !event->modifiers().testFlag(Qt::ControlModifier)))
        return QTextEdit::keyPressEvent(event);
    m_asked.reset(); // an explicit press tries again what was refused
    endWriting();
    Q_EMIT left();
}

void NoteEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) // its own menu
        endWriting();
    update();
}

void NoteEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isStored = !hasFocus() && !isDraft();
        painter.setPen(isStored ? QPen(hairline(palette())) : QPen(accent(palette()), 1.5));
        painter.setBrush(hoveredRow(palette()));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    QTextEdit::paintEvent(event);
}

void NoteEdit::wheelEvent(QWheelEvent *event)
{
    if (!verticalScrollBar()->isVisible())
        return event->ignore(); // what it lies in scrolls
    QTextEdit::wheelEvent(event);
    event->accept(); // at its end, too
}

QMimeData *NoteEdit::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(textCursor().selection().toPlainText());
    return copied;
}

void NoteEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text());
}

} // namespace broadsheet
