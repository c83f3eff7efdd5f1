// What others starred, in the list: their initials in the rows, and the view with its number in the
// sidebar. Does nothing for readers who share nothing. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "lab/LabWatch.h"
#include "papers/Counts.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace broadsheet {

class Library;
class ListController;
class PaperListModel;
class SidebarModel;
struct PaperRow;
struct Starrers;

class LabStars final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        PaperListModel &papers;
        SidebarModel &views;
    };

    explicit LabStars(const Parts &parts, QObject *parent = nullptr);

    void show(bool isThere); // the reader shares a space
    void update();           // what others starred may have changed

Q_SIGNALS:
    void updated();

private:
    using Stars = QHash<QString, QList<LabFace>>; // by paper

    [[nodiscard]] Starrers starrersOf(const PaperRow &row) const;
    void take(const Stars &stars);
    void count();

    Parts m_parts;
    bool m_isThere = false;
    Stars m_stars;
    QTimer m_soon; // the number is counted
    LatestReply<Result<Stars>> m_asked;
    LatestReply<Result<SearchCount>> m_count;
};

} // namespace broadsheet
