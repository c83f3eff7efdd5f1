// What fits the reader, in the window: keeps the numbers up to date, finds out whether they order
// papers better than votes do, and tells the list, its header and the sidebar. Until they do, the
// view says what is missing and the column stays hidden. All of it begins after the list is
// painted. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "controllers/ListSorting.h"
#include "fit/Fit.h"
#include "foryou/RunningWork.h"
#include "papers/ChangeSet.h"
#include "papers/Counts.h"

#include <QObject>
#include <QTimer>

namespace broadsheet {

class DaysController;
class FitKeeper;
class Library;
class ListController;
class PaperHeader;
class Settings;
class SidebarModel;

class ForYou final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        DaysController &days;
        SidebarModel &views;
        PaperHeader &header;
        Settings &settings;
        Clock clock; // says which day is today
    };

    explicit ForYou(Parts parts, QObject *parent = nullptr);

    // What the view is ordered by from now on. Shows the view.
    void use(const FitProfile &profile);
    [[nodiscard]] const FitSource &source() const { return m_source; }

Q_SIGNALS:
    void renewed(); // papers have other numbers now, or it changed whether they can be trusted

private:
    void connectParts();
    void adopt(const FitProfile &profile);
    void onChanged(const ChangeSet &changes);
    void look();
    void take(const Result<FitState> &state);
    void measure();
    void takeMeasured(const Result<QList<MeasuredProfile>> &profiles);
    void setSource(const FitSource &source);
    void readSettings();
    void tellList();
    void count();

    Parts m_parts;
    FitKeeper *m_keeper;
    FitSource m_source;
    QTimer m_look;
    int m_measuredWith = -1; // papers; -1: not measured yet
    bool m_isBehind = false; // papers were to be indexed when it looked
    RunningWork m_work;
    LatestReply<Result<FitState>> m_state;
    LatestReply<Result<QList<MeasuredProfile>>> m_measured;
    LatestReply<Result<SearchCount>> m_count;
};

} // namespace broadsheet
