#include "figures/FigureOffer.h"

#include "controls/SpokenLabel.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace broadsheet {

namespace {

constexpr int buttonHeight = 28; // as of the links of the paper

} // namespace

FigureOffer::FigureOffer(QWidget *parent)
    : QWidget(parent), m_button(new QToolButton), m_text(new SpokenLabel)
{
    m_button->setMinimumHeight(buttonHeight);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setPalette(faintPalette(palette()));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_button, 0, Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    connect(m_button, &QAbstractButton::clicked, this, &FigureOffer::pressed);
    hide();
}

void FigureOffer::offer(const QString &host)
{
    set(State::Offered, tr("Show figures"), {},
        tr("Asks %1 for the web page of this paper. Not every paper has one.").arg(host));
}

void FigureOffer::showAsking(const QString &host)
{
    set(State::Asking, tr("Cancel"), tr("Looking for figures at %1…").arg(host));
}

void FigureOffer::showFailed(const QString &why)
{
    set(State::Failed, tr("Try again"), why);
}

void FigureOffer::showWithout(const QString &why)
{
    set(State::Without, tr("Read the PDF"), why);
}

bool FigureOffer::hasButtonFocus() const
{
    return m_button->hasFocus();
}

void FigureOffer::set(State state, const QString &button, const QString &text, const QString &help)
{
    m_state = state;
    m_button->setText(button);
    m_button->setToolTip(literalToolTip(help));
    m_button->setAccessibleDescription(help.isEmpty() ? text : help);
    m_text->setText(text);
    m_text->setHidden(text.isEmpty());
    if (isVisible() && !text.isEmpty())
        m_text->speak();
}

void FigureOffer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_text->setPalette(faintPalette(palette()));
}

} // namespace broadsheet
