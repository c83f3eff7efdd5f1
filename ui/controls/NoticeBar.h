// A slim bar above or below the content: what went wrong or was just done, with a way to act on it,
// and how far long work has come. Takes no room while it has nothing to say.
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace broadsheet {

struct Notice
{
    enum class Kind { Information, Problem };
    Kind kind = Kind::Information;
    QString text = {};
    QString action = {};       // "Retry", "Undo"; empty: no button
    QString secondAction = {}; // beside it
    QString details = {};      // unfolded on demand
    bool stays = false;        // although it is no problem
    // What the buttons do. A notice that has one is gone when its button was pressed; without, it
    // stays and the signal tells.
    std::function<void()> act = {};
    std::function<void()> secondAct = {};

    // Stays until the reader has seen to it; what passes by does not take its place for good.
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

    // In place of the one before. A standing notice comes back when the one that passed by is
    // gone; not, however, one whose button only the signal could serve.
    void showNotice(const Notice &notice);
    void clearNotice();                       // the one that is shown
    void withdraw(const QString &text);       // the one with this text, if it is still there
    [[nodiscard]] QString noticeText() const; // empty when none is shown

    void showProgress(const QString &text, int done, int total); // total 0: not known yet
    void clearProgress();

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();
    void dismissed(); // by the reader
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildNoticeRow();
    QWidget *buildProgressRow();
    void showDetails(bool shown);
    void updateVisibility();

    void fillNotice();
    void trigger(const std::function<void()> &act, void (NoticeBar::*told)());

    Notice m_notice;
    bool m_hasNotice = false;
    std::optional<Notice> m_behind; // standing, while another is shown
    bool m_hasProgress = false;
    QLabel *m_kind = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_secondAction = nullptr;
    QToolButton *m_detailsButton = nullptr;
    QToolButton *m_dismiss = nullptr;
    QPlainTextEdit *m_details = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QWidget *m_noticeRow = nullptr;
    QWidget *m_progressRow = nullptr;
};

} // namespace broadsheet
