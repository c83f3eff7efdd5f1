#include "pagenotes/HighlightList.h"

#include "pagenotes/HighlightMenu.h"
#include "papers/SafeText.h"
#include "reader/PanelDelegate.h"
#include "reader/PanelKeys.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr int idRole = Qt::UserRole;

} // namespace

HighlightList::HighlightList(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("Highlights"));
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new PanelDelegate(this));
    setMouseTracking(true);
    const auto choose = [this](const QListWidgetItem *item) {
        if (const QString id = item->data(idRole).toString(); !id.isEmpty())
            Q_EMIT chosen(id);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && hasFocus() && !m_highlights.isEmpty())
            Q_EMIT reached(item->data(idRole).toString());
    });
    fill();
}

void HighlightList::setHighlights(const QList<ListedHighlight> &highlights, const QString &current)
{
    m_current = current;
    if (std::exchange(m_highlights, highlights) == highlights)
        showCurrent();
    else
        fill();
}

void HighlightList::fill()
{
    const QSignalBlocker blocker(this); // the user goes nowhere
    clear();
    const QLocale locale;
    for (const ListedHighlight &one : std::as_const(m_highlights)) {
        const QString page = locale.toString(one.page);
        const QString where = one.isMissing
                                  ? tr("Not found in this version; it was on page %1").arg(page)
                                  : tr("Page %1").arg(page);
        const QString note = shownLine(one.note.simplified());
        const QString below =
            note.isEmpty() ? where
                           : tr("%1 · %2", "place of a highlight, its note").arg(where, note);
        const QString quote = shownLine(one.quote);
        auto *item = new QListWidgetItem(highlightChip(one.colour, palette(), !one.isMissing),
                                         quote + u'\n' + below, this);
        item->setData(idRole, one.id);
        item->setData(Qt::AccessibleTextRole, QString(where + u": " + quote + u". " + note));
        item->setToolTip(literalToolTip(shownLines(one.note.isEmpty() ? one.quote : one.note)));
        if (one.isMissing)
            item->setForeground(palette().color(QPalette::Disabled, QPalette::Text));
    }
    if (m_highlights.isEmpty()) {
        auto *item = new QListWidgetItem(tr("No highlights.\nSelect text and press H."), this);
        item->setFlags(Qt::ItemIsEnabled); // text to read, not to choose
        item->setForeground(palette().placeholderText());
    }
    showCurrent();
}

void HighlightList::showCurrent()
{
    const QSignalBlocker blocker(this);
    const auto current =
        std::ranges::find(std::as_const(m_highlights), m_current, &ListedHighlight::id);
    setCurrentRow(current == m_highlights.cend() ? -1 : int(current - m_highlights.cbegin()));
}

void HighlightList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void HighlightList::keyPressEvent(QKeyEvent *event)
{
    if (!isKeyOfPanel(*event))
        return event->ignore();
    QListWidget::keyPressEvent(event);
    event->accept(); // Enter, too, which would then follow a link
}

QSize HighlightList::sizeHint() const
{
    return {16 * fontMetrics().height(), QListWidget::sizeHint().height()};
}

} // namespace broadsheet
