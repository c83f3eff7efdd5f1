// What the window shows around the list: its heading, a message where it has no papers, and the
// numbers in the status line. Reads the controllers and changes nothing in them, except when the
// user presses a button of the message. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "notices/Messages.h"
#include "papers/Counts.h"

#include <QObject>

namespace broadsheet {

class Library;
class MainWindow;
struct Controllers;

class ListPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        Controllers &controllers;
        Library &library;
        Clock clock; // says which day is today
    };

    explicit ListPresenter(Parts parts, QObject *parent = nullptr);

    [[nodiscard]] QString heading() const; // what the list shows
    void updateHeading();
    void update(); // everything except the heading's actions
    void updateNumbers();

private:
    void updateTitle();
    void updateMuted();
    [[nodiscard]] QString countsText() const;
    [[nodiscard]] QString doneText() const; // at the end of a day; empty before
    void showEmpty();
    void countWithoutCondition(qsizetype index);
    void follow(WayOn way);

    Parts m_parts;
    WayOn m_primary{}; // what the message's buttons do
    WayOn m_secondary{};
    QList<std::pair<QString, int>> m_withoutCondition; // see EmptyList
    LatestReply<Result<SearchCount>> m_count;
};

} // namespace broadsheet
