// Follows the library's changes for the list on screen: refreshes the rows that are loaded, and
// says when the order has to be read again. Changes that come quickly one after the other are taken
// together, so that reading the order takes a fifth of the library's time at most.
// GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"
#include "papers/Paper.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace broadsheet {

class Library;
class PaperListModel;
class RowLoader;

class ListUpdater final : public QObject
{
    Q_OBJECT

public:
    ListUpdater(Library &library, PaperListModel &model, RowLoader &rows,
                QObject *parent = nullptr);

    // The results of a search are read again only when the changed papers are in the index, or they
    // would be missing for a moment.
    void setSearching(bool searching) { m_isSearching = searching; }

    void onReloaded(std::chrono::milliseconds took); // waits in proportion before the next one
    void onOutdated();                               // the order that was read misses a change

Q_SIGNALS:
    void reloadNeeded();
    void marked(const QList<broadsheet::PaperRow> &rows); // read or starred; the model has them
    void failed(const broadsheet::Error &error);

private:
    void onChanged(const ChangeSet &changes);
    void takeChanges();
    void takeMarks(const QSet<PaperId> &papers);

    Library &m_library;
    PaperListModel &m_model;
    RowLoader &m_rows;
    ChangeSet m_changes; // not taken yet
    QTimer m_pause;
    bool m_isSearching = false;
    bool m_isOutdated = false;
    bool m_awaitsIndex = false;
};

} // namespace broadsheet
