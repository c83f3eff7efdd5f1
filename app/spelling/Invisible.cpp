#include "spelling/Invisible.h"

#include <algorithm>

namespace broadsheet {

QString withoutInvisible(QString text)
{
    const auto isOne = [](QChar c) { return isInvisible(c.unicode()); };
    if (std::any_of(text.cbegin(), text.cend(), isOne))
        text.removeIf(isOne);
    return text;
}

} // namespace broadsheet
