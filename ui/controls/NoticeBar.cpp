#include "controls/NoticeBar.h"

#include "controls/PlainLabel.h"
#include "delegates/Colours.h"
#include "papers/SafeText.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

NoticeBar::NoticeBar(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Notices"));
    m_details = new QPlainTextEdit;
    m_details->setReadOnly(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setMaximumHeight(120);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    m_noticeRow = buildNoticeRow();
    m_progressRow = buildProgressRow();
    layout->addWidget(m_noticeRow);
    layout->addWidget(m_details);
    layout->addWidget(m_progressRow);
    clearNotice();
}

QWidget *NoticeBar::buildNoticeRow()
{
    auto *row = new QWidget;
    m_kind = new PlainLabel;
    m_text = new PlainLabel;
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = new QPushButton;
    m_detailsButton = new QToolButton;
    m_detailsButton->setCheckable(true);
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setText(tr("Details"));
    m_dismiss = new QToolButton;
    m_dismiss->setAutoRaise(true);
    m_dismiss->setText(u"✕"_s);
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_secondAction = new QPushButton;
    connect(m_action, &QAbstractButton::clicked, this, [this] { trigger(m_notice.act); });
    connect(m_secondAction, &QAbstractButton::clicked, this,
            [this] { trigger(m_notice.secondAct); });
    connect(m_detailsButton, &QAbstractButton::toggled, this, &NoticeBar::showDetails);
    connect(m_dismiss, &QAbstractButton::clicked, this, [this] {
        clearNotice();
        Q_EMIT dismissed();
    });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_kind);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_detailsButton);
    layout->addWidget(m_action);
    layout->addWidget(m_secondAction);
    layout->addWidget(m_dismiss);
    return row;
}

QWidget *NoticeBar::buildProgressRow()
{
    auto *row = new QWidget;
    m_progressText = new PlainLabel;
    m_progressText->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_cancel = new QPushButton(tr("Cancel"));
    connect(m_cancel, &QAbstractButton::clicked, this, &NoticeBar::cancelRequested);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    constexpr int textToBar = 3;
    layout->addWidget(m_progressText, textToBar);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    return row;
}

void NoticeBar::showNotice(const Notice &notice)
{
    if (notice.isStanding())
        m_behind.reset();
    else if (m_hasNotice && m_notice.isStanding())
        m_behind = m_notice;
    m_notice = notice;
    m_hasNotice = true;
    fillNotice();
    updateVisibility();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::fillNotice()
{
    const bool problem = m_notice.kind == Notice::Kind::Problem;
    m_kind->setText(problem ? u"⚠"_s : u"ℹ"_s);
    m_kind->setAccessibleName(problem ? tr("Problem") : tr("Information"));
    m_text->setText(m_notice.text);
    m_action->setText(m_notice.action);
    m_action->setVisible(!m_notice.action.isEmpty());
    m_secondAction->setText(m_notice.secondAction);
    m_secondAction->setVisible(!m_notice.secondAction.isEmpty());
    m_details->setPlainText(safeLines(m_notice.details));
    m_detailsButton->setVisible(!m_notice.details.isEmpty());
    m_detailsButton->setChecked(false);
    showDetails(false);
    setAccessibleDescription(shownLines(m_notice.text));
}

void NoticeBar::clearNotice()
{
    m_hasNotice = m_behind.has_value();
    m_notice = std::exchange(m_behind, {}).value_or(Notice());
    fillNotice();
    updateVisibility();
}

void NoticeBar::trigger(const std::function<void()> &act)
{
    const auto copy = act; // clearNotice() deletes it
    clearNotice();
    Q_EMIT dismissed();
    if (copy)
        copy();
}

void NoticeBar::withdraw(const QString &text)
{
    if (m_behind && m_behind->text == text)
        m_behind.reset();
    if (noticeText() == text)
        clearNotice();
}

QString NoticeBar::noticeText() const
{
    return m_notice.text;
}

void NoticeBar::showProgress(const QString &text, int done, int total)
{
    m_hasProgress = true;
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    const QLocale locale = this->locale();
    m_progressText->setText(total > 0
                                ? tr("%1 · %2 of %3", "what is being done, done, in all")
                                      .arg(text, locale.toString(done), locale.toString(total))
                                : text);
    updateVisibility();
}

void NoticeBar::clearProgress()
{
    m_hasProgress = false;
    updateVisibility();
}

void NoticeBar::showDetails(bool shown)
{
    m_details->setVisible(shown);
}

void NoticeBar::updateVisibility()
{
    m_noticeRow->setVisible(m_hasNotice);
    m_progressRow->setVisible(m_hasProgress);
    setVisible(m_hasNotice || m_hasProgress);
}

void NoticeBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), selectedRow(palette()));
    if (m_hasNotice && m_notice.kind == Notice::Kind::Problem)
        painter.fillRect(QRect(0, 0, 4, height()), accent(palette()));
}

} // namespace broadsheet
