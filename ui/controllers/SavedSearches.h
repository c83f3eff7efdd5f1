// The saved searches of the sidebar and how many unread papers each finds: counted one at a time
// with pauses, so that nobody ever waits for a number.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace broadsheet {

class Library;
class SidebarModel;

class SavedSearches final : public QObject
{
    Q_OBJECT

public:
    SavedSearches(Library &library, SidebarModel &sidebar, QObject *parent = nullptr);

    [[nodiscard]] const SavedSearch *find(const QString &search) const; // null: it is not saved
    void giveWay(); // the reader waits for the library: counting is broken off, and goes on later

Q_SIGNALS:
    void changed();
    void failed(const broadsheet::Error &error);

private:
    void load();
    void onChanged(const ChangeSet &changes);
    void countNext();

    Library &m_library;
    SidebarModel &m_sidebar;
    QList<SavedSearch> m_searches;
    qsizetype m_next = 0;           // to be counted
    std::function<void()> m_giveUp; // the count under way
    quint64 m_generation = 0;       // of counts; one that was broken off is stale
    bool m_counting = false;
    QElapsedTimer m_asked;
    QTimer m_pause;
};

} // namespace broadsheet
