// After more than two days away: a notice offers the best of the papers that came meanwhile, in
// which the reader has seen none, and what rose. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Counts.h"

#include <QDate>
#include <QObject>

namespace broadsheet {

class DaysController;
class Library;
class ListController;
class NoticePresenter;
class RefreshController;
class Settings;

class Absence final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        DaysController &days;
        RefreshController &refresh;
        NoticePresenter &notices;
        Settings &settings; // keeps the day of the last visit
        Clock clock;        // says which day is today
    };

    // Counts when the days are known, which is after the list is painted, and have been fetched.
    explicit Absence(Parts parts, QObject *parent = nullptr);

    void noteVisit(); // the reader is here today

private:
    void ask();
    void askWhatRose(int unread);
    void tell(int unread, bool hasRising);

    Parts m_parts;
    QDate m_last;   // the day of the visit before this one; invalid: it was the first, or told of
    int m_away = 0; // days, when the window opened: while it is open, the reader is not away
    LatestReply<Result<SearchCount>> m_count;
    LatestReply<Result<SearchCount>> m_rising;
};

} // namespace broadsheet
