// The saved searches of the sidebar and the number of unread papers that each finds. They are
// counted one at a time with pauses, so that counting never delays what the user asks for.
// GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/ChangeSet.h"
#include "papers/Counts.h"
#include "papers/State.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace broadsheet {

class Library;
class SidebarModel;

class SavedSearches final : public QObject
{
    Q_OBJECT

public:
    SavedSearches(Library &library, SidebarModel &sidebar, QObject *parent = nullptr);

    [[nodiscard]] const SavedSearch *find(const QString &search) const; // null: not saved
    void giveWay(); // the user waits for the library: stops counting and goes on later

Q_SIGNALS:
    void changed();
    void failed(const broadsheet::Error &error);

private:
    void load();
    void onChanged(const ChangeSet &changes);
    void startOver(std::chrono::milliseconds pause); // counting
    void countNext();

    Library &m_library;
    SidebarModel &m_sidebar;
    QList<SavedSearch> m_searches;
    qsizetype m_next = 0; // to be counted
    LatestReply<Result<SearchCount>> m_count;
    QElapsedTimer m_asked;
    QTimer m_pause;
};

} // namespace broadsheet
