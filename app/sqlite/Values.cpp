#include "sqlite/Values.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace broadsheet {

QVariant bound(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant bound(std::optional<int> number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<int>());
}

QVariant bound(QDate day)
{
    return bound(day.toString(Qt::ISODate));
}

QVariant bound(const QStringList &list)
{
    return bound(list.join(listSeparator));
}

QString jsonOf(const QStringList &list)
{
    const QJsonDocument document(QJsonArray::fromStringList(list));
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace broadsheet
