// The tree of views: headings that fold, by mouse and keys, and papers that can be dropped on a
// tag. GUI thread only.
#pragma once

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

namespace broadsheet {

class SidebarView final : public QTreeView
{
    Q_OBJECT

public:
    explicit SidebarView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    // The headings that are folded, by SidebarModel::SectionRole.
    [[nodiscard]] QStringList folded() const;
    void setFolded(const QStringList &sections);

    // The view that the list shows; invalid: none of these. Keys may be at another row.
    void setChosen(const QModelIndex &index);
    [[nodiscard]] bool isAtHeading() const; // the keys are

    [[nodiscard]] QModelIndex dropTarget() const { return m_target; } // while papers are dragged

Q_SIGNALS:
    void chosen();                       // a view, by a click or Enter
    void foldChanged();                  // by the user
    void tagDropped(const QString &tag); // the papers that are dragged get this tag

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &given,
                 const QModelIndex &index) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void onClicked(const QModelIndex &index);
    void showSections();
    void setTarget(const QModelIndex &index);
    [[nodiscard]] static bool isHeading(const QModelIndex &index);

    QSet<QString> m_folded;
    bool m_isShowing = false;
    QPersistentModelIndex m_chosen;
    QPersistentModelIndex m_target;
};

} // namespace broadsheet
