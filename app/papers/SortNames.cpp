#include "papers/SortNames.h"

#include <algorithm>

namespace broadsheet {

bool sortsBefore(const QString &a, const QString &b)
{
    const int letters = a.compare(b, Qt::CaseInsensitive);
    return letters != 0 ? letters < 0 : a < b;
}

void sortNames(QStringList &names)
{
    std::ranges::sort(names, sortsBefore);
}

} // namespace broadsheet
