// A narrow bar with a notice (a problem, or what was just done) and up to two buttons, and the
// progress of long work. Hidden while it has neither.
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace broadsheet {

class PlainLabel;

struct Notice
{
    enum class Kind { Information, Problem };
    Kind kind = Kind::Information;
    QString text = {};
    QString action = {}; // "Retry", "Undo"; empty: no button
    QString secondAction = {};
    QString details = {}; // shown on demand
    bool stays = false;   // see isStanding()
    // What the buttons do, after the notice was removed.
    std::function<void()> act = {};
    std::function<void()> secondAct = {};

    // Stays until the user acts on it or dismisses it. Comes back after a notice that does not.
    [[nodiscard]] bool isStanding() const
    {
        return stays || kind == Kind::Problem || !details.isEmpty();
    }
};

class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    // Replaces the notice shown. A standing notice comes back when one that is not standing ends.
    void showNotice(const Notice &notice);
    void clearNotice();
    void withdraw(const QString &text);       // removes the notice with this text, if there is one
    [[nodiscard]] QString noticeText() const; // empty if none is shown

    void showProgress(const QString &text, int done, int total); // total 0: unknown
    void clearProgress();

Q_SIGNALS:
    void dismissed(); // by the user, also by one of the buttons
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildNoticeRow();
    QWidget *buildProgressRow();
    void showDetails(bool shown);
    void updateVisibility();

    void fillNotice();
    void trigger(const std::function<void()> &act);

    Notice m_notice;
    bool m_hasNotice = false;
    std::optional<Notice> m_behind; // a standing notice, while another is shown
    bool m_hasProgress = false;
    PlainLabel *m_kind = nullptr;
    PlainLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_secondAction = nullptr;
    QToolButton *m_detailsButton = nullptr;
    QToolButton *m_dismiss = nullptr;
    QPlainTextEdit *m_details = nullptr;
    PlainLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QWidget *m_noticeRow = nullptr;
    QWidget *m_progressRow = nullptr;
};

} // namespace broadsheet
