#include "window/StatusLine.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>

namespace broadsheet {

StatusLine::StatusLine(QAction *showMuted, QWidget *parent)
    : QStatusBar(parent), m_counts(new QLabel), m_muted(new QToolButton), m_activity(new QLabel),
      m_day(new QLabel)
{
    for (QLabel *label : {m_counts, m_activity, m_day}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(8, 0, 8, 0);
    }
    m_muted->setAutoRaise(true);
    m_muted->setFocusPolicy(Qt::TabFocus);
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
    m_day->setToolTip(details);
}

void StatusLine::setActivity(const QString &text, const QString &details)
{
    m_activity->setText(text);
    m_activity->setToolTip(details);
    m_activity->setVisible(!text.isEmpty());
}

void StatusLine::setMuted(const QString &text, const QString &details)
{
    m_muted->setText(text);
    m_muted->setToolTip(details);
    m_muted->setVisible(!text.isEmpty());
}

} // namespace broadsheet
