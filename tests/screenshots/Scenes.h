// The states of the window that are photographed. Each begins with a new window on the sample day
// with pictures, and the first paper is chosen.
#pragma once

#include "support/Desk.h"

#include <QList>

#include <functional>

namespace broadsheet {

struct Scene
{
    const char *name; // of the file
    std::function<void(Desk &desk)> show;
};

[[nodiscard]] const QList<Scene> &scenes();

// A digest with all that a text can have: tables, quotes, code, lists in lists, formulas.
[[nodiscard]] QByteArray richDigest();

} // namespace broadsheet
