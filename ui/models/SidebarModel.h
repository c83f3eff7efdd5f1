// The views in the sidebar and their numbers of papers: seven fixed views, then saved searches,
// then followed names.
#pragma once

#include "models/ViewSelection.h"
#include "papers/Author.h"
#include "papers/State.h"

#include <QAbstractListModel>
#include <QHash>

namespace broadsheet {

class SidebarModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole,
        KindRole,
        StartsGroupRole // the first view of its kind
    };

    struct Counts
    {
        int today = 0;
        int unread = 0;
        int starred = 0;
        int later = 0;
        int rising = 0;
        int changed = 0;
        int all = 0;
    };

    explicit SidebarModel(QObject *parent = nullptr);

    void setCounts(const Counts &counts);
    void setSearches(const QList<SavedSearch> &searches);   // keeps known numbers
    void setSearchCount(const QString &search, int unread); // 0 before
    void setFollowed(const QList<AuthorSummary> &followed); // shown with their unread papers

    [[nodiscard]] ViewSelection selectionAt(int row) const;
    [[nodiscard]] int rowOf(const ViewSelection &selection) const; // -1: not in the sidebar
    [[nodiscard]] SavedSearch searchAt(int row) const;             // empty: not a saved search

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] int firstFollowed() const;
    [[nodiscard]] QString name(int row) const;
    [[nodiscard]] int count(int row) const;
    [[nodiscard]] QString spoken(int row) const;

    Counts m_counts;
    QList<SavedSearch> m_searches;
    QHash<QString, int> m_searchCounts;
    QList<AuthorSummary> m_followed;
};

} // namespace broadsheet
