// Fusion with edges that everybody sees: it draws fields, boxes and buttons with an outline that is
// a little darker than the window, which is nothing on black. Buttons of dialogs have no icons:
// Fusion has them for some only, and a black one for Close. GUI thread only.
#pragma once

#include <QProxyStyle>

namespace broadsheet {

class EdgeStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    EdgeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option,
                       const QWidget *widget) const override;
};

} // namespace broadsheet
