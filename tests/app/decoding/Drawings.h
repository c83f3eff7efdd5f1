// SVG drawings for tests, harmless and costly ones.
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace broadsheet::test {

[[nodiscard]] inline QByteArray drawing(const QByteArray &inside,
                                        const QByteArray &attributes = "viewBox='0 0 100 100'")
{
    return "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' "
           "xmlns:xlink='http://www.w3.org/1999/xlink' " +
           attributes + ">" + inside + "</svg>";
}

// One thick line through `points` random places. Its cost grows faster than its length.
[[nodiscard]] inline QByteArray tangle(int points)
{
    QRandomGenerator random(7);
    QByteArray path = "M0 0";
    for (int i = 0; i < points; ++i)
        path += " L" + QByteArray::number(random.bounded(1280)) + ' ' +
                QByteArray::number(random.bounded(720));
    return drawing("<path d='" + path +
                       "' fill='none' stroke='black' stroke-width='200' stroke-linejoin='round'/>",
                   "viewBox='0 0 1280 720'");
}

} // namespace broadsheet::test
