// Loads a list into the model and the view, in two questions to the library: the first two screens,
// which are painted before anything else that waits, and then the whole order. The next list
// cancels both. When the paper that is to be current is further down than the first screens,
// nothing is shown until the whole order and the rows around that paper are there. It does not know
// views and searches: ListController says which query to load. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "controllers/ListPlace.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "papers/Query.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>

namespace broadsheet {

class Library;
class PaperListModel;
class PaperListView;

struct ListRequest
{
    Query query;
    QDate shownDay = {};       // the day that every row shows; invalid: each its newest
    bool keepsLeavers = false; // papers that no longer match stay in the list when it is reloaded
};

// What becomes current when a list arrives. By default the first paper.
struct ListAim
{
    PaperId paper = {};
    bool firstUnread = false;
    bool keepPlace = false; // the paper that was current before, and what was selected
};

class ListLoader final : public QObject
{
    Q_OBJECT

public:
    ListLoader(Library &library, PaperListModel &model, PaperListView &view,
               QObject *parent = nullptr);

    void load(const ListRequest &request, const ListAim &aim);
    void resort(const ListRequest &request); // the same papers in another order
    // Reads the order of the list on screen again and merges what changed into it. While a list is
    // still being read `outdated` is emitted afterwards instead, since it may be older than the
    // change.
    void reload(const ListRequest &request);
    void cancel(); // nothing that was asked for arrives

    // Runs `act` now, or as soon as the whole list has arrived and what waits already has run; not
    // if another list is loaded first.
    void whenWhole(std::function<void()> act);

    // The next reload removes papers that no longer match, whatever the request says.
    void dropLeavers() { m_dropsLeavers = true; }

    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    // Whether the list asked for last is the one that is seen, at least its beginning.
    [[nodiscard]] bool isOnScreen() const { return m_isOnScreen; }
    // Whether the user went to another paper since the first screen of it came. Only until the
    // whole list is there, and for what waits for that.
    [[nodiscard]] bool isTouched() const;
    [[nodiscard]] bool isLookingForUnread() const { return m_isLoading && m_aim.firstUnread; }

Q_SIGNALS:
    void loaded(); // the first screen, or the whole list, is in the model; also after a failure
    void merged(std::chrono::milliseconds took); // a reload, before `loaded`
    void outdated();
    void failed(const broadsheet::Error &error);

private:
    void begin(const QList<PaperRow> &rows, int asked);
    void takePlace();
    [[nodiscard]] bool keepsPlace() const;
    [[nodiscard]] qint32 currentNumber() const; // -1: none
    void askForWhole();
    void prepare(const PaperOrder &order);
    void arrive(const PaperOrder &order, const QList<PaperRow> &rows);
    void complete(const PaperOrder &order);
    void merge(const PaperOrder &order);
    void finish();
    void fail(const Error &error);

    Library &m_library;
    PaperListModel &m_model;
    PaperListView &m_view;

    LatestReply<Result<QList<PaperRow>>> m_rows;
    LatestReply<Result<PaperOrder>> m_order;
    ListRequest m_request;
    ListAim m_aim;
    ListPlace m_place;          // for ListAim::keepPlace
    bool m_hasPlace = false;    // m_place is known
    bool m_isBeginning = false; // only the first screen is there
    bool m_wasTouched = false;
    qint32 m_begunWith = -1; // the current paper when the first screen came
    bool m_isLoading = false;
    bool m_isOnScreen = false; // at least the beginning of the list that was asked for
    bool m_isOutdated = false;
    bool m_dropsLeavers = false;
    QList<std::function<void()>> m_whenWhole;
    QElapsedTimer m_asked;
};

} // namespace broadsheet
