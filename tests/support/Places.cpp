#include "support/Places.h"

using namespace Qt::StringLiterals;

namespace broadsheet::test {

QString sourceFile(const QString &path)
{
    return QStringLiteral(BROADSHEET_SOURCE_DIR "/") + path;
}

QString testData(const QString &path)
{
    return sourceFile(u"tests/data/"_s + path);
}

} // namespace broadsheet::test
