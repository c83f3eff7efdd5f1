#include "tags/TagsController.h"

#include "base/Deliver.h"
#include "controllers/MarkController.h"
#include "delegates/TagHues.h"
#include "library/Library.h"
#include "settings/Settings.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace broadsheet {

TagsController::TagsController(const Parts &parts, QObject *parent)
    : GestureController(parts.library, parent), m_parts(parts)
{
    loadHues();
}

void TagsController::replace(const QString &tag, const QString &by)
{
    const QString wanted = by.simplified();
    if (!wanted.isEmpty() && wanted != tag)
        change(tag, wanted);
}

void TagsController::remove(const QString &tag)
{
    change(tag, {});
}

void TagsController::change(const QString &tag, const QString &by)
{
    deliver(library().replaceTag(tag, by), this, [this, tag, by](const Result<Marking> &done) {
        if (!done) {
            Q_EMIT failed(done.error());
            return;
        }
        // The old name keeps its colour, too: undo brings the name back.
        if (!by.isEmpty() && hueOf(by).isEmpty())
            setHue(by, hueOf(tag));
        if (!done->subjects.isEmpty())
            Q_EMIT marked(*done);
        Q_EMIT replaced(tag, by);
    });
}

void TagsController::tagSelected(const QString &tag)
{
    m_parts.marks.tagSelected(tag);
}

QString TagsController::hueOf(const QString &tag) const
{
    return m_hues.value(tag);
}

void TagsController::setHue(const QString &tag, const QString &hue)
{
    if (hueOf(tag) == hue)
        return;
    if (hue.isEmpty())
        m_hues.remove(tag);
    else
        m_hues.insert(tag, hue);
    keepHues();
    Q_EMIT coloursChanged();
}

QHash<QString, QColor> TagsController::colours() const
{
    QHash<QString, QColor> colours;
    for (auto hue = m_hues.cbegin(); hue != m_hues.cend(); ++hue)
        if (const QColor colour = hueColour(hue.value()); colour.isValid())
            colours.insert(hue.key(), colour);
    return colours;
}

// "red=robots blue=to%20read": names are written as in addresses.
void TagsController::loadHues()
{
    for (const QString &part :
         m_parts.settings.ofSidebar(SettingsTable::tagColours).split(u' ', Qt::SkipEmptyParts)) {
        const QString tag = QUrl::fromPercentEncoding(part.section(u'=', 1).toUtf8());
        if (!tag.isEmpty())
            m_hues.insert(tag, part.section(u'=', 0, 0));
    }
}

void TagsController::keepHues()
{
    QStringList parts;
    for (auto hue = m_hues.cbegin(); hue != m_hues.cend(); ++hue)
        parts.append(hue.value() + u'=' + QString::fromUtf8(QUrl::toPercentEncoding(hue.key())));
    m_parts.settings.setOfSidebar(SettingsTable::tagColours, parts.join(u' '));
}

} // namespace broadsheet
