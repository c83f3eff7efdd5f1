// The days and the numbers: calendar, sidebar, the way from one day to the next, and what the
// status line says of the day on screen.
#pragma once

#include "base/Result.h"
#include "models/ViewSelection.h"
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
                   DayCalendar &calendar, QObject *parent = nullptr);

    [[nodiscard]] bool hasSample() const;  // the library shows the sample day
    [[nodiscard]] QDate newestDay() const; // with papers; invalid while the library has none
    [[nodiscard]] DaySummary summaryOf(QDate day) const;      // no sources: nothing is known of it
    void setSourceNames(const QMap<QString, QString> &names); // by id, for people
    [[nodiscard]] bool isKnown() const { return m_known; }
    void goBefore(); // to the next older day that is known, from the newest when no day is shown
    void goAfter();
    [[nodiscard]] bool canGoBefore() const;
    [[nodiscard]] bool canGoAfter() const;

    [[nodiscard]] QString statusOf(QDate day) const;  // "2024-03-22 complete, from 22.md · 08:02"
    [[nodiscard]] QString detailsOf(QDate day) const; // a line for each source, with its problem

Q_SIGNALS:
    void changed(); // days or numbers
    void failed(const broadsheet::Error &error);

private:
    void reload();
    void whenKnown(std::function<void()> act);
    void go(QDate day);
    [[nodiscard]] QString nameOf(const QString &source) const;
    [[nodiscard]] QString briefOf(const DaySource &source) const;
    [[nodiscard]] QDate before(QDate day) const;
    [[nodiscard]] QDate after(QDate day) const;

    Library &m_library;
    ListController &m_list;
    SidebarModel &m_sidebar;
    DayCalendar &m_calendar;
    QList<DaySummary> m_days; // newest first
    QMap<QString, QString> m_sourceNames;
    bool m_known = false; // the library answered at least once
    bool m_reloading = false;
    std::function<void()> m_waiting; // for the days to be known
    bool m_isFirst = true;
    QElapsedTimer m_asked;
    QTimer m_pause;
    bool m_changedMeanwhile = false;
};

} // namespace broadsheet
