#include "delegates/PaperDelegate.h"

#include "delegates/Colours.h"
#include "delegates/RowGround.h"
#include "delegates/RowIcons.h"
#include "delegates/RowPicture.h"
#include "delegates/RowStyle.h"
#include "delegates/RowText.h"
#include "models/ChangeText.h"
#include "models/PaperListModel.h"
#include "papers/DisplayText.h"
#include "papers/SafeText.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int padding = rowPadding;
constexpr int widthForPicture = 280; // pixels; in a narrower column the title needs the space

constexpr int maxTitleLines = 3;
constexpr int tightPadding = 3; // above and below three lines of title

StarLook starLook(const QStyleOptionViewItem &option, bool starred)
{
    const bool noticed =
        option.state.testAnyFlags(QStyle::State_MouseOver | QStyle::State_Selected);
    return starred ? StarLook::Filled : noticed ? StarLook::Outlined : StarLook::Faint;
}

const PaperRow *rowAt(const QModelIndex &index)
{
    return static_cast<const PaperListModel *>(index.model())->row(index.row());
}

void paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &bar)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(placeholder(option.palette));
    painter->drawRoundedRect(bar, 3, 3);
}

} // namespace

PaperDelegate::PaperDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void PaperDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.state.setFlag(QStyle::State_MouseOver, index.row() == m_hoveredRow);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    paintGround(painter, option);
    if (index.row() == m_ringedRow)
        paintRing(painter, option);
    if (const PaperRow *row = rowAt(index))
        paintCell(painter, option, index, *row);
    else if (index.column() == PaperListModel::TitleColumn)
        paintLoading(painter, option);
    painter->restore();
}

void PaperDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index, const PaperRow &row) const
{
    switch (index.column()) {
    case PaperListModel::StarredColumn:
        paintStar(*painter, option.rect, option.fontMetrics.height(),
                  starLook(option, row.state.starred), option.palette);
        break;
    case PaperListModel::UnreadColumn:
        paintUnreadDot(painter, option, !row.state.read);
        break;
    case PaperListModel::TitleColumn:
        paintTitle(painter, option, row);
        break;
    case PaperListModel::AuthorsColumn:
        paintNames(painter, option, option.rect.adjusted(padding, 0, -padding, 0), row);
        break;
    case PaperListModel::VotesColumn:
        paintVotes(painter, option, row, index.data().toString());
        break;
    default: // a column of plain text
        painter->setFont(smallRowFont(option));
        painter->setPen(faintText(option.palette));
        painter->drawText(textBox(option), int(listColumn(index.column()).alignment),
                          columnText(option, index.column(), row));
    }
}

// Bars in the places of picture, title and authors, so that nothing moves when the row is loaded.
void PaperDelegate::paintLoading(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const qreal line = QFontMetrics(option.font).height();
    QRectF box = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    if (m_compact) {
        paintBar(painter, option,
                 {box.left(), box.center().y() - line / 4, box.width() * 0.6, line / 2});
        return;
    }
    if (box.width() >= widthForPicture) {
        const QSizeF picture(rowPictureSize());
        paintBar(painter, option,
                 {QPointF(box.left(), box.center().y() - picture.height() / 2), picture});
        box.setLeft(box.left() + picture.width() + padding + 4);
    }
    paintBar(painter, option, {box.left(), box.center().y() - line, box.width() * 0.7, line / 2});
    paintBar(painter, option,
             {box.left(), box.center().y() + line / 2, box.width() * 0.4, line / 2});
}

// The number is in the same place with and without a rise. The rise is below it; before it in a
// compact row.
void PaperDelegate::paintVotes(QPainter *painter, const QStyleOptionViewItem &option,
                               const PaperRow &row, const QString &votes) const
{
    const QRect box = option.rect.adjusted(padding, 0, -padding, 0);
    const QFont font = titleFont(option, row);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(row.votes ? option.palette.text().color() : faintText(option.palette));
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, votes);
    if (row.rise <= 0)
        return;
    QRect line = option.rect.adjusted(2, 0, -padding, 0);
    line.setHeight(QFontMetrics(riseFont(option)).height());
    if (m_compact) {
        line.moveTop(box.center().y() - line.height() / 2);
        line.setRight(box.right() - metrics.horizontalAdvance(votes) - padding / 2);
    } else {
        line.moveTop(box.center().y() + metrics.height() / 2);
    }
    paintRise(painter, option, line, row.rise);
}

// Where the title stands, beside the picture in a comfortable row.
QRect PaperDelegate::titleBox(const QStyleOptionViewItem &option, const PaperRow &row) const
{
    QRect box = textBox(option);
    if (m_compact)
        return box.adjusted(0, 0, -widthOfExtras(option, row, box.width() / 3), 0);
    if (box.width() >= widthForPicture)
        box.setLeft(box.left() + rowPictureSize().width() + padding + 4);
    return box;
}

RowLines PaperDelegate::titleLines(const QStyleOptionViewItem &option, const PaperRow &row) const
{
    return linesOf(shownTitle(row.title), measuringFont(option), titleBox(option, row).width(),
                   m_compact ? 1 : maxTitleLines);
}

void PaperDelegate::paintTitle(QPainter *painter, const QStyleOptionViewItem &option,
                               const PaperRow &row) const
{
    const QString title = shownTitle(row.title);
    const QFont font = titleFont(option, row);
    const RowTextStyle style{.font = font, .palette = option.palette, .terms = m_terms.title};
    QRect box = titleBox(option, row);
    painter->setPen(option.palette.text().color());
    if (m_compact) {
        const QRect whole = textBox(option);
        const int used = paintLine(*painter, box, title, style);
        paintExtras(painter, option, row, whole.adjusted(used + padding, 0, 0, 0),
                    whole.width() - box.width() - padding);
        return;
    }
    if (box.left() > textBox(option).left()) {
        const QPoint corner(textBox(option).left(),
                            box.center().y() - rowPictureSize().height() / 2);
        paintRowPicture(*painter, option, QRect(corner, rowPictureSize()), row, m_pictures);
    }

    const RowLines lines = titleLines(option, row);
    const int titleHeight = int(lines.begins.size()) * QFontMetrics(font).height();
    const bool showsAuthors = m_authorsUnderTitle && !row.authors.isEmpty();
    const bool showsLine =
        showsAuthors || row.noted || !row.tags.isEmpty() || !row.change.isEmpty();
    const int lineHeight = QFontMetrics(smallRowFont(option)).height();
    const int height = titleHeight + (showsLine ? lineHeight + 2 : 0);
    box.setTop(box.center().y() - height / 2);
    paintLines(*painter, box, title, lines, style);
    const QRect line(box.left(), box.top() + titleHeight + 2, box.width(), lineHeight);
    if (showsAuthors)
        paintNames(painter, option, line, row);
    else if (showsLine)
        paintExtras(painter, option, row, line, line.width());
}

// The authors; then what changed, and the user's note and tags if there is room.
void PaperDelegate::paintNames(QPainter *painter, const QStyleOptionViewItem &option, QRect box,
                               const PaperRow &row) const
{
    const QFont font = smallRowFont(option);
    const int height = QFontMetrics(font).height();
    if (row.followed) {
        const QRect line(box.left(), box.center().y() - height / 2, box.width(), height);
        box.setLeft(box.left() + paintFollowed(*painter, line, option.palette));
    }
    const int extras = m_authorsUnderTitle ? widthOfExtras(option, row, box.width() / 2) : 0;
    const QRect line = box.adjusted(0, 0, -extras, 0);
    const RowTextStyle style{.font = font, .palette = option.palette, .terms = m_terms.authors};
    painter->setPen(faintText(option.palette));
    const int used = paintLine(
        *painter, line, shortAuthors(row.authors, row.hasMoreAuthors, style, line.width()), style);
    if (extras > 0)
        paintExtras(painter, option, row, box.adjusted(used + padding, 0, 0, 0), extras - padding);
}

// Of what changed, the note and the tags, with the space before them. 0 if there are none or they
// do not fit.
int PaperDelegate::widthOfExtras(const QStyleOptionViewItem &option, const PaperRow &row,
                                 int room) const
{
    const QFont font = chipFont(option);
    const int note = row.noted ? widthOfNote(QFontMetrics(font).height()) : 0;
    const int news = widthOfNews(changeText(row.change), font, room - padding - note);
    const int tags = widthOfTags(row.tags, font, room - padding - note - news);
    const int all = news + note + tags;
    return all > 0 && note + padding <= room ? all + padding : 0;
}

void PaperDelegate::paintExtras(QPainter *painter, const QStyleOptionViewItem &option,
                                const PaperRow &row, QRect box, int room) const
{
    if (room <= 0)
        return;
    const QFont font = chipFont(option);
    const int height = QFontMetrics(font).height();
    box.setWidth(room);
    QPalette palette = option.palette;
    palette.setColor(QPalette::Base, groundOf(option)); // what the chips stand on
    const RowTextStyle style{.font = font, .palette = palette, .terms = m_terms.title};
    const int note = row.noted ? widthOfNote(height) : 0;
    box.setLeft(box.left() +
                paintNews(*painter, box.adjusted(0, 0, -note, 0), changeText(row.change), style));
    if (row.noted) {
        const QRect line(box.left(), box.center().y() - height / 2, box.width(), height);
        box.setLeft(box.left() + paintNote(*painter, line, option.palette));
    }
    paintTags(*painter, box, row.tags, style);
}

QSize PaperDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    const int line = QFontMetrics(option.font).height();
    if (m_compact)
        return {0, line + 10};
    const int withPicture = rowPictureSize().height() + 2 * padding;
    const int withTitle = (maxTitleLines + 1) * line + 2 + 2 * tightPadding;
    return {0, std::max(withPicture, withTitle) + 1};
}

// What the cell has no room for.
QString PaperDelegate::cutText(const QStyleOptionViewItem &option, const QModelIndex &index,
                               const PaperRow &row) const
{
    switch (index.column()) {
    case PaperListModel::StarredColumn:
    case PaperListModel::UnreadColumn:
    case PaperListModel::VotesColumn:
        return {};
    case PaperListModel::TitleColumn:
        return titleLines(option, row).isCut ? shownTitle(row.title) : QString();
    default: {
        const QString text = listColumn(index.column()).text(row);
        const QFontMetrics metrics(smallRowFont(option));
        return metrics.horizontalAdvance(text) > textBox(option).width() ? text : QString();
    }
    }
}

bool PaperDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const PaperRow *row = index.isValid() ? rowAt(index) : nullptr;
    const QString cut =
        row && event->type() == QEvent::ToolTip ? cutText(option, index, *row) : QString();
    view->setToolTip(literalToolTip(cut)); // the view shows it if the delegate does not
    return cut.isEmpty() && QStyledItemDelegate::helpEvent(event, view, option, index);
}

bool PaperDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    Q_UNUSED(model)
    Q_UNUSED(option)
    if (event->type() != QEvent::MouseButtonRelease ||
        static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
        return false;
    if (index.column() == PaperListModel::StarredColumn)
        Q_EMIT starClicked(index);
    else if (index.column() == PaperListModel::UnreadColumn)
        Q_EMIT unreadClicked(index);
    return false;
}

} // namespace broadsheet
