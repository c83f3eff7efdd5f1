#include "controls/StatusLine.h"

#include "controls/ElidedLabel.h"
#include "papers/SafeText.h"

#include <QAction>
#include <QEvent>
#include <QToolButton>

#include <algorithm>

namespace broadsheet {

StatusLine::StatusLine(QAction *showMuted, QWidget *parent)
    : QStatusBar(parent), m_counts(new ElidedLabel), m_muted(new QToolButton),
      m_activity(new ElidedLabel), m_exchange(new QToolButton), m_day(new ElidedLabel)
{
    for (ElidedLabel *label : {m_counts, m_activity, m_day}) {
        label->setContentsMargins(8, 0, 8, 0);
    }
    for (QToolButton *button : {m_muted, m_exchange}) {
        button->setAutoRaise(true);
        button->hide();
    }
    connect(m_muted, &QAbstractButton::clicked, showMuted, &QAction::trigger);
    connect(m_exchange, &QAbstractButton::clicked, this, &StatusLine::exchangeRequested);
    m_exchange->setObjectName(QStringLiteral("exchange"));
    setSizeGripEnabled(false);
    addWidget(m_counts);
    addWidget(m_muted);
    addPermanentWidget(m_activity);
    addPermanentWidget(m_exchange);
    addPermanentWidget(m_day);
    m_activity->hide();
    fitFont();
}

// So that nothing moves when a part appears, and nothing is cut: the bar measured its parts when
// they were empty.
void StatusLine::fitFont()
{
    const int line = fontMetrics().height();
    for (ElidedLabel *label : {m_counts, m_activity, m_day})
        label->setMinimumHeight(line);
    for (QToolButton *button : {m_muted, m_exchange})
        button->setMinimumHeight(line + 4);
    setMinimumHeight(std::max(m_muted->sizeHint().height(), line) + 10);
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitFont();
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

void StatusLine::setExchange(const QString &text, const QString &details)
{
    m_exchange->setText(text);
    m_exchange->setToolTip(literalToolTip(details));
    m_exchange->setAccessibleDescription(details);
    m_exchange->setVisible(!text.isEmpty());
}

void StatusLine::setMuted(const QString &text, const QString &details)
{
    m_muted->setText(text);
    m_muted->setToolTip(literalToolTip(details));
    m_muted->setVisible(!text.isEmpty());
}

} // namespace broadsheet
