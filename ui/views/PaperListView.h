// The table of papers: header, columns that give way when the list is narrow, and what is in sight.
#pragma once

#include <QTimer>
#include <QTreeView>

#include <functional>

namespace broadsheet {

class PaperDelegate;

class PaperListView final : public QTreeView
{
    Q_OBJECT

public:
    explicit PaperListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void showSort(int column, Qt::SortOrder order);
    [[nodiscard]] PaperDelegate &paperDelegate() const { return *m_delegate; }

    // Rows in sight and a page ahead, in that order; what pictures are fetched for.
    [[nodiscard]] QList<int> rowsAtHand() const;

    // Rows come and go above what is in sight: the row before the reader stays where it is.
    void keepPlace(const std::function<void()> &change);

    [[nodiscard]] QByteArray headerState() const;
    void restoreHeader(const QByteArray &state);

Q_SIGNALS:
    void sortRequested(int column);
    void painted(); // with rows on it; what start-up and key presses are measured by
    void starClicked(int row);
    void unreadClicked(int row);
    void cameToRest(); // scrolling, resizing or new rows are over: other rows may be in sight

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void showHeaderMenu(const QPoint &position);
    void adaptColumns();

    PaperDelegate *m_delegate;
    QTimer m_rest;
    bool m_compact = false;
    QSet<int> m_hiddenByReader;
};

} // namespace broadsheet
