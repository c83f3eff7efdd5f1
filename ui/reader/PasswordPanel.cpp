#include "reader/PasswordPanel.h"

#include "controls/PlainLabel.h"
#include "controls/SpokenLabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace broadsheet {

PasswordPanel::PasswordPanel(QWidget *parent)
    : QWidget(parent), m_text(new SpokenLabel), m_password(new QLineEdit)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    setFocusProxy(m_password);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(tr("Password"));
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordPanel::give);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(buildColumn(), 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

QWidget *PasswordPanel::buildColumn()
{
    auto *title = new PlainLabel(tr("This paper is protected with a password"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    title->setAlignment(Qt::AlignHCenter);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    const auto add = [this, buttons](const QString &text, auto act) {
        auto *button = new QPushButton(text);
        button->setMinimumHeight(32);
        connect(button, &QAbstractButton::clicked, this, act);
        buttons->addWidget(button);
    };
    add(tr("Open"), &PasswordPanel::give);
    add(tr("Open in the browser"), &PasswordPanel::browserRequested);
    add(tr("Back to the list"), &PasswordPanel::leaveRequested);
    buttons->addStretch();
    auto *block = new QWidget;
    block->setFixedWidth(std::max(32 * fontMetrics().height(), title->sizeHint().width() + 24));
    auto *column = new QVBoxLayout(block);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(m_text);
    column->addWidget(m_password);
    column->addSpacing(4);
    column->addLayout(buttons);
    return block;
}

void PasswordPanel::ask(bool wasWrong)
{
    m_text->setText(wasWrong ? tr("That is not its password. Try another one.")
                             : tr("It is only used to open it now, and not kept."));
    m_password->clear();
    m_password->setFocus();
    if (wasWrong)
        m_text->speak();
}

void PasswordPanel::give()
{
    const QString password = m_password->text();
    if (!password.isEmpty())
        Q_EMIT given(password);
}

void PasswordPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_password->clear();
}

} // namespace broadsheet
