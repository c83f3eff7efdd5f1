#include "triage/TriageView.h"

#include "controls/FlowLayout.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "controls/SpokenLabel.h"
#include "text/FaintPalette.h"
#include "triage/KeyButton.h"

#include <QEvent>
#include <QVBoxLayout>

namespace broadsheet {

TriageView::TriageView(const QList<Key> &keys, QWidget *parent)
    : QWidget(parent), m_card(new MessagePanel(this)), m_column(new QVBoxLayout(this)),
      m_foot(new QWidget(this)), m_footLayout(new QHBoxLayout(m_foot)),
      m_place(new SpokenLabel(m_foot)), m_keys(new QWidget(m_foot))
{
    setAccessibleName(tr("One paper at a time"));
    m_card->setAutoFillBackground(true);
    m_card->setBackgroundRole(QPalette::Base);
    m_card->setFocusPolicy(Qt::StrongFocus);
    m_card->hide();
    auto *flow = new FlowLayout(m_keys, 2);
    for (const auto &[action, label] : keys)
        flow->addWidget(new KeyButton(*action, label, m_keys));
    m_keys->setAccessibleName(tr("Keys"));
    m_foot->setMinimumWidth(1); // it has two lines before it is too narrow for one
    m_footLayout->setContentsMargins(12, 6, 12, 6);
    m_footLayout->setSpacing(6);
    m_footLayout->addWidget(m_keys, 1);
    m_footLayout->addWidget(m_place);
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_column->addWidget(m_card, 1);
    m_column->addWidget(m_foot);
    connect(m_card, &MessagePanel::primaryTriggered, this, &TriageView::goOnRequested);
    connect(m_card, &MessagePanel::secondaryTriggered, this, &TriageView::leaveRequested);
    fitFont();
}

void TriageView::take(NoticeBar &notice)
{
    m_column->insertWidget(1, &notice);
}

void TriageView::setPlace(const QString &place, const QString &title)
{
    m_place->setText(place);
    const QString spoken = title.isEmpty() ? place : tr("%1. %2", "title, place").arg(title, place);
    if (spoken == m_place->accessibleName())
        return;
    m_place->setAccessibleName(spoken);
    m_place->speak();
    fitWidth();
}

void TriageView::showCard(const Message &message)
{
    m_card->setMessage(message);
    m_card->show();
    m_keys->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void TriageView::hideCard()
{
    m_card->hide();
    m_keys->show();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void TriageView::focusCard()
{
    m_card->setFocus();
}

void TriageView::fitFont()
{
    m_place->setPalette(faintPalette(palette()));
    fitWidth();
}

// In one line where there is room, else the place above the keys.
void TriageView::fitWidth()
{
    int needed = m_place->sizeHint().width() + 48;
    for (const KeyButton *key : m_keys->findChildren<KeyButton *>())
        needed += key->sizeHint().width() + m_keys->layout()->spacing();
    const bool isOneLine = needed <= width();
    m_footLayout->setDirection(isOneLine ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
}

void TriageView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fitFont();
}

void TriageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitWidth();
}

void TriageView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

} // namespace broadsheet
