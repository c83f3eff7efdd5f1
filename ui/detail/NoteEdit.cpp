#include "detail/NoteEdit.h"

#include "delegates/Colours.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextDocument>

#include <cmath>
#include <utility>

namespace broadsheet {

namespace {

constexpr int inset = 10; // of the text in its box

} // namespace

NoteEdit::NoteEdit(QWidget *parent) : QTextEdit(parent)
{
    setAccessibleName(tr("Note"));
    setPlaceholderText(tr("Your note…"));
    setToolTip(tr("Esc or Ctrl+Enter keeps it, and undo takes it back"));
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(inset);
    connect(this, &QTextEdit::textChanged, this, &QWidget::updateGeometry);
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        if (hasFocus())
            Q_EMIT cursorMoved(cursorRect());
    });
}

void NoteEdit::setNote(const QString &note)
{
    const bool isWriting = hasFocus() && toPlainText().trimmed() != m_note.trimmed();
    m_note = note;
    if (!isWriting && toPlainText() != note)
        setPlainText(note);
}

void NoteEdit::startAfresh(const QString &note)
{
    commit();
    m_note = note;
    setPlainText(note);
}

void NoteEdit::commit()
{
    const QString text = toPlainText().trimmed();
    if (text == m_note.trimmed())
        return;
    m_note = text;
    Q_EMIT written(text);
}

int NoteEdit::heightForWidth(int width) const
{
    document()->setTextWidth(width);
    return int(std::ceil(document()->size().height()));
}

bool NoteEdit::event(QEvent *event)
{
    // Esc and Ctrl+Enter are ours before they are shortcuts of the window.
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
    commit();
    Q_EMIT left();
}

void NoteEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) // its own menu
        commit();
    update();
}

void NoteEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(hairline(palette())));
        painter.setBrush(hoveredRow(palette()));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    QTextEdit::paintEvent(event);
}

void NoteEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // it never scrolls itself
}

void NoteEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text());
}

} // namespace broadsheet
