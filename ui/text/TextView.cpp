#include "text/TextView.h"

#include "markdown/Markdown.h"
#include "menus/Mnemonics.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "text/MarkdownDocument.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextOption>

#include <cmath>
#include <cstdlib>

namespace broadsheet {

namespace {

constexpr qsizetype maxTermLength = 80; // a longer selection is not a search term

} // namespace

TextView::TextView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // of wide tables; all else is wrapped
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
    connect(this, &QTextBrowser::anchorClicked, this, &TextView::activate);
    connect(this, &QTextEdit::copyAvailable, this, &TextView::ownSelection);
    connect(this, &QTextEdit::cursorPositionChanged, this,
            [this] { Q_EMIT cursorMoved(cursorRect()); });
}

QVariant TextView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return QByteArray(); // QTextDocument would read a local file after an invalid value
}

int TextView::heightForWidth(int width) const
{
    document()->setTextWidth(width);
    const int height = int(std::ceil(document()->size().height()));
    // Only beside a table words are whole.
    const bool isWider = document()->defaultTextOption().wrapMode() == QTextOption::WordWrap &&
                         document()->idealWidth() > width;
    return height + (isWider ? horizontalScrollBar()->sizeHint().height() : 0);
}

QString TextView::selectedText() const
{
    return textCursor().selectedText().simplified();
}

QMimeData *TextView::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(textCursor().selection().toPlainText());
    return copied;
}

// Only one text of the window has selected words: what is copied and searched for is clear.
void TextView::ownSelection(bool hasSelection)
{
    if (!hasSelection)
        return;
    for (TextView *other : window()->findChildren<TextView *>()) {
        QTextCursor cursor = other->textCursor();
        if (other == this || !cursor.hasSelection())
            continue;
        cursor.clearSelection();
        other->setTextCursor(cursor);
    }
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_menuForSelectionOnly && selectedText().isEmpty())
        return event->ignore();
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const QString text = selectedText(); !text.isEmpty() && text.size() <= maxTermLength) {
        menu->addSeparator();
        menu->addAction(tr("Search for “%1”").arg(buttonText(text)), this,
                        [this, text] { Q_EMIT searchRequested(text); });
        menu->addAction(tr("Mute “%1”").arg(buttonText(text)), this,
                        [this, text] { Q_EMIT muteRequested(text); });
    }
    menu->popup(event->globalPos());
}

bool TextView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Copying, selecting all and opening a focused link; other keys are the window's.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool ours = key->matches(QKeySequence::Copy) ||
                          key->matches(QKeySequence::SelectAll) ||
                          (enter && textCursor().charFormat().isAnchor());
        event->setAccepted(ours);
        return ours;
    }
    return QTextBrowser::event(event);
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Escape:
        return event->ignore();
    default:
        QTextBrowser::keyPressEvent(event);
    }
}

// The bars of quotes: a frame's format has no border at one side alone.
void TextView::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    QPainter painter(viewport());
    painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    const QList<QTextFrame *> frames = document()->rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        const auto bar = frame->format().property(barProperty).value<QColor>();
        if (!bar.isValid())
            continue;
        QRectF place = document()->documentLayout()->frameBoundingRect(frame);
        place.setTop(place.top() + frame->frameFormat().topMargin());
        place.setWidth(std::max(2, fontMetrics().height() / 6));
        painter.fillRect(place, bar);
    }
}

void TextView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return scrollSideways(event);
    if (const int steps = event->angleDelta().y() / 120)
        Q_EMIT zoomRequested(steps);
    event->accept();
}

// Along a wide table. All else is the column's.
void TextView::scrollSideways(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const bool isSideways = std::abs(turned.x()) > std::abs(turned.y());
    event->setAccepted(isSideways && horizontalScrollBar()->maximum() > 0);
    if (event->isAccepted())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turned.x() / 2);
}

void TextView::activate(const QUrl &url)
{
    if (isSafeLink(url))
        Q_EMIT linkActivated(url);
}

} // namespace broadsheet
