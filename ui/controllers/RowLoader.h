// Loads the rows in sight, a page ahead and a page behind, and nothing else: scrolling over a
// million rows loads only those where it stops for a moment. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Paper.h"

#include <QObject>
#include <QSet>

namespace broadsheet {

class Library;
class PaperListModel;
class PaperListView;

class RowLoader final : public QObject
{
    Q_OBJECT

public:
    RowLoader(Library &library, PaperListModel &model, PaperListView &view,
              QObject *parent = nullptr);

    void refresh(const QList<qint32> &numbers); // loads these papers again
    void refreshAll();    // loads what is in sight again, and the rest when it comes into sight
    void refreshAtHand(); // what is in sight alone; nothing while that is under way
    void look();          // loads what is missing
    void setProfile(const QString &profile);      // whose numbers of Query::profile the rows have
    [[nodiscard]] QList<PaperRow> atHand() const; // the loaded rows in and around the sight

Q_SIGNALS:
    void loaded();
    void vanished(); // the library no longer has some rows of the list
    void failed(const broadsheet::Error &error);

private:
    [[nodiscard]] QList<int> rowsAround() const;
    void ask(const QList<qint32> &numbers);
    void receive(const Result<QList<PaperRow>> &rows);

    Library &m_library;
    PaperListModel &m_model;
    PaperListView &m_view;
    QString m_profile;
    LatestReply<Result<QList<PaperRow>>> m_reply;
    QSet<qint32> m_asked; // not answered yet
    bool m_isRefreshing = false;
    QSet<qint32> m_gone; // papers that the library does not have
};

} // namespace broadsheet
