#include "console/FormatOption.h"

#include "console/Tr.h"
#include "export/Formats.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

const Format *readFormat(OptionValues &values, QLatin1StringView own)
{
    if (own.isEmpty() && !values.has(formatOption.name))
        return nullptr;
    QList<std::pair<QLatin1StringView, const Format *>> formats;
    if (!own.isEmpty())
        formats.append({own, nullptr});
    for (const Format &format : allFormats())
        formats.append({format.name, &format});
    return values.oneOf(formatOption.name, formats);
}

bool readByteOrderMark(OptionValues &values, const Format *format)
{
    const bool isGiven = values.has(byteOrderMark.name);
    if (isGiven && (!format || format->name != "csv"_L1))
        values.refuse(ConsoleTr::tr("--bom is for --format csv"));
    return isGiven;
}

QByteArray withByteOrderMark(const QByteArray &text)
{
    return "\xEF\xBB\xBF" + text;
}

QString formatNames()
{
    QStringList names;
    for (const Format &format : allFormats())
        names.append(format.name);
    return names.join(", "_L1);
}

} // namespace broadsheet
