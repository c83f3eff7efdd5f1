#include "palette/ResultList.h"

#include "delegates/Colours.h"
#include "palette/Tr.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

namespace broadsheet {

namespace {

enum Role { DetailRole = Qt::UserRole, MarksRole };

constexpr int padding = 12;
constexpr int gap = 16; // between a text and its detail

class ResultDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const override
    {
        return {0, option.fontMetrics.height() + 12};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isChosen ? selectedRow(option.palette) : hoveredRow(option.palette));
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4);
        }
        const QRect box = option.rect.adjusted(padding, 0, -padding, 0);
        const QString detail = index.data(DetailRole).toString();
        const int detailWidth =
            std::min(option.fontMetrics.horizontalAdvance(detail) + 2, box.width() / 2);
        painter->setFont(option.font);
        painter->setPen(faintText(option.palette));
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight,
                          option.fontMetrics.elidedText(detail, Qt::ElideRight, detailWidth));
        painter->setPen(option.palette.color(QPalette::Text));
        paintText(*painter, option, index, box.adjusted(0, 0, -detailWidth - gap, 0));
        painter->restore();
    }

private:
    static void paintText(QPainter &painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index, const QRect &box)
    {
        const QString text =
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, box.width());
        QTextCharFormat format;
        format.setBackground(matchGround(option.palette, option.palette.color(QPalette::Text)));
        QList<QTextLayout::FormatRange> marks;
        const auto ranges = index.data(MarksRole).value<QList<TextRange>>();
        for (const TextRange &range : ranges)
            if (range.at < text.size())
                marks.append(
                    {int(range.at), int(std::min(range.length, text.size() - range.at)), format});
        QTextLayout layout(text, option.font);
        layout.setFormats(marks);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        layout.endLayout();
        if (line.isValid())
            layout.draw(&painter, QPointF(box.left(), box.center().y() - line.height() / 2 + 1));
    }
};

} // namespace

ResultList::ResultList(QWidget *parent) : QListView(parent), m_rows(new QStandardItemModel(this))
{
    setAccessibleName(tr("Results"));
    setModel(m_rows);
    setItemDelegate(new ResultDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::clicked, this, &ResultList::clickedOn);
}

void ResultList::setResults(const QList<RankedEntry> &results, bool keepsChoice)
{
    const QString before = keepsChoice && currentIndex().row() > 0 ? chosen()->id : QString();
    m_results = results;
    int current = 0;
    m_rows->clear();
    for (const RankedEntry &result : results) {
        auto *row = new QStandardItem(result.entry.text);
        row->setData(result.entry.detail, DetailRole);
        row->setData(QVariant::fromValue(result.marked), MarksRole);
        row->setData(result.entry.detail.isEmpty()
                         ? result.entry.text
                         : PaletteTr::tr("%1, %2", "what is found, its key or kind")
                               .arg(result.entry.text, result.entry.detail),
                     Qt::AccessibleTextRole);
        m_rows->appendRow(row);
        if (!before.isEmpty() && result.entry.id == before)
            current = row->row();
    }
    setCurrentIndex(m_rows->index(current, 0));
}

int ResultList::wantedHeight() const
{
    return m_rows->rowCount() * std::max(sizeHintForRow(0), 0);
}

void ResultList::step(int rows)
{
    if (const int count = m_rows->rowCount(); count > 0)
        goTo((currentIndex().row() + rows + count) % count);
}

void ResultList::page(int pages)
{
    const int rows = std::max(viewport()->height() / std::max(sizeHintForRow(0), 1) - 1, 1);
    goTo(std::clamp(currentIndex().row() + pages * rows, 0, std::max(m_rows->rowCount() - 1, 0)));
}

void ResultList::goTo(int row)
{
    setCurrentIndex(m_rows->index(row, 0));
    announce();
}

// The focus stays in the field, so assistive tools do not notice the choice by themselves.
void ResultList::announce()
{
    if (!currentIndex().isValid())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(currentIndex().row());
    QAccessible::updateAccessibility(&event);
}

const PaletteEntry *ResultList::chosen() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_results.size() ? &m_results.at(row).entry : nullptr;
}

void ResultList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
}

} // namespace broadsheet
