// Draws the cells of the paper list. Rows are comfortable (picture, up to three lines of title, a
// line on what the paper is about, authors) or compact (one line). A text that is cut has a tooltip
// with the whole of it.
#pragma once

#include "delegates/RowPicture.h"
#include "delegates/RowText.h"
#include "papers/Paper.h"

#include <QStyledItemDelegate>

#include <optional>
#include <utility>

namespace broadsheet {

class PaperDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // Folded search terms; their matches are tinted.
    struct Terms
    {
        QStringList title;
        QStringList authors;
        QStringList texts; // in the line under the title
    };

    explicit PaperDelegate(QObject *parent = nullptr);

    void setPictures(PictureSource source) { m_pictures = std::move(source); }
    void setCompact(bool compact) { m_compact = compact; }
    // For a list too narrow for the column of authors.
    void setAuthorsUnderTitle(bool under) { m_authorsUnderTitle = under; }
    void setTerms(const Terms &terms) { m_terms = terms; }
    void setTagColours(const QHash<QString, QColor> &colours) { m_tagColours = colours; }
    void setHoveredRow(int row) { m_hoveredRow = row; } // -1: none
    void setRingedRow(int row) { m_ringedRow = row; }   // with the frame of the focus; -1: none

    [[nodiscard]] static QSize pictureSize() { return rowPictureSize(); }

    void paint(QPainter *painter, const QStyleOptionViewItem &given,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

Q_SIGNALS:
    void starClicked(const QModelIndex &index);
    void unreadClicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const PaperRow &row) const;
    void paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const PaperRow &row) const;
    [[nodiscard]] QRect titleBox(const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const PaperRow &row) const;
    [[nodiscard]] RowLines titleLines(const QStyleOptionViewItem &option, const QModelIndex &index,
                                      const PaperRow &row) const;
    // Below the title of a comfortable row.
    struct LinesBelow
    {
        std::optional<QString> said; // see PaperLines
        bool showsNames = false;     // with extras behind them
        bool showsExtras = false;
    };
    [[nodiscard]] LinesBelow linesBelow(const QModelIndex &index, const PaperRow &row,
                                        int titleLines) const;
    int paintSaid(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                  const QString &said) const;
    void paintBehindTitle(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index, const PaperRow &row, int used) const;
    [[nodiscard]] QString cutTitle(const QStyleOptionViewItem &option, const QModelIndex &index,
                                   const PaperRow &row) const;
    [[nodiscard]] QString cutText(const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const PaperRow &row) const;
    void paintNames(QPainter *painter, const QStyleOptionViewItem &option, QRect box,
                    const PaperRow &row) const;

    PictureSource m_pictures;
    Terms m_terms;
    QHash<QString, QColor> m_tagColours; // by tag
    bool m_compact = false;
    bool m_authorsUnderTitle = true;
    int m_hoveredRow = -1;
    int m_ringedRow = -1;
};

} // namespace broadsheet
