#include "window/StatusLine.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"

#include <QAction>
#include <QToolButton>

namespace broadsheet {

StatusLine::StatusLine(QAction *showMuted, QWidget *parent)
    : QStatusBar(parent), m_counts(new PlainLabel), m_muted(new QToolButton),
      m_activity(new PlainLabel), m_day(new PlainLabel)
{
    for (PlainLabel *label : {m_counts, m_activity, m_day}) {
        label->setContentsMargins(8, 0, 8, 0);
    }
    m_muted->setAutoRaise(true);
    connect(m_muted, &QAbstractButton::clicked, showMuted, &QAction::trigger);
    setSizeGripEnabled(false);
    addWidget(m_counts);
    addWidget(m_muted);
    addPermanentWidget(m_activity);
    addPermanentWidget(m_day);
    m_activity->hide();
    m_muted->hide();
    setMinimumHeight(m_muted->sizeHint().height() + 4); // so that nothing moves when it appears
}

void StatusLine::setCounts(const QString &text)
{
    m_counts->setText(text);
}

void StatusLine::setDay(const QString &text, const QString &details)
{
    m_day->setText(text);
    m_day->setToolTip(literalToolTip(details));
}

void StatusLine::setActivity(const QString &text, const QString &details)
{
    m_activity->setText(text);
    m_activity->setToolTip(literalToolTip(details));
    m_activity->setVisible(!text.isEmpty());
}

void StatusLine::setMuted(const QString &text, const QString &details)
{
    m_muted->setText(text);
    m_muted->setToolTip(literalToolTip(details));
    m_muted->setVisible(!text.isEmpty());
}

} // namespace broadsheet
