#include "resources/Resources.h"

namespace broadsheet {

using namespace Qt::StringLiterals;

QString sampleDigestPath()
{
    return u":/sample/2024/01/02.md"_s;
}

QString iconPath(QLatin1StringView name)
{
    return ":/icons/"_L1 + name + ".svg"_L1;
}

} // namespace broadsheet
