#include "controls/FieldNote.h"

#include "controls/PlainLabel.h"

#include <QEvent>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int padding = 8;
constexpr int minWidth = 280; // pixels; also below a narrower field

} // namespace

FieldNote::FieldNote(QWidget &field) : PlainLabel(field.window()), m_field(field)
{
    setWordWrap(true);
    setFrameStyle(QFrame::StyledPanel);
    setMargin(padding);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    m_field.installEventFilter(this);
    hide();
}

void FieldNote::say(const QString &remark)
{
    setText(remark);
    setHidden(remark.isEmpty());
    place();
}

bool FieldNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return PlainLabel::eventFilter(watched, event);
}

void FieldNote::place()
{
    if (isHidden())
        return;
    const int width = std::max(m_field.width(), minWidth);
    const QPoint corner =
        m_field.mapTo(parentWidget(), QPoint(m_field.width() - width, m_field.height() + 2));
    setGeometry(QRect(corner, QSize(width, heightForWidth(width))));
}

} // namespace broadsheet
