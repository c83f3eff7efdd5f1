#include "controllers/RowLoader.h"

#include "base/Deliver.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

RowLoader::RowLoader(Library &library, PaperListModel &model, PaperListView &view, QObject *parent)
    : QObject(parent), m_library(library), m_model(model), m_view(view)
{
    connect(&view, &PaperListView::sightChanged, this, &RowLoader::look);
}

// Those in sight are first.
QList<int> RowLoader::rowsAround() const
{
    QList<int> rows = m_view.rowsAtHand();
    const int first = m_view.firstInSight();
    for (int row = first - 1; row >= std::max(first - m_view.rowsInPage(), 0); --row)
        rows.append(row);
    if (const int current = m_view.currentIndex().row(); current >= 0)
        rows.append(current);
    return rows;
}

QList<PaperRow> RowLoader::atHand() const
{
    QList<PaperRow> loaded;
    for (const int at : rowsAround())
        if (const PaperRow *row = m_model.row(at))
            loaded.append(*row);
    return loaded;
}

void RowLoader::look()
{
    QList<qint32> missing;
    bool waitsForSight = false; // some rows in sight were asked for
    const QList<int> rows = rowsAround();
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const qint32 number = m_model.numberAt(rows.at(at));
        if (m_model.isLoaded(number) || m_gone.contains(number))
            continue;
        if (m_asked.contains(number))
            waitsForSight = waitsForSight || at < m_view.rowsInPage();
        else
            missing.append(number);
    }
    if (missing.isEmpty() || waitsForSight)
        return; // looks again when the rows in sight have arrived
    ask(missing);
}

void RowLoader::ask(const QList<qint32> &numbers)
{
    m_asked = {numbers.cbegin(), numbers.cend()};
    m_reply.ask(m_library.rowsAt(numbers, m_profile), this,
                [this](const Result<QList<PaperRow>> &rows) { receive(rows); });
}

void RowLoader::receive(const Result<QList<PaperRow>> &rows)
{
    QSet<qint32> missing = std::exchange(m_asked, {});
    if (!rows) {
        Q_EMIT failed(rows.error());
        return;
    }
    for (const PaperRow &row : *rows)
        missing.remove(row.number);
    m_model.putRows(*rows);
    Q_EMIT loaded();
    if (!missing.isEmpty()) {
        m_gone.unite(missing);
        Q_EMIT vanished();
    }
    look();
}

void RowLoader::refresh(const QList<qint32> &numbers)
{
    if (numbers.isEmpty())
        return;
    deliver(m_library.rowsAt(numbers, m_profile), this,
            [this](const Result<QList<PaperRow>> &rows) {
                if (rows)
                    m_model.putRows(*rows);
                else
                    Q_EMIT failed(rows.error());
            });
}

void RowLoader::refreshAtHand()
{
    if (std::exchange(m_isRefreshing, true))
        return;
    QList<qint32> numbers;
    for (const int row : rowsAround())
        if (const qint32 number = m_model.numberAt(row); m_model.isLoaded(number))
            numbers.append(number);
    deliver(m_library.rowsAt(numbers, m_profile), this,
            [this](const Result<QList<PaperRow>> &rows) {
                m_isRefreshing = false;
                if (rows)
                    m_model.putRows(*rows);
            });
}

void RowLoader::setProfile(const QString &profile)
{
    if (std::exchange(m_profile, profile) != profile)
        refreshAll();
}

void RowLoader::refreshAll()
{
    QList<qint32> inSight;
    for (const int row : rowsAround())
        inSight.append(m_model.numberAt(row));
    m_gone.clear();
    m_model.keepOnly(inSight);
    refresh(inSight);
}

} // namespace broadsheet
