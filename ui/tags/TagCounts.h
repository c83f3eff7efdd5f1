// Keeps the tags of the sidebar and their numbers of papers up to date. Counting takes a fifth of
// the library's time at most and gives way when the user waits for the list. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Counts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace broadsheet {

class Library;
class SidebarModel;

class TagCounts final : public QObject
{
    Q_OBJECT

public:
    TagCounts(Library &library, SidebarModel &sidebar, QObject *parent = nullptr);

    void giveWay(); // the user waits for the library: stops counting and goes on later

Q_SIGNALS:
    void failed(const broadsheet::Error &error);

private:
    void count();
    void countAfter(std::chrono::milliseconds pause);

    Library &m_library;
    SidebarModel &m_sidebar;
    LatestReply<Result<QList<TagCount>>> m_reply;
    bool m_isOutdated = true;
    QElapsedTimer m_asked;
    QTimer m_pause;
};

} // namespace broadsheet
