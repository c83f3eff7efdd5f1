// What the program does outside its window, each if the user switched it on: tells of papers that a
// refresh brought while the user was elsewhere, shows an icon in the tray and the number of unread
// papers on the program's icons. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "desktop/News.h"
#include "papers/ChangeSet.h"
#include "papers/Counts.h"

#include <QIcon>
#include <QObject>
#include <QTimer>

#include <memory>

namespace broadsheet {

class Library;
class Notifier;
class RefreshController;
class Settings;
class TrayIcon;
struct FetchReport;
struct FetchRequest;

class DesktopPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        Library &library;
        RefreshController &refresh;
        const Settings &settings;
    };

    explicit DesktopPresenter(const Parts &parts, QObject *parent = nullptr);
    ~DesktopPresenter() override;

    void apply(); // what the settings say now

Q_SIGNALS:
    void showRequested();
    void dayRequested(QDate day); // and the window, too
    void quitRequested();
    void hiding(); // the user closed the window, and it stays in the tray

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onChanged(const ChangeSet &changes);
    void onFetched(const FetchReport &report, const FetchRequest &request);
    void tell(const News &news);
    void applyTray();
    void countUnread();
    void showUnread(int unread);
    [[nodiscard]] bool isInFront() const;
    [[nodiscard]] bool staysInTray() const;

    Parts m_parts;
    QIcon m_icon; // the program's, without a number
    NewsDesk m_news;
    bool m_isCollecting = false; // a refresh has ended, and its last papers may be on the way
    QDate m_toldDay;
    std::unique_ptr<Notifier> m_notifier; // null: switched off
    std::unique_ptr<TrayIcon> m_tray;     // null: likewise
    int m_unread = 0;                     // on the icons
    QTimer m_recount;
    LatestReply<Result<ViewCounts>> m_counts;
};

} // namespace broadsheet
