// Shows how a fetch goes and what it brought: progress, notices with a way to try again, and
// whether the program is offline. Also asks for the days to fetch. GUI thread only.
#pragma once

#include "base/Clock.h"

#include <QObject>
#include <QString>

namespace broadsheet {

class DaysController;
class ListController;
class MainWindow;
class NoticePresenter;
class RefreshController;
struct FetchProgress;
struct FetchReport;
struct FetchRequest;

class FetchPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        RefreshController &refresh;
        ListController &list;
        DaysController &days;
        NoticePresenter &notices;
        Clock clock; // says which day is today
    };

    explicit FetchPresenter(Parts parts, QObject *parent = nullptr);

    void refresh(); // for the user, who is told how it went even if nothing is new
    void showNoSources();
    void askForDays();

Q_SIGNALS:
    void stateChanged(); // a fetch runs, or has ended

private:
    void showProgress(const FetchProgress &progress, bool isRange);
    void showReport(const FetchReport &report, const FetchRequest &request);
    void onOfflineChanged(bool offline);
    void showOffline(bool offline);
    void withdrawReport();

    Parts m_parts;
    bool m_wasAskedFor = false;   // by the user: the refresh that runs
    bool m_showsProgress = false; // of a short fetch that had to wait
    QString m_report;             // the notice about the last fetch, while it has a button
};

} // namespace broadsheet
