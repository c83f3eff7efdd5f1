#include "models/ChangeText.h"

#include "models/PaperListModel.h"
#include "papers/Paper.h"
#include "papers/SafeText.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString dayText(QDate day)
{
    const QLocale locale;
    switch (locale.language()) {
    case QLocale::Korean:
        return locale.toString(day, u"M월 d일"_s);
    case QLocale::Chinese:
    case QLocale::Japanese:
        return locale.toString(day, u"M月d日"_s);
    default:
        return locale.toString(day, u"d MMM"_s);
    }
}

// `version`: what is said of the new version. Of a withdrawn paper the version does not matter.
QString textOf(const PaperChange &change, const QString &version)
{
    QStringList parts;
    if (change.isWithdrawn)
        parts << PaperListModel::tr("withdrawn");
    else if (change.version > 0)
        parts << version;
    if (!change.published.isEmpty())
        parts << PaperListModel::tr("published in %1").arg(shownLine(change.published));
    return parts.join(u" · "_s);
}

} // namespace

QString changeText(const PaperChange &change)
{
    return textOf(change, PaperListModel::tr("v%1 since %2", "version, day")
                              .arg(QString::number(change.version), dayText(change.since)));
}

QString spokenChange(const PaperChange &change)
{
    return textOf(change, PaperListModel::tr("version %1 since %2", "version, day")
                              .arg(QString::number(change.version),
                                   QLocale().toString(change.since, QLocale::LongFormat)));
}

} // namespace broadsheet
