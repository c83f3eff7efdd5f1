// The days and the numbers of papers: fills the calendar and the sidebar, goes from one day to the
// next, and describes the status of a day for the status line. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "models/ViewSelection.h"
#include "papers/Counts.h"
#include "papers/Day.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <functional>

namespace broadsheet {

class DayCalendar;
class Library;
class ListController;
class SidebarModel;

class DaysController final : public QObject
{
    Q_OBJECT

public:
    DaysController(Library &library, ListController &list, SidebarModel &sidebar,
                   DayCalendar &calendar, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isKnown() const { return m_known; } // the library has answered once
    [[nodiscard]] bool hasSample() const;                  // the library has the sample day
    [[nodiscard]] QDate newestDay() const; // with papers; invalid if the library has none
    // The newest day of which a source gave a list; invalid if there is none. The sample is none.
    [[nodiscard]] QDate lastFetched() const;
    [[nodiscard]] QDate unreadBefore(QDate day) const;        // the newest; invalid: there is none
    [[nodiscard]] DaySummary summaryOf(QDate day) const;      // without sources: an unknown day
    void setSourceNames(const QMap<QString, QString> &names); // by id, for the user

    // Go to the next older or newer day with papers or problems; goBefore() starts at the newest
    // day if the list shows no day.
    void goBefore();
    void goAfter();
    void goToNewest();
    [[nodiscard]] bool canGoBefore() const;
    [[nodiscard]] bool canGoAfter() const;

    [[nodiscard]] QString statusOf(QDate day) const;  // "2024-03-22 complete, from 22.md · 08:02"
    [[nodiscard]] QString detailsOf(QDate day) const; // a line per source, with its problem

Q_SIGNALS:
    void changed(); // days, numbers or names of sources
    void failed(const broadsheet::Error &error);

private:
    void reload();
    void showCounts(const ViewCounts &counts);
    void takeCounts(const Result<ViewCounts> &counts);
    void whenKnown(std::function<void()> act);
    void go(QDate day);
    [[nodiscard]] QString nameOf(const QString &source) const;
    [[nodiscard]] QString briefOf(const DaySource &source, QDate day) const;
    [[nodiscard]] QString timeText(const QDateTime &time) const;
    [[nodiscard]] QDate before(QDate day) const;
    [[nodiscard]] QDate after(QDate day) const;

    Library &m_library;
    ListController &m_list;
    SidebarModel &m_sidebar;
    DayCalendar &m_calendar;
    Clock m_clock;
    QList<DaySummary> m_days; // newest first
    QMap<QString, QString> m_sourceNames;
    bool m_known = false;
    bool m_reloading = false;
    QList<std::function<void()>> m_whenKnown; // wait for the reload under way
    bool m_isFirst = true;                    // no reload was finished yet
    QElapsedTimer m_asked;
    QTimer m_pause;
    bool m_changedMeanwhile = false;
};

} // namespace broadsheet
