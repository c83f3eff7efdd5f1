// A narrow bar with a notice (a problem, or what was just done) and up to two buttons, how many
// more there are, and the progress of long work. Hidden while it has neither notice nor progress.
#pragma once

#include "controls/NoticeQueue.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace broadsheet {

class PlainLabel;
class SpokenLabel;

class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const Notice &notice);    // in its place, see NoticeQueue::add()
    void clearNotice();                       // the one that is shown; the next comes
    void endPassing();                        // see NoticeQueue
    void withdraw(const QString &text);       // removes the notice with this text, if there is one
    [[nodiscard]] QString noticeText() const; // empty if none is shown

    void showProgress(const QString &text, int done, int total); // total 0: unknown
    void clearProgress();

Q_SIGNALS:
    void buttonGone(); // the user pressed a button that had the focus and is hidden now
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // A text with buttons beside it; below it where the bar is narrow.
    struct Row
    {
        QWidget *widget = nullptr;
        QBoxLayout *layout = nullptr;
        QWidget *buttons = nullptr;
    };
    struct Stretched
    {
        QWidget *widget;
        int stretch; // of the row's width
    };
    [[nodiscard]] static Row makeRow(const QList<Stretched> &texts,
                                     const QList<QWidget *> &buttons);
    void fold();

    void buildNoticeRow();
    void buildProgressRow();
    void showDetails(bool shown);
    void updateVisibility();

    void showFirst();
    void showNext();
    void fillNotice(const Notice &notice);
    void dismiss();
    [[nodiscard]] bool hasFocusInside() const;
    void trigger(const std::function<void()> &act);

    NoticeQueue m_notices;
    QString m_shown; // the text of the first
    bool m_hasProgress = false;
    PlainLabel *m_kind = nullptr;
    SpokenLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_secondAction = nullptr;
    QToolButton *m_detailsButton = nullptr;
    QToolButton *m_dismiss = nullptr;
    QToolButton *m_next = nullptr;
    QPlainTextEdit *m_details = nullptr;
    SpokenLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    Row m_noticeRow;
    Row m_progressRow;
};

} // namespace broadsheet
