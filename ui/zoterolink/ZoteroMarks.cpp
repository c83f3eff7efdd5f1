#include "zoterolink/ZoteroMarks.h"

#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "settings/Settings.h"
#include "zotero/ZoteroAddress.h"
#include "zotero/ZoteroReader.h"

#include <QEvent>
#include <QWidget>

#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// The first request to anywhere takes tens of milliseconds, which a start must not wait for.
constexpr auto pause = 1s;

} // namespace

ZoteroMarks::ZoteroMarks(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &ZoteroMarks::check);
    connect(&m_parts.reader, &ZoteroReader::refreshed, this, &ZoteroMarks::update);
    connect(&m_parts.view, &PaperListView::painted, this, [this] {
        if (!std::exchange(m_isShown, true))
            m_soon.start();
    });
    m_parts.window.installEventFilter(this);
    m_parts.papers.lines().setZotero([this](const PaperRow &row) { return isInZotero(row); });
}

bool ZoteroMarks::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && m_isShown)
        m_soon.start();
    return QObject::eventFilter(object, event);
}

bool ZoteroMarks::isOn() const
{
    return m_parts.settings.isOn(SettingsTable::marksZotero);
}

bool ZoteroMarks::isInZotero(const PaperRow &row) const
{
    if (m_parts.reader.holdings().isEmpty())
        return false; // as while the window opens
    return isOn() && m_parts.reader.holdings().has(namesOf(row.id));
}

void ZoteroMarks::check()
{
    if (!isOn())
        return update(); // it was switched off, perhaps
    const Result<QUrl> address = zoteroAddress(m_parts.settings.text(SettingsTable::zoteroAddress));
    if (address)
        m_parts.reader.refresh(*address);
}

void ZoteroMarks::update()
{
    m_parts.papers.emitAllChanged();
}

} // namespace broadsheet
