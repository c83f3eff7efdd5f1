// The status line: how many papers are shown and how many are hidden, whether papers are being
// fetched, and the status of the day on screen. GUI thread only.
#pragma once

#include <QStatusBar>

class QAction;
class QToolButton;

namespace broadsheet {

class ElidedLabel;

class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    // `showMuted` is triggered by a click on the number of hidden papers.
    StatusLine(QAction *showMuted, QWidget *parent);

    void setCounts(const QString &text);
    void setDay(const QString &text, const QString &details);
    void setActivity(const QString &text, const QString &details = {}); // "Fetching…", "Offline"
    void setExchange(const QString &text, const QString &details);      // with other machines
    void setMuted(const QString &text, const QString &details);         // "3 papers hidden · Show"

Q_SIGNALS:
    void exchangeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitFont();

    ElidedLabel *m_counts;
    QToolButton *m_muted;
    ElidedLabel *m_activity;
    QToolButton *m_exchange;
    ElidedLabel *m_day;
};

} // namespace broadsheet
