// The views of the sidebar with their numbers: the five fixed ones, then the followed names.
#pragma once

#include "models/ViewSelection.h"
#include "papers/Author.h"

#include <QAbstractListModel>

namespace broadsheet {

class SidebarModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, KindRole };

    struct Counts
    {
        int today = 0;
        int unread = 0;
        int starred = 0;
        int rising = 0;
        int all = 0;
    };

    explicit SidebarModel(QObject *parent = nullptr);

    void setCounts(const Counts &counts);
    void setFollowed(const QList<AuthorSummary> &followed); // count: their unread papers

    [[nodiscard]] ViewSelection selectionAt(int row) const;
    [[nodiscard]] int rowOf(const ViewSelection &selection) const; // -1: a day, or not followed

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString name(int row) const;
    [[nodiscard]] int count(int row) const;

    Counts m_counts;
    QList<AuthorSummary> m_followed;
};

} // namespace broadsheet
