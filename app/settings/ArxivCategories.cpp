#include "settings/ArxivCategories.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

QStringList arxivCategoriesIn(const QString &text)
{
    static const QRegularExpression separators(u"[\\s,;+]+"_s);
    static const QRegularExpression category(u"^[A-Za-z]+(-[A-Za-z]+)*(\\.[A-Za-z-]+)?$"_s);
    QStringList result = text.split(separators, Qt::SkipEmptyParts).filter(category);
    result.removeDuplicates();
    return result;
}

} // namespace broadsheet
