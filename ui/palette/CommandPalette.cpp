#include "palette/CommandPalette.h"

#include "delegates/Colours.h"
#include "palette/ResultList.h"

#include <QFrame>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

bool isOurKey(const QKeyEvent &key)
{
    const bool isPlain = !(key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    return isPlain && (key.key() < Qt::Key_F1 || key.key() > Qt::Key_F35);
}

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window), m_frame(new QFrame(this)), m_field(new QLineEdit(m_frame)),
      m_list(new ResultList(m_frame))
{
    hide();
    setAccessibleName(tr("Command palette"));
    m_field->setAccessibleName(tr("Go to or do"));
    m_field->setPlaceholderText(tr("Command, day, view, tag, author, search…"));
    m_field->setFrame(false);
    m_field->setTextMargins(8, 6, 8, 6);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    m_frame->setFrameStyle(QFrame::Box | QFrame::Plain);
    m_frame->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(m_frame);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::typedChanged);
    connect(m_list, &ResultList::clickedOn, this, &CommandPalette::runChosen);
}

void CommandPalette::open()
{
    if (isVisible())
        return close();
    m_before = window()->focusWidget();
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    m_composing.clear();
    m_shownFor.clear();
    QPalette colours = framed(parentWidget()->palette());
    colours.setColor(QPalette::Window, colours.color(QPalette::Base));
    m_frame->setPalette(colours);
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
    Q_EMIT typedChanged();
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    // Before it is hidden, which would give the focus to what is next.
    if (m_before && isAncestorOf(window()->focusWidget()))
        m_before->setFocus(Qt::PopupFocusReason);
    hide();
}

void CommandPalette::setResults(const QList<RankedEntry> &results)
{
    const bool isSame = m_shownFor == typed();
    m_list->setResults(results, isSame);
    place();
    if (!std::exchange(m_shownFor, typed()).isEmpty() && !isSame)
        m_list->announce();
}

QString CommandPalette::typed() const
{
    return m_field->text().insert(m_field->cursorPosition(), m_composing);
}

// Near the top, where the eye is. As high as its rows, as far as there is room.
void CommandPalette::place()
{
    const QRect room = rect().adjusted(8, 8, -8, -8);
    const int em = m_field->fontMetrics().height();
    const int width = std::min(std::max(560, 36 * em), room.width());
    const int top = std::min(room.top() + 3 * em, room.top() + room.height() / 8);
    const int around = m_field->sizeHint().height() + 2 * m_frame->frameWidth() + 12;
    const int rows = std::min(m_list->wantedHeight(), 14 * (em + 12));
    const int height = std::min(around + rows + 4, room.bottom() - top);
    // In whole pixels of the screen, also where it is scaled by a quarter: else Qt cuts the edge.
    constexpr int whole = 4;
    const QSize size((width / whole) * whole, (height / whole) * whole);
    m_frame->setGeometry(QRect(QPoint(room.center().x() - width / 2, top), size));
}

void CommandPalette::runChosen()
{
    const PaletteEntry *row = m_list->chosen();
    if (!row)
        return;
    const PaletteEntry entry = *row; // running it may fill the list again
    close();
    Q_EMIT chosen(entry);
}

bool CommandPalette::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runChosen();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        m_list->step(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        m_list->step(-1);
        return true;
    case Qt::Key_PageDown:
        m_list->page(1);
        return true;
    case Qt::Key_PageUp:
        m_list->page(-1);
        return true;
    case Qt::Key_N:
    case Qt::Key_P:
        if (!isControl)
            return false;
        m_list->step(key == Qt::Key_N ? 1 : -1);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible()) {
            setGeometry(parentWidget()->rect());
            place();
        }
        return false;
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (isOurKey(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        return false;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        return handleKey(key->key(), key->modifiers());
    }
    case QEvent::InputMethod:
        m_composing = static_cast<QInputMethodEvent *>(event)->preeditString();
        QMetaObject::invokeMethod(this, &CommandPalette::typedChanged, Qt::QueuedConnection);
        return false;
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            hide(); // the focus is elsewhere already
        return false;
    }
    default:
        return false;
    }
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_frame->geometry().contains(event->position().toPoint()))
        close();
}

} // namespace broadsheet
