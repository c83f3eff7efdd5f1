#include "pagenotes/NoteBeside.h"

#include "controls/Icons.h"
#include "delegates/Colours.h"
#include "detail/NoteEdit.h"
#include "highlights/Highlight.h"
#include "pagenotes/HighlightMenu.h"
#include "pageview/PagesView.h"
#include "papers/SafeText.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int gap = 8; // pixels

} // namespace

NoteBeside::NoteBeside(PagesView &pages)
    : QFrame(pages.viewport()), m_pages(pages), m_note(new NoteEdit(this))
{
    setAccessibleName(tr("Note on the page"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    setCursor(Qt::ArrowCursor);
    build();
    hide();
    connect(m_note, &NoteEdit::written, this, &NoteBeside::written);
    connect(m_note, &NoteEdit::left, this, &NoteBeside::leave);
    connect(m_note, &QTextEdit::textChanged, this, &NoteBeside::place);
    connect(&pages, &PagesView::moved, this, &NoteBeside::place);
}

void NoteBeside::build()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    const auto addButton = [this, row](const QString &name) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setToolTip(literalToolTip(name));
        button->setAccessibleName(name);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        return button;
    };
    for (int colour = 1; colour <= highlightColours; ++colour) {
        QToolButton *button = addButton(highlightColourName(colour));
        button->setIcon(highlightChip(colour, palette()));
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this,
                [this, colour] { Q_EMIT colourChosen(m_id, colour); });
        m_colours.append(button);
    }
    row->addStretch(1);
    QToolButton *remove = addButton(tr("Remove highlight"));
    remove->setText(tr("Remove"));
    connect(remove, &QToolButton::clicked, this, [this] { Q_EMIT removeChosen(m_id); });
    QToolButton *close = addButton(tr("Close"));
    close->setIcon(symbolicIcon(QLatin1StringView("close"), palette()));
    connect(close, &QToolButton::clicked, this, &NoteBeside::leave);
    m_note->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap / 2, gap, gap);
    layout->setSpacing(gap / 2);
    layout->addLayout(row);
    layout->addWidget(m_note, 1);
}

void NoteBeside::open(const Highlight &highlight)
{
    if (highlight.id != m_id) {
        keep();
        m_id = highlight.id;
        m_note->start(m_id, highlight.note);
    }
    show(highlight);
    setVisible(true);
    raise();
    m_note->setFocus();
    m_note->moveCursor(QTextCursor::End);
}

void NoteBeside::show(const Highlight &highlight)
{
    m_note->setNote(highlight.note);
    for (int colour = 1; colour <= highlightColours; ++colour)
        m_colours.at(colour - 1)->setChecked(colour == highlight.colour);
}

void NoteBeside::keep()
{
    if (isOpen())
        m_note->commit();
}

void NoteBeside::keepAll()
{
    m_note->commit(); // also of the one that was closed last
    m_note->commitRefused();
}

void NoteBeside::keepRefused(const Marking &marking)
{
    if (marking.mark == Mark::HighlightNote)
        m_note->keepRefused(marking.highlight, marking.text);
}

void NoteBeside::close()
{
    keep();
    m_id.clear();
    hide();
}

void NoteBeside::leave()
{
    close();
    Q_EMIT left();
}

// What the mouse does on the box is not meant for the page below. The wheel is.
bool NoteBeside::event(QEvent *event)
{
    const bool isKnown = QFrame::event(event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::ContextMenu:
        event->accept();
        return true;
    default:
        return isKnown;
    }
}

void NoteBeside::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

void NoteBeside::moveTo(int page, const QList<QRectF> &boxes)
{
    m_page = page;
    m_boxes = boxes;
    place();
}

// Below the highlight, or above it where there is more room.
void NoteBeside::place()
{
    if (!isOpen() || m_boxes.isEmpty())
        return;
    const QSize view = m_pages.viewport()->size();
    const int wide = std::min(20 * fontMetrics().height(), view.width() - 2 * gap);
    const int most = std::max(view.height() / 2, 6 * fontMetrics().height());
    const int text =
        std::max(m_note->heightForWidth(wide - 2 * gap - 4), 4 * fontMetrics().height());
    const int bar = m_colours.constFirst()->sizeHint().height() + 3 * gap;
    const QSize size(wide, std::min(text + bar, most));
    const QPoint shift = m_pages.onGrid({});
    const QRect first = m_pages.grid().onPage(m_page, m_boxes.constFirst()).translated(-shift);
    const QRect last = m_pages.grid().onPage(m_page, m_boxes.constLast()).translated(-shift);
    const bool fitsBelow = last.bottom() + gap + size.height() <= view.height();
    const int above = first.top() - gap - size.height();
    const int top = fitsBelow || above < 0 ? last.bottom() + gap : above;
    const int left = std::clamp(last.left(), gap, std::max(gap, view.width() - wide - gap));
    setGeometry(QRect(QPoint(left, top), size));
}

} // namespace broadsheet
