#include "controls/FieldNote.h"

#include "controls/PlainLabel.h"
#include "delegates/Colours.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int padding = 8;
constexpr int minWidth = 280; // pixels; also below a narrower field

} // namespace

FieldNote::FieldNote(QWidget &field) : PlainLabel(field.window()), m_field(field)
{
    setWordWrap(true);
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
    showIfMeant();
}

bool FieldNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        showIfMeant();
    return PlainLabel::eventFilter(watched, event);
}

void FieldNote::paintEvent(QPaintEvent *event)
{
    PlainLabel::paintEvent(event);
    QPainter painter(this); // the frame of the style is not seen in dark colours
    painter.setPen(hairline(palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void FieldNote::showIfMeant()
{
    setHidden(text().isEmpty() || !m_field.hasFocus());
    place();
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
