#include "searchbar/CompletionList.h"

#include "delegates/Colours.h"
#include "markdown/Markdown.h"
#include "papers/SafeText.h"

#include <QAccessible>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

enum Role { ExplanationRole = Qt::UserRole, HelpRole };

constexpr int padding = 10;
constexpr int gap = 16; // between a suggestion and its explanation

// The suggestion at the left, its explanation at the right in faint text.
class CompletionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetrics &metrics = option.fontMetrics;
        const QString explanation = index.data(ExplanationRole).toString();
        const int more = explanation.isEmpty() ? 0 : gap + metrics.horizontalAdvance(explanation);
        return {metrics.horizontalAdvance(index.data().toString()) + more + 2 * padding + 4,
                metrics.height() + 10};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(chosen ? selectedRow(option.palette) : hoveredRow(option.palette));
            painter->drawRoundedRect(option.rect.adjusted(3, 1, -3, -1), 4, 4);
        }
        const QRect box = option.rect.adjusted(padding, 0, -padding, 0);
        const QString text = index.data().toString();
        const bool help = index.data(HelpRole).toBool();
        painter->setFont(option.font);
        painter->setPen(help ? accent(option.palette) : option.palette.color(QPalette::Text));
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, box.width()));
        const int used = option.fontMetrics.horizontalAdvance(text) + gap;
        painter->setPen(faintText(option.palette));
        painter->drawText(box.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
                          option.fontMetrics.elidedText(index.data(ExplanationRole).toString(),
                                                        Qt::ElideRight,
                                                        std::max(box.width() - used, 0)));
        painter->restore();
    }
};

// Names and tags are shown without operator and quotes.
QString labelOf(const Completion &completion)
{
    QString text = completion.text;
    if (completion.kind == Completion::Kind::Author || completion.kind == Completion::Kind::Tag)
        text = text.sliced(text.indexOf(u':') + 1).remove(u'"');
    return shownLine(text);
}

} // namespace

CompletionList::CompletionList(QWidget *window)
    : QListView(window), m_rows(new QStandardItemModel(this))
{
    setAccessibleName(tr("Suggestions"));
    setModel(m_rows);
    setItemDelegate(new CompletionDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT clickedAt(index.row()); });
    hide();
}

void CompletionList::offer(const QList<Completion> &completions, const QString &help)
{
    const std::optional<Completion> before = chosen();
    m_completions = completions;
    m_rows->clear();
    for (const Completion &completion : completions) {
        auto *row = new QStandardItem(labelOf(completion));
        row->setData(completion.explanation, ExplanationRole);
        row->setData(
            completion.explanation.isEmpty()
                ? row->text()
                : tr("%1, %2", "suggestion, its meaning").arg(row->text(), completion.explanation),
            Qt::AccessibleTextRole);
        m_rows->appendRow(row);
    }
    if (!help.isEmpty()) {
        auto *row = new QStandardItem(help);
        row->setData(true, HelpRole);
        m_rows->appendRow(row);
    }
    const qsizetype again = before ? m_completions.indexOf(*before) : -1;
    setCurrentIndex(m_rows->index(int(again), 0));
}

int CompletionList::neededWidth() const
{
    return sizeHintForColumn(0) + 2 * frameWidth();
}

void CompletionList::placeUnder(const QWidget &field)
{
    setPalette(framed(parentWidget()->palette()));
    const QRect room = parentWidget()->rect().adjusted(8, 8, -8, -8);
    const QPoint corner = field.mapTo(parentWidget(), QPoint(0, field.height() + 2));
    const int width = std::min(std::max(field.width(), neededWidth()), room.width());
    int height = 2 * frameWidth();
    for (int row = 0; row < m_rows->rowCount(); ++row)
        height += sizeHintForRow(row);
    const int left =
        std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width));
    setGeometry(left, corner.y(), width, std::min(height, room.bottom() - corner.y()));
    show();
    raise();
}

void CompletionList::step(int rows)
{
    // Row -1, nothing chosen, is one of the places.
    const int places = m_rows->rowCount() + 1;
    const int row = (currentIndex().row() + 1 + rows + places) % places - 1;
    setCurrentIndex(m_rows->index(row, 0));
    if (row >= 0)
        announce(row);
}

// For screen readers: the focus stays in the field, so they do not notice the choice by themselves.
void CompletionList::announce(int row)
{
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

std::optional<Completion> CompletionList::chosen() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_completions.size() ? std::optional(m_completions.at(row))
                                                  : std::nullopt;
}

std::optional<Completion> CompletionList::first() const
{
    return m_completions.isEmpty() ? std::nullopt : std::optional(m_completions.first());
}

bool CompletionList::isHelpChosen() const
{
    return currentIndex().isValid() && currentIndex().row() >= m_completions.size();
}

} // namespace broadsheet
