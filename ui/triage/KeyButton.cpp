#include "triage/KeyButton.h"

#include "delegates/Colours.h"
#include "papers/SafeText.h"

#include <QAction>
#include <QEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

KeyButton::KeyButton(QAction &action, const QString &label, QWidget *parent)
    : QToolButton(parent), m_action(action)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setText(u' ' + label); // away from the key
    setAccessibleName(label);
    connect(this, &QAbstractButton::clicked, &action, &QAction::trigger);
    connect(&action, &QAction::changed, this, &KeyButton::follow);
    follow();
}

void KeyButton::follow()
{
    setEnabled(m_action.isEnabled());
    const QString key = m_action.shortcut().toString(QKeySequence::NativeText);
    setToolTip(
        literalToolTip(key.isEmpty() ? m_action.text() : u"%1 (%2)"_s.arg(m_action.text(), key)));
    setAccessibleDescription(m_action.text());
    setToolButtonStyle(key.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    if (key.isEmpty())
        return;
    const QPixmap drawn = drawnKey(key);
    setIconSize(drawn.deviceIndependentSize().toSize());
    setIcon(drawn);
}

QPixmap KeyButton::drawnKey(const QString &key) const
{
    const QFontMetrics metrics = fontMetrics();
    const int height = metrics.height() + 2;
    const QSize size(std::max(height, metrics.horizontalAdvance(key) + 10), height);
    const qreal scale = devicePixelRatioF();
    QPixmap drawn(size * scale);
    drawn.setDevicePixelRatio(scale);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.setPen(QPen(faintText(palette()), 1));
    painter.drawRoundedRect(QRectF({}, QSizeF(size)).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.drawText(QRect({}, size), Qt::AlignCenter, key);
    return drawn;
}

void KeyButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        follow();
}

} // namespace broadsheet
