// Author names like words in a paragraph, each with its number of papers in the library. A click,
// Enter or Space opens the author. Many names are folded into a last entry, "+27 more".
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Author.h"

#include <QListView>

class QStandardItemModel;

namespace broadsheet {

class AuthorPanel final : public QListView
{
    Q_OBJECT

public:
    explicit AuthorPanel(QWidget *parent = nullptr);

    // Folds again. `hasMore`: nobody knows the others.
    void setAuthors(const QList<AuthorSummary> &authors, bool hasMore = false);
    void setTerms(const QStringList &terms); // their matches in names are tinted
    [[nodiscard]] const QStringList &terms() const { return m_terms; }
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

    static constexpr int shownWhenFolded = 12;
    static constexpr int padding = 6; // pixels, left and right of each name

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void fill(qsizetype count);

    QStandardItemModel *m_model;
    QList<AuthorSummary> m_authors;
    bool m_hasMore = false;
    bool m_isFolded = false;
    QStringList m_terms;
};

} // namespace broadsheet
