#include "controls/NoticeBar.h"

#include "controls/FlowLayout.h"
#include "controls/PlainLabel.h"
#include "controls/SpokenLabel.h"
#include "delegates/Colours.h"
#include "papers/SafeText.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int spaceBetween = 8; // pixels

QAccessibleInterface *makeAlert(const QString &className, QObject *object)
{
    return className == QLatin1StringView(NoticeBar::staticMetaObject.className())
               ? new QAccessibleWidget(static_cast<NoticeBar *>(object), QAccessible::AlertMessage)
               : nullptr;
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent) : QWidget(parent)
{
    QAccessible::installFactory(&makeAlert);
    setAccessibleName(tr("Notices"));
    m_details = new QPlainTextEdit;
    m_details->setReadOnly(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setMaximumHeight(std::max(120, 7 * fontMetrics().lineSpacing()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    buildNoticeRow();
    buildProgressRow();
    layout->addWidget(m_noticeRow.widget);
    layout->addWidget(m_details);
    layout->addWidget(m_progressRow.widget);
    showDetails(false);
    showFirst();
}

NoticeBar::Row NoticeBar::makeRow(const QList<Stretched> &texts, const QList<QWidget *> &buttons)
{
    Row row{.widget = new QWidget, .layout = nullptr, .buttons = new QWidget};
    row.layout = new QBoxLayout(QBoxLayout::LeftToRight, row.widget);
    row.layout->setContentsMargins({});
    row.layout->setSpacing(spaceBetween);
    auto *left = new QHBoxLayout;
    left->setSpacing(spaceBetween);
    for (const auto &[text, stretch] : texts)
        left->addWidget(text, stretch);
    row.layout->addLayout(left, 1);
    auto *right = new FlowLayout(row.buttons, spaceBetween);
    for (QWidget *button : buttons)
        right->addWidget(button);
    row.layout->addWidget(row.buttons);
    return row;
}

void NoticeBar::fold()
{
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int leastText = 14 * fontMetrics().height();
    for (const Row &row : {m_noticeRow, m_progressRow}) {
        int wanted = -spaceBetween;
        for (const QWidget *button :
             row.buttons->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
            if (!button->isHidden())
                wanted += button->sizeHint().width() + spaceBetween;
        const bool isNarrow = wanted + leastText > room;
        row.layout->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        row.buttons->setMinimumWidth(isNarrow ? 0 : wanted);
    }
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void NoticeBar::buildNoticeRow()
{
    m_kind = new PlainLabel;
    m_text = new SpokenLabel;
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
    m_next = new QToolButton;
    m_next->setAutoRaise(true);
    m_next->setToolTip(tr("Show the next notice"));
    connect(m_next, &QAbstractButton::clicked, this, &NoticeBar::showNext);
    connect(m_action, &QAbstractButton::clicked, this, [this] { trigger(m_notices.first().act); });
    connect(m_secondAction, &QAbstractButton::clicked, this,
            [this] { trigger(m_notices.first().secondAct); });
    connect(m_detailsButton, &QAbstractButton::toggled, this, &NoticeBar::showDetails);
    connect(m_dismiss, &QAbstractButton::clicked, this, &NoticeBar::dismiss);
    m_noticeRow = makeRow({{m_kind, 0}, {m_text, 1}},
                          {m_detailsButton, m_action, m_secondAction, m_next, m_dismiss});
}

void NoticeBar::buildProgressRow()
{
    m_progressText = new SpokenLabel;
    m_progressText->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_progress->setMinimumWidth(2 * fontMetrics().height());
    m_cancel = new QPushButton(tr("Cancel"));
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        const bool hadFocus = hasFocusInside();
        Q_EMIT cancelRequested();
        if (hadFocus)
            Q_EMIT buttonGone();
    });
    constexpr int textToBar = 3;
    m_progressRow = makeRow({{m_progressText, textToBar}, {m_progress, 1}}, {m_cancel});
}

void NoticeBar::showNotice(const Notice &notice)
{
    m_notices.add(notice);
    showFirst();
}

void NoticeBar::showFirst()
{
    if (m_notices.isEmpty() && m_shown.isEmpty())
        return updateVisibility();
    const Notice notice = m_notices.first();
    const bool isAnother = std::exchange(m_shown, notice.text) != notice.text;
    fillNotice(notice);
    if (isAnother)
        m_detailsButton->setChecked(false);
    updateVisibility();
    if (isAnother && !m_notices.isEmpty())
        m_text->speak();
}

void NoticeBar::showNext()
{
    m_notices.putFirstLast();
    showFirst();
}

void NoticeBar::fillNotice(const Notice &notice)
{
    const bool problem = notice.kind == Notice::Kind::Problem;
    m_kind->setText(problem ? u"⚠"_s : u"ℹ"_s);
    m_kind->setAccessibleName(problem ? tr("Problem") : tr("Information"));
    m_text->setText(notice.text);
    m_action->setText(notice.action);
    m_action->setVisible(!notice.action.isEmpty());
    m_secondAction->setText(notice.secondAction);
    m_secondAction->setVisible(!notice.secondAction.isEmpty());
    m_details->setPlainText(safeLines(notice.details));
    m_detailsButton->setVisible(!notice.details.isEmpty());
    m_next->setText(tr("%Ln notice(s)", nullptr, int(m_notices.size())));
    m_next->setVisible(m_notices.size() > 1);
    setAccessibleDescription(shownLines(notice.text));
}

void NoticeBar::clearNotice()
{
    m_notices.removeFirst();
    showFirst();
}

void NoticeBar::endPassing()
{
    m_notices.endPassing();
    showFirst();
}

void NoticeBar::dismiss()
{
    const bool hadFocus = hasFocusInside();
    clearNotice();
    if (hadFocus)
        Q_EMIT buttonGone();
}

// A click leaves the focus where it is, such as in the text that is being typed.
bool NoticeBar::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

void NoticeBar::trigger(const std::function<void()> &act)
{
    const auto copy = act; // dismiss() deletes it
    if (!m_notices.first().outlastsActions)
        dismiss();
    if (copy)
        copy();
}

void NoticeBar::withdraw(const QString &text)
{
    m_notices.remove(text);
    showFirst();
}

QString NoticeBar::noticeText() const
{
    return m_notices.first().text;
}

void NoticeBar::showProgress(const QString &text, int done, int total)
{
    const bool starts = !std::exchange(m_hasProgress, true);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    const QLocale locale = this->locale();
    m_progressText->setText(total > 0
                                ? tr("%1 · %2 of %3", "what is being done, done, in all")
                                      .arg(text, locale.toString(done), locale.toString(total))
                                : text);
    updateVisibility();
    if (starts)
        m_progressText->speak(); // the bar itself tells how far it is
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
    m_noticeRow.widget->setVisible(!m_notices.isEmpty());
    m_progressRow.widget->setVisible(m_hasProgress);
    fold();
    setVisible(!m_notices.isEmpty() || m_hasProgress);
}

void NoticeBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), selectedRow(palette()));
    if (m_notices.first().kind == Notice::Kind::Problem)
        painter.fillRect(QRect(0, 0, 4, height()), accent(palette()));
}

} // namespace broadsheet
