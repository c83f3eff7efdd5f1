// Draws the papers of an author's page: whole titles on as many lines as they need, unread ones
// bold with a dot, and headings with the day in faint text.
#pragma once

#include <QStyledItemDelegate>

namespace broadsheet {

class PaperTitleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, // PaperId::text; null: a heading
        UnreadRole
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace broadsheet
