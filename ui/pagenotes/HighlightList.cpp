#include "pagenotes/HighlightList.h"

#include "pagenotes/HighlightMenu.h"
#include "papers/SafeText.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

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
    setSpacing(3);
    const auto choose = [this](const QListWidgetItem *item) {
        if (const QString id = item->data(idRole).toString(); !id.isEmpty())
            Q_EMIT chosen(id);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
    fill();
}

void HighlightList::setHighlights(const QList<ListedHighlight> &highlights, const QString &current)
{
    m_highlights = highlights;
    m_current = current;
    fill();
}

void HighlightList::fill()
{
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
        if (one.id == m_current)
            setCurrentItem(item);
    }
    if (m_highlights.isEmpty()) {
        auto *item = new QListWidgetItem(tr("No highlights.\nSelect text and press H."), this);
        item->setFlags(Qt::NoItemFlags);
    }
}

void HighlightList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

QSize HighlightList::sizeHint() const
{
    return {16 * fontMetrics().height(), QListWidget::sizeHint().height()};
}

} // namespace broadsheet
