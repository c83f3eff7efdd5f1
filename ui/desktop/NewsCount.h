// Asks the library what there is to tell of new papers: how many are not muted, which saved
// searches find them, and who wrote them. One question at a time, so that reading goes first.
// Deletes itself when it has answered. GUI thread only.
#pragma once

#include "base/Result.h"
#include "desktop/News.h"
#include "papers/Query.h"
#include "papers/State.h"

#include <QObject>

namespace broadsheet {

class Library;
struct PaperOrder;
struct PaperRow;

class NewsCount final : public QObject
{
    Q_OBJECT

public:
    NewsCount(Library &library, const QSet<PaperId> &papers, QObject *parent);

Q_SIGNALS:
    void counted(const broadsheet::News &news); // not if there is nothing or the library fails

private:
    void askForRows(const QSet<PaperId> &papers);
    void takeRows(const QList<PaperRow> &rows);
    void takeVisible(const PaperOrder &visible);
    void askForSearches();
    void askNext();
    void takeMatches(const QString &name, const PaperOrder &found);
    [[nodiscard]] Query onTheirDays(const QString &search = {}) const;

    Library &m_library;
    News m_news;
    QSet<qint32> m_numbers;  // of the papers
    QSet<qint32> m_followed; // of them
    QDate m_from;
    QList<SavedSearch> m_searches; // to be asked
};

} // namespace broadsheet
