#include "commands/FormatOption.h"

#include "export/Formats.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

const Format *readFormat(OptionValues &values, QLatin1StringView own)
{
    QList<std::pair<QLatin1StringView, const Format *>> formats{{own, nullptr}};
    for (const Format &format : allFormats())
        formats.append({format.name, &format});
    return values.oneOf(formatOption.name, formats);
}

QString formatNames()
{
    QStringList names;
    for (const Format &format : allFormats())
        names.append(format.name);
    return names.join(", "_L1);
}

} // namespace broadsheet
