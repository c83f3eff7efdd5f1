// Which texts a window draws, where, and what of them can be seen: found by painting the window on
// a device that records texts, so that nothing has to be known of its widgets.
#pragma once

#include <QList>
#include <QRectF>
#include <QString>

class QWidget;

namespace broadsheet {

struct DrawnText
{
    QString text;
    QRectF place; // in the window, pixels
    QRectF clip;  // outside of it nothing is seen
};

[[nodiscard]] QList<DrawnText> drawnTexts(QWidget &window);

// A sentence for each text that is cut without "…" and for each two texts that are drawn over each
// other. What was scrolled out of sight is no fault.
[[nodiscard]] QStringList layoutFaults(QWidget &window);

} // namespace broadsheet
