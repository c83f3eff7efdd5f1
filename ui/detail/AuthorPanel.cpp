#include "detail/AuthorPanel.h"

#include "delegates/Colours.h"
#include "delegates/RowIcons.h"
#include "markdown/Markdown.h"
#include "menus/Mnemonics.h"
#include "papers/SafeText.h"
#include "text/MatchMarks.h"

#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

enum Role { NameRole = Qt::UserRole, CountRole, FollowedRole };

constexpr int verticalPadding = 3;

class NameDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetricsF metrics(option.font);
        const qreal text =
            metrics.horizontalAdvance(name(index)) + metrics.horizontalAdvance(count(index));
        const int person = isFollowed(index) ? widthOfFollowed(option.fontMetrics.height()) : 0;
        return {int(std::ceil(text)) + 1 + person + 2 * AuthorPanel::padding,
                int(std::ceil(metrics.height())) + 2 * verticalPadding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        if (hovered || focused) {
            painter->setPen(focused ? QPen(accent(option.palette), 1.5) : QPen(Qt::NoPen));
            painter->setBrush(hovered ? selectedRow(option.palette) : QColor(Qt::transparent));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        }
        QRect rect = option.rect.adjusted(AuthorPanel::padding, 0, -AuthorPanel::padding, 0);
        painter->setFont(option.font);
        if (isFollowed(index)) {
            QRect person = rect;
            person.setHeight(option.fontMetrics.height());
            person.moveCenter({person.center().x(), rect.center().y()});
            rect.setLeft(rect.left() + paintFollowed(*painter, person, option.palette));
        }
        if (const auto *panel = qobject_cast<const AuthorPanel *>(option.widget))
            paintMatches(*painter, rect, name(index), panel->terms(), option.palette);
        painter->setPen(!index.flags().testFlag(Qt::ItemIsSelectable) ? faintText(option.palette)
                        : index.data(NameRole).isNull()               ? accent(option.palette)
                                                        : option.palette.color(QPalette::Text));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(name(index), Qt::ElideRight, rect.width()));
        rect.setLeft(rect.left() + option.fontMetrics.horizontalAdvance(name(index)));
        painter->setPen(faintText(option.palette));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, count(index));
        painter->restore();
    }

private:
    static QString name(const QModelIndex &index) { return index.data(Qt::DisplayRole).toString(); }

    static bool isFollowed(const QModelIndex &index) { return index.data(FollowedRole).toBool(); }

    static QString count(const QModelIndex &index)
    {
        const int papers = index.data(CountRole).toInt();
        return papers > 0 ? u"  "_s % QLocale().toString(papers) : QString();
    }
};

} // namespace

AuthorPanel::AuthorPanel(QWidget *parent) : QListView(parent), m_model(new QStandardItemModel(this))
{
    setAccessibleName(tr("Authors"));
    setModel(m_model);
    setItemDelegate(new NameDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setSpacing(0);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setCursor(Qt::PointingHandCursor);
    viewport()->setAutoFillBackground(false);
    connect(this, &QAbstractItemView::clicked, this, &AuthorPanel::choose);
}

void AuthorPanel::setAuthors(const QList<AuthorSummary> &authors, bool hasMore)
{
    // The same names with other counts stay unfolded, with the current one.
    const bool areSame =
        std::ranges::equal(m_authors, authors, {}, &AuthorSummary::name, &AuthorSummary::name);
    const bool wasUnfolded = areSame && !m_isFolded;
    const int row = areSame ? currentIndex().row() : -1;
    m_authors = authors;
    m_hasMore = hasMore;
    // A single name is not folded: "+1 more" would take as much room.
    const bool areFew = m_authors.size() <= shownWhenFolded + 1;
    fill(areFew || wasUnfolded ? m_authors.size() : shownWhenFolded);
    if (row >= 0)
        setCurrentIndex(m_model->index(row, 0));
}

void AuthorPanel::setTerms(const QStringList &terms)
{
    m_terms = terms;
    viewport()->update();
}

void AuthorPanel::fill(qsizetype count)
{
    m_model->clear();
    m_isFolded = count < m_authors.size();
    QList<QStandardItem *> items;
    for (const AuthorSummary &author : m_authors.first(count)) {
        auto *item = new QStandardItem(shownLine(author.name));
        item->setData(author.name, NameRole);
        item->setData(author.papers, CountRole);
        item->setData(author.followed, FollowedRole);
        QString spoken = tr("%1, %Ln paper(s)", nullptr, author.papers).arg(item->text());
        if (author.followed)
            spoken += tr(", followed");
        item->setData(spoken, Qt::AccessibleTextRole);
        item->setToolTip(literalToolTip(tr("Papers under this name: %1").arg(item->text())));
        items.append(item);
    }
    if (const auto rest = m_authors.size() - count; rest > 0) {
        auto *item = new QStandardItem(tr("+%Ln more", nullptr, int(rest)));
        item->setToolTip(
            literalToolTip(tr("Show all %Ln author(s)", nullptr, int(m_authors.size()))));
        items.append(item);
    } else if (m_hasMore) {
        auto *item = new QStandardItem(tr("and others"));
        item->setToolTip(literalToolTip(tr("No source names all authors of this paper.")));
        item->setSelectable(false);
        items.append(item);
    }
    m_model->invisibleRootItem()->appendRows(items);
    updateGeometry();
}

QSize AuthorPanel::sizeHint() const
{
    return {240, heightForWidth(240)};
}

// Breaks the lines like QListView: before an item that does not fit.
int AuthorPanel::heightForWidth(int width) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int left = 0;
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QSize size = itemDelegate()->sizeHint(option, m_model->index(row, 0));
        if (row == 0 || left + size.width() > width) {
            left = 0;
            height += size.height();
        }
        left += size.width();
    }
    return height;
}

void AuthorPanel::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QVariant name = index.data(NameRole);
    if (!name.isNull()) {
        Q_EMIT requested(OpenAuthor{name.toString()});
        return;
    }
    if (!m_isFolded)
        return; // "and others"
    const int row = index.row();
    fill(m_authors.size());
    setCurrentIndex(m_model->index(row, 0));
}

void AuthorPanel::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const QString name = index.data(NameRole).toString();
    if (name.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Papers under this name"), this,
                    [this, name] { Q_EMIT requested(OpenAuthor{name}); });
    menu->addAction(tr("Search for this name"), this,
                    [this, name] { Q_EMIT requested(SearchAuthor{name}); });
    menu->addSeparator();
    menu->addAction(tr("Mute this author"), this,
                    [this, name] { Q_EMIT requested(MuteAuthor{name}); });
    giveMnemonics(*menu);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                      : event->globalPos());
}

void AuthorPanel::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model->index(0, 0));
}

void AuthorPanel::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(currentIndex());
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Escape:
        return event->ignore();
    default:
        QListView::keyPressEvent(event);
    }
}

// Space opens a name here; in other lists it goes on reading.
bool AuthorPanel::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride ||
        static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space)
        return QListView::event(event);
    event->accept();
    return true;
}

void AuthorPanel::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the column scrolls
}

} // namespace broadsheet
