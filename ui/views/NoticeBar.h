// A slim bar above or below the content: what went wrong or was just done, with a way to act on it,
// and how far long work has come. Takes no room while it has nothing to say.
#pragma once

#include <QString>
#include <QWidget>

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
    QString action = {};  // "Retry", "Undo"; empty: no button
    QString details = {}; // unfolded on demand
};

class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const Notice &notice); // in place of the one before
    void clearNotice();
    [[nodiscard]] QString noticeText() const; // empty when none is shown

    void showProgress(const QString &text, int done, int total); // total 0: not known yet
    void clearProgress();

Q_SIGNALS:
    void actionTriggered();
    void dismissed(); // by the reader
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildNoticeRow();
    QWidget *buildProgressRow();
    void showDetails(bool shown);
    void updateVisibility();

    Notice m_notice;
    bool m_hasNotice = false;
    bool m_hasProgress = false;
    QLabel *m_kind = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
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
