#include "controls/MessagePanel.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int iconSize = 48;
constexpr int maxWidth = 600;

PlainLabel *centredLabel()
{
    auto *label = new PlainLabel;
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

void showText(QAbstractButton *button, const QString &text)
{
    button->setText(text);
    button->setMinimumSize(button->fontMetrics().horizontalAdvance(text) + 32, 32);
    button->setVisible(!text.isEmpty());
}

} // namespace

MessagePanel::MessagePanel(QWidget *parent)
    : QWidget(parent), m_icon(centredLabel()), m_title(centredLabel()), m_text(centredLabel()),
      m_primary(new QPushButton), m_secondary(new QPushButton), m_third(new QPushButton),
      m_detailsButton(new QToolButton), m_details(new QPlainTextEdit)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildTexts();
    buildDetails();
    connect(m_primary, &QAbstractButton::clicked, this, &MessagePanel::primaryTriggered);
    connect(m_secondary, &QAbstractButton::clicked, this, &MessagePanel::secondaryTriggered);
    connect(m_third, &QAbstractButton::clicked, this, &MessagePanel::thirdTriggered);

    auto *block = new QWidget;
    block->setMaximumWidth(std::max(maxWidth, 36 * fontMetrics().height()));
    block->setLayout(buildColumn());
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(block, 100);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    setMessage({});
}

void MessagePanel::fitFont()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
}

void MessagePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitFont();
}

void MessagePanel::buildTexts()
{
    fitFont();
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void MessagePanel::buildDetails()
{
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setCheckable(true);
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_detailsButton, &QAbstractButton::toggled, this, &MessagePanel::showDetails);
    m_details->setReadOnly(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setMaximumHeight(std::max(160, 9 * fontMetrics().lineSpacing()));
    showDetails(false);
}

QLayout *MessagePanel::buildColumn()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addWidget(m_third);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_detailsButton, 0, Qt::AlignHCenter);
    column->addWidget(m_details);
    return column;
}

void MessagePanel::setMessage(const Message &message)
{
    m_icon->setVisible(!message.icon.isNull());
    m_icon->setPixmap(message.icon.pixmap(iconSize));
    m_title->setText(message.title);
    m_title->setVisible(!message.title.isEmpty());
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    showText(m_primary, message.primary);
    showText(m_secondary, message.secondary);
    showText(m_third, message.third);
    m_detailsButton->setVisible(!message.details.isEmpty());
    if (m_details->toPlainText() != message.details) { // what is being read stays
        m_details->setPlainText(message.details);
        m_detailsButton->setChecked(false);
        showDetails(false);
    }
    setAccessibleName(shownLines(message.title.isEmpty() ? message.text : message.title));
    setAccessibleDescription(shownLines(message.text));
}

void MessagePanel::showDetails(bool shown)
{
    m_details->setVisible(shown);
    m_detailsButton->setText(shown ? tr("Hide details") : tr("Details"));
    m_detailsButton->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
}

} // namespace broadsheet
