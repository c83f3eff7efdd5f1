// The line under everything: how many papers are shown, how many are hidden, what goes on, and how
// the day on screen stands.
#pragma once

#include <QStatusBar>

class QAction;
class QLabel;
class QToolButton;

namespace broadsheet {

class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    // `showMuted` is triggered by a click on how many are hidden.
    StatusLine(QAction *showMuted, QWidget *parent);

    void setCounts(const QString &text);
    void setDay(const QString &text, const QString &details);
    void setActivity(const QString &text, const QString &details = {}); // "Fetching…", "Offline"
    void setMuted(const QString &text, const QString &details);         // "3 papers hidden · Show"

private:
    QLabel *m_counts;
    QToolButton *m_muted;
    QLabel *m_activity;
    QLabel *m_day;
};

} // namespace broadsheet
