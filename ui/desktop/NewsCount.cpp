#include "desktop/NewsCount.h"

#include "base/Deliver.h"
#include "library/Library.h"

#include <algorithm>

namespace broadsheet {

namespace {

int countIn(const PaperOrder &list, const QSet<qint32> &numbers)
{
    return int(std::count_if(list.numbers.cbegin(), list.numbers.cend(),
                             [&numbers](qint32 number) { return numbers.contains(number); }));
}

} // namespace

// Searches find a paper once it is indexed.
NewsCount::NewsCount(Library &library, const QSet<PaperId> &papers, QObject *parent)
    : QObject(parent), m_library(library)
{
    deliver(library.indexed(), this, [this, papers](const Result<void> &indexed) {
        if (indexed)
            askForRows(papers);
        else
            deleteLater();
    });
}

void NewsCount::askForRows(const QSet<PaperId> &papers)
{
    deliver(m_library.rows(papers.values()), this, [this](const Result<QList<PaperRow>> &rows) {
        if (rows && !rows->isEmpty())
            takeRows(*rows);
        else
            deleteLater();
    });
}

void NewsCount::takeRows(const QList<PaperRow> &rows)
{
    for (const PaperRow &row : rows) {
        m_numbers.insert(row.number);
        if (row.followed)
            m_followed.insert(row.number);
        if (!row.day.isValid())
            continue;
        m_from = m_from.isValid() ? std::min(m_from, row.day) : row.day;
        m_news.day = m_news.day.isValid() ? std::max(m_news.day, row.day) : row.day;
    }
    deliver(m_library.order(onTheirDays()), this, [this](const Result<PaperOrder> &visible) {
        if (visible)
            takeVisible(*visible);
        else
            deleteLater();
    });
}

Query NewsCount::onTheirDays(const QString &search) const
{
    return {.from = m_from, .to = m_news.day, .search = search, .withMuted = false};
}

void NewsCount::takeVisible(const PaperOrder &visible)
{
    const QSet<qint32> shown(visible.numbers.cbegin(), visible.numbers.cend());
    m_numbers.intersect(shown);
    m_followed.intersect(shown);
    m_news.papers = int(m_numbers.size());
    m_news.followed = int(m_followed.size());
    if (m_numbers.isEmpty())
        deleteLater();
    else
        askForSearches();
}

void NewsCount::askForSearches()
{
    deliver(m_library.savedSearches(), this, [this](const Result<QList<SavedSearch>> &searches) {
        m_searches = searches.value_or(QList<SavedSearch>());
        askNext();
    });
}

void NewsCount::askNext()
{
    if (m_searches.isEmpty()) {
        Q_EMIT counted(m_news);
        return deleteLater();
    }
    const SavedSearch next = m_searches.takeFirst();
    deliver(m_library.order(onTheirDays(next.search)), this,
            [this, name = next.name](const Result<PaperOrder> &found) {
                if (found)
                    takeMatches(name, *found);
                askNext();
            });
}

void NewsCount::takeMatches(const QString &name, const PaperOrder &found)
{
    if (const int count = countIn(found, m_numbers); count > 0)
        m_news.searches.append({name, count});
}

} // namespace broadsheet
