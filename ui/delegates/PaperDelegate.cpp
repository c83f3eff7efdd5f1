#include "delegates/PaperDelegate.h"

#include "delegates/Colours.h"
#include "delegates/RowExtras.h"
#include "delegates/RowGround.h"
#include "delegates/RowIcons.h"
#include "delegates/RowParts.h"
#include "delegates/RowPicture.h"
#include "delegates/RowStyle.h"
#include "delegates/RowText.h"
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

constexpr int maxTitleLines = 3;
constexpr int maxLines = maxTitleLines + 1; // and the others that a comfortable row has room for
constexpr int tightPadding = 3;             // above and below three lines of title
constexpr int lineGap = 2;                  // above each line below the title
constexpr int minLineLength = 20; // characters that a line behind a compact title has room for
constexpr qreal mutedOpacity = 0.4;

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

const PaperLines &linesAt(const QModelIndex &index)
{
    return static_cast<const PaperListModel *>(index.model())->lines();
}

} // namespace

PaperDelegate::PaperDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void PaperDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.index = index;
    option.state.setFlag(QStyle::State_MouseOver, index.row() == m_hoveredRow);
    if (const PaperRow *row = rowAt(index); row && !row->mutedBy.isEmpty())
        option.palette.setColor(QPalette::Text, faintText(option.palette));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    paintGround(painter, option);
    if (index.row() == m_ringedRow)
        paintRing(painter, option);
    if (const PaperRow *row = rowAt(index))
        paintCell(painter, option, index, *row);
    else if (index.column() == PaperListModel::TitleColumn)
        paintLoadingRow(painter, option, m_compact);
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
        paintReadSign(painter, option, row.state);
        break;
    case PaperListModel::TitleColumn:
        paintTitle(painter, option, index, row);
        break;
    case PaperListModel::AuthorsColumn:
        paintNames(painter, option, option.rect.adjusted(padding, 0, -padding, 0), row);
        break;
    case PaperListModel::VotesColumn:
        paintVotes(painter, option, row, index.data().toString(), m_compact);
        break;
    default: // a column of plain text
        painter->setFont(smallRowFont(option));
        painter->setPen(faintText(option.palette));
        painter->drawText(textBox(option), int(listColumn(index.column()).alignment),
                          columnText(option, index.column(), row));
    }
}

// Where the title stands, beside the picture in a comfortable row. In a compact one it leaves room
// for the place that a search found.
QRect PaperDelegate::titleBox(const QStyleOptionViewItem &option, const QModelIndex &index,
                              const PaperRow &row) const
{
    QRect box = textBox(option);
    if (!m_compact) {
        if (box.width() >= widthForPicture)
            box.setLeft(box.left() + rowPictureSize().width() + padding + 4);
        return box;
    }
    box.adjust(0, 0, -widthOfExtras(option, row, box.width() / 3), 0);
    if (linesAt(index).isSnippet(row))
        box.setWidth(box.width() * 11 / 20);
    return box;
}

RowLines PaperDelegate::titleLines(const QStyleOptionViewItem &option, const QModelIndex &index,
                                   const PaperRow &row) const
{
    return linesOf(shownTitle(row.title), measuringFont(option),
                   titleBox(option, index, row).width(), m_compact ? 1 : maxTitleLines);
}

void PaperDelegate::paintTitle(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const PaperRow &row) const
{
    const QString title = shownTitle(row.title);
    const QFont font = titleFont(option, row);
    const RowTextStyle style{.font = font, .palette = option.palette, .terms = m_terms.title};
    QRect box = titleBox(option, index, row);
    painter->setPen(option.palette.text().color());
    if (m_compact) {
        const int used = paintLine(*painter, box, title, style);
        return paintBehindTitle(painter, option, index, row, used + padding);
    }
    if (box.left() > textBox(option).left()) {
        const QPoint corner(textBox(option).left(),
                            box.center().y() - rowPictureSize().height() / 2);
        painter->setOpacity(row.mutedBy.isEmpty() ? 1 : mutedOpacity);
        paintRowPicture(*painter, option, QRect(corner, rowPictureSize()), row, m_pictures);
        painter->setOpacity(1);
    }

    const RowLines lines = titleLines(option, index, row);
    const int titleHeight = int(lines.begins.size()) * QFontMetrics(font).height();
    const LinesBelow below = linesBelow(index, row, int(lines.begins.size()));
    const int lineHeight = QFontMetrics(smallRowFont(option)).height();
    const int count = int(below.said.has_value()) + int(below.showsNames || below.showsExtras);
    box.setTop(box.center().y() - (titleHeight + count * (lineHeight + lineGap)) / 2);
    paintLines(*painter, box, title, lines, style);
    QRect line(box.left(), box.top() + titleHeight + lineGap, box.width(), lineHeight);
    if (below.said) {
        paintSaid(painter, option, line, *below.said);
        line.translate(0, lineHeight + lineGap);
    }
    if (below.showsNames)
        paintNames(painter, option, line, row);
    else if (below.showsExtras)
        paintExtras(*painter, option, row, line, line.width(), m_terms.title, m_tagColours);
}

// The title has its lines first; then why a search found the paper, the authors, and the gist.
PaperDelegate::LinesBelow PaperDelegate::linesBelow(const QModelIndex &index, const PaperRow &row,
                                                    int titleLines) const
{
    const PaperLines &lines = linesAt(index);
    LinesBelow below{.said = lines.of(row),
                     .showsNames = m_authorsUnderTitle && !row.authors.isEmpty(),
                     .showsExtras = hasExtras(index, row)};
    const bool isFull = (below.showsNames || below.showsExtras) && titleLines + 2 > maxLines;
    if (isFull && lines.isSnippet(row))
        below.showsNames = below.showsExtras = false;
    else if (isFull)
        below.said.reset();
    return below;
}

// What the paper is about, or where a search found it.
int PaperDelegate::paintSaid(QPainter *painter, const QStyleOptionViewItem &option,
                             const QRect &line, const QString &said) const
{
    const QFont font = smallRowFont(option);
    const RowTextStyle style{.font = font, .palette = option.palette, .terms = m_terms.texts};
    painter->setPen(quietText(option.palette));
    return paintLine(*painter, line, withMatchInSight(said, style, line.width()), style);
}

// In a compact row, from `used` pixels behind its left edge.
void PaperDelegate::paintBehindTitle(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index, const PaperRow &row, int used) const
{
    const QRect whole = textBox(option);
    const int extras = widthOfExtras(option, row, whole.width() / 3);
    const std::optional<QString> said = linesAt(index).of(row);
    const QRect free = whole.adjusted(used + padding, 0, -extras, 0);
    if (said && !said->isEmpty() &&
        free.width() >= minLineLength * option.fontMetrics.averageCharWidth())
        used += padding + paintSaid(painter, option, free, *said) + padding;
    if (extras > 0)
        paintExtras(*painter, option, row, whole.adjusted(used, 0, 0, 0), extras - padding,
                    m_terms.title, m_tagColours);
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
    const int room = row.mutedBy.isEmpty() ? box.width() / 2 : box.width() * 2 / 3;
    const int extras = m_authorsUnderTitle ? widthOfExtras(option, row, room) : 0;
    const QRect line = box.adjusted(0, 0, -extras, 0);
    const RowTextStyle style{.font = font, .palette = option.palette, .terms = m_terms.authors};
    painter->setPen(faintText(option.palette));
    const int used = paintLine(
        *painter, line, shortAuthors(row.authors, row.hasMoreAuthors, style, line.width()), style);
    if (extras > 0)
        paintExtras(*painter, option, row, box.adjusted(used + padding, 0, 0, 0), extras - padding,
                    m_terms.title, m_tagColours);
}

QSize PaperDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    const int line = QFontMetrics(option.font).height();
    if (m_compact)
        return {0, line + 10};
    const int withPicture = rowPictureSize().height() + 2 * padding;
    const int withTitle = maxLines * line + lineGap + 2 * tightPadding;
    return {0, std::max(withPicture, withTitle) + 1};
}

// The title, with the line below it, if one of them is cut.
QString PaperDelegate::cutTitle(const QStyleOptionViewItem &option, const QModelIndex &index,
                                const PaperRow &row) const
{
    const QString said = linesAt(index).of(row).value_or(QString());
    const int width = titleBox(option, index, row).width();
    const QFontMetrics metrics(smallRowFont(option));
    const bool isSaidCut =
        !said.isEmpty() && (m_compact || metrics.horizontalAdvance(said) > width);
    if (!isSaidCut && !titleLines(option, index, row).isCut)
        return {};
    const QString title = shownTitle(row.title);
    const QString cut = said.isEmpty() ? title : QString(title + u'\n' + said);
    return linesAt(index).withSigns(cut, row, u"\n"_s);
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
        return cutTitle(option, index, row);
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
