// Which texts a window draws, where, and what of them can be seen: found by painting the window on
// a device that records texts, so that nothing has to be known of its widgets.
#pragma once

#include <QColor>
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
    QColor ink = {};
};

[[nodiscard]] QList<DrawnText> drawnTexts(QWidget &window);

// A sentence for each text that is cut without "…", for each two texts that are drawn over each
// other, and the contrastFaults(). What was scrolled out of sight is no fault.
[[nodiscard]] QStringList layoutFaults(QWidget &window);

// A sentence for each text that has less contrast with the ground that is painted behind it than
// WCAG 2.1 AA asks for. What is disabled may have less.
[[nodiscard]] QStringList contrastFaults(QWidget &window);

} // namespace broadsheet
