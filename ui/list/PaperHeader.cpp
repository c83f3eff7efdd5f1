#include "list/PaperHeader.h"

#include "delegates/Colours.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int padding = 8; // as in the rows

} // namespace

PaperHeader::PaperHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(false);
    setStretchLastSection(false);
    setHighlightSections(false);
    setMinimumSectionSize(24);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void PaperHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const bool sorted = isSortIndicatorShown() && section == sortIndicatorSection();
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const auto alignment =
        Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());

    painter->save();
    painter->fillRect(rect, palette().base());
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), hairline(palette()));
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.92);
    small.setWeight(sorted ? QFont::DemiBold : QFont::Normal);
    painter->setFont(small);
    painter->setPen(sorted ? palette().text().color() : faintText(palette()));
    // The mark shows where the larger values are: below it when they come first.
    const QString mark = !sorted                                      ? QString()
                         : sortIndicatorOrder() == Qt::AscendingOrder ? u" ▴"_s
                                                                      : u" ▾"_s;
    const int margin = alignment.testFlag(Qt::AlignHCenter) ? 0 : padding;
    painter->drawText(rect.adjusted(margin, 0, -margin, 0), int(alignment), name + mark);
    painter->restore();
}

void PaperHeader::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), palette().base());
    QHeaderView::paintEvent(event);
}

QSize PaperHeader::sectionSizeFromContents(int section) const
{
    QSize size = QHeaderView::sectionSizeFromContents(section);
    size.setHeight(fontMetrics().height() + 10);
    return size;
}

} // namespace broadsheet
