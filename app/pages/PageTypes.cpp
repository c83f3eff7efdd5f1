#include "pages/PageTypes.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

int pixels(qreal length)
{
    return int(std::clamp(std::ceil(length), 1.0, 1e9));
}

} // namespace

QRect pixelsOf(const PageView &view, QSizeF pageSize)
{
    const QRect page(0, 0, pixels(pageSize.width() * view.scale),
                     pixels(pageSize.height() * view.scale));
    return view.clip.isEmpty() ? page : page.intersected(view.clip);
}

} // namespace broadsheet
