#include "triage/OlderPapers.h"

#include "controllers/LocalDay.h"
#include "controllers/MarkController.h"
#include "library/Library.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace broadsheet {

OlderPapers::OlderPapers(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_usualText(m_parts.action.text())
{
    connect(&m_parts.menu, &QMenu::aboutToShow, this, &OlderPapers::count);
    connect(&m_parts.menu, &QMenu::aboutToHide, this, [this] {
        m_count.cancel();
        m_parts.action.setText(m_usualText);
        m_parts.action.setEnabled(true);
    });
    connect(&m_parts.action, &QAction::triggered, this,
            [this] { m_parts.marks.setAsideUpTo(lastDay()); });
}

// Keys and tooltips keep the usual text.
void OlderPapers::count()
{
    m_count.ask(m_parts.library.count(waitingUpTo(lastDay())), this,
                [this](const Result<SearchCount> &count) {
                    if (!count)
                        return;
                    m_parts.action.setText(
                        tr("Set aside %Ln unread older than a week", nullptr, count->papers));
                    m_parts.action.setEnabled(count->papers > 0);
                });
}

QDate OlderPapers::lastDay() const
{
    return localDay(m_parts.clock).addDays(-8);
}

} // namespace broadsheet
