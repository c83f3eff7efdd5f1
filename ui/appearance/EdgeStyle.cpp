#include "appearance/EdgeStyle.h"

#include "delegates/Colours.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// WCAG asks nothing of what cannot be used.
QColor edgeOf(const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return mix(option.palette.color(QPalette::Window), option.palette.color(QPalette::Text),
                   0.3);
    return option.state.testFlag(QStyle::State_HasFocus) ? focusEdge(option.palette)
                                                         : edge(option.palette);
}

void outline(QPainter &painter, const QStyleOption &option, const QRectF &box, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edgeOf(option), 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

} // namespace

EdgeStyle::EdgeStyle() : QProxyStyle(u"Fusion"_s)
{
    setObjectName("fusion"_L1); // as that of the style itself
}

void EdgeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    constexpr qreal corner = 2;
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_FrameLineEdit:
    case PE_PanelButtonCommand:
        return outline(*painter, *option, option->rect, corner);
    case PE_IndicatorRadioButton:
        return outline(*painter, *option, option->rect, option->rect.width() / 2.0);
    default:
        return;
    }
}

void EdgeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox || control == CC_SpinBox)
        outline(*painter, *option, option->rect, 2);
    else if (control == CC_ScrollBar)
        outline(*painter, *option,
                proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget), 2);
}

// Without icons, but with their room: a button is as wide as one with an icon.
QIcon EdgeStyle::standardIcon(StandardPixmap icon, const QStyleOption *option,
                              const QWidget *widget) const
{
    const bool isOfButton = icon >= SP_DialogOkButton && icon <= SP_DialogNoButton;
    return isOfButton ? QIcon() : QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace broadsheet
