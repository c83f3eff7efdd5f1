#include "resources/Resources.h"

#include <QLocale>

namespace broadsheet {

using namespace Qt::StringLiterals;

QString sampleDigestPath()
{
    return QLocale().language() == QLocale::Korean ? u":/sample/2024/01/02.md"_s
                                                   : u":/sample/en/2024/01/02.md"_s;
}

QString iconPath(QLatin1StringView name)
{
    return ":/icons/"_L1 + name + ".svg"_L1;
}

} // namespace broadsheet
