// Why the figures of a page cannot be shown.
#pragma once

#include "base/Result.h"
#include "network/HttpMessages.h"

#include <QUrl>

namespace broadsheet {

// `page` is the address that was asked for.
[[nodiscard]] Error pageRefused(const QUrl &page, const HttpReply &reply);
[[nodiscard]] Error pageBrokeOff(const QUrl &page);
[[nodiscard]] Error pageWithoutFigures(const QUrl &page);

} // namespace broadsheet
