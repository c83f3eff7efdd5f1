#include "detail/AuthorPage.h"

#include "controls/ElidedLabel.h"
#include "controls/FlowLayout.h"
#include "controls/PlainLabel.h"
#include "controls/StateButton.h"
#include "delegates/RowIcons.h"
#include "detail/AuthorPanel.h"
#include "detail/PaperTitleDelegate.h"
#include "detail/PeoplePanel.h"
#include "markdown/Markdown.h"
#include "papers/DisplayText.h"
#include "papers/SafeText.h"
#include "text/Dates.h"
#include "text/FaintPalette.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto idRole = PaperTitleDelegate::IdRole;
constexpr auto unreadRole = PaperTitleDelegate::UnreadRole;
constexpr int margin = 16; // pixels

// The sign of followed authors in lists.
QIcon personIcon(const QWidget &button)
{
    const int height = button.fontMetrics().height();
    const qreal ratio = button.devicePixelRatioF();
    QPixmap pixmap(QSize(widthOfFollowed(height), height) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFollowed(painter, {0, 0, widthOfFollowed(height), height}, button.palette());
    return pixmap;
}

bool looksSame(const PaperRow &a, const PaperRow &b)
{
    return a.id == b.id && a.title == b.title && a.day == b.day &&
           a.state.isWaiting() == b.state.isWaiting();
}

// Where the user is in a list that is filled again.
struct Place
{
    QVariant paper; // its id; null: none
    int row = -1;
    int scrolled = 0; // pixels
};

Place placeIn(const QListView &list)
{
    const QModelIndex current = list.currentIndex();
    return {current.data(idRole), current.row(), list.verticalScrollBar()->value()};
}

void goTo(QListView &list, const Place &place)
{
    const QAbstractItemModel &model = *list.model();
    QModelIndexList same;
    if (!place.paper.isNull())
        same = model.match(model.index(0, 0), idRole, place.paper, 1, Qt::MatchExactly);
    list.setCurrentIndex(same.value(0, model.index(std::max(place.row, 1), 0)));
    list.doItemsLayout(); // before that it cannot be scrolled so far
    list.verticalScrollBar()->setValue(place.scrolled);
}

} // namespace

AuthorPage::AuthorPage(QWidget *parent)
    : QWidget(parent), m_kicker(new ElidedLabel(tr("Papers under this name"))),
      m_name(new PlainLabel), m_count(new PlainLabel), m_follow(new QPushButton),
      m_mute(new QToolButton), m_people(new PeoplePanel),
      m_coAuthorsTitle(new PlainLabel(tr("Often writes with"))), m_coAuthors(new AuthorPanel),
      m_list(new QListView), m_papers(new QStandardItemModel(this))
{
    setAccessibleName(tr("Author"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin - AuthorPanel::padding, 12, margin - AuthorPanel::padding, 0);
    layout->setSpacing(4);
    layout->addWidget(buildBar());
    layout->addWidget(m_name);
    layout->addWidget(m_count);
    layout->addSpacing(8);
    layout->addWidget(m_coAuthorsTitle);
    layout->addWidget(m_coAuthors);
    layout->addWidget(m_people);
    layout->addWidget(m_list, 1);
    buildList();
    connectPeople();

    m_name->setWordWrap(true);
    m_count->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (PlainLabel *label : {m_name, m_count, m_coAuthorsTitle})
        label->setContentsMargins(AuthorPanel::padding, 0, AuthorPanel::padding, 0);
    m_coAuthors->setAccessibleName(m_coAuthorsTitle->text());
    connect(m_coAuthors, &AuthorPanel::requested, this, &AuthorPage::requested);
    setFocusProxy(m_list);
    restyle();
}

QWidget *AuthorPage::buildBar()
{
    auto *back = new QToolButton;
    back->setText(u"←"_s);
    back->setAutoRaise(true);
    back->setMinimumSize(28, 28);
    back->setAccessibleName(tr("Back to the paper"));
    back->setToolTip(tr("Back to the paper (Esc)"));
    connect(back, &QAbstractButton::clicked, this, &AuthorPage::closed);
    m_follow->setMinimumHeight(28);
    askWhenPressed(*m_follow, [this](bool on) {
        Q_EMIT requested(FollowAuthor{m_contents.author.name, on});
    });
    m_mute->setMinimumHeight(28);
    askWhenPressed(*m_mute, [this](bool on) {
        Q_EMIT requested(MuteAuthor{m_contents.author.name, on});
    });
    auto *bar = new QWidget;
    auto *layout = new FlowLayout(bar, 6);
    layout->addWidget(back);
    layout->addWidget(m_kicker);
    layout->addWidget(m_mute);
    layout->addWidget(m_follow);
    return bar;
}

void AuthorPage::buildList()
{
    m_list->setModel(m_papers);
    m_list->setItemDelegate(new PaperTitleDelegate(m_list));
    m_list->setAccessibleName(m_kicker->text());
    m_list->setResizeMode(QListView::Adjust);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    connect(m_list, &QAbstractItemView::clicked, this, &AuthorPage::choose);
}

void AuthorPage::restyle()
{
    const QPalette muted = faintPalette(palette());
    for (PlainLabel *label : {m_kicker, m_count, m_coAuthorsTitle})
        label->setPalette(muted);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
}

void AuthorPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void AuthorPage::setContents(const AuthorPageContents &contents)
{
    const bool sameName = contents.author.name == m_contents.author.name;
    const bool samePapers =
        sameName && std::ranges::equal(contents.papers, m_contents.papers, looksSame);
    const QStringList shown = shownPapers();
    m_contents = contents;
    m_name->setText(shownLine(contents.author.name));
    m_people->setPeople(contents.author.name, contents.people, int(contents.papers.size()));
    showCounts();
    showFollow(contents.author.followed);
    showMute(contents.isMuted);

    showCoAuthors();
    if (samePapers && shown == shownPapers())
        return;
    const Place place = placeIn(*m_list);
    fillPapers();
    goTo(*m_list, sameName ? place : Place());
}

void AuthorPage::showFollow(bool on)
{
    showState(*m_follow, on);
    m_follow->setText(on ? tr("Following") : tr("Follow"));
    m_follow->setIcon(on ? personIcon(*m_follow) : QIcon());
    m_follow->setAccessibleName(on ? tr("Following") : tr("Follow"));
}

void AuthorPage::showMute(bool on)
{
    showState(*m_mute, on);
    m_mute->setText(on ? tr("Muted") : tr("Mute"));
    m_mute->setToolTip(on ? tr("Show papers under this name again")
                          : tr("Hide papers under this name from every list"));
    m_mute->setAccessibleName(on ? tr("Muted") : tr("Mute this author"));
}

void AuthorPage::showCounts()
{
    const QString one = m_people->chosenLabel();
    m_count->setText(one.isEmpty()
                         ? tr("%Ln paper(s) in the library", nullptr, int(m_contents.papers.size()))
                         : one);
}

void AuthorPage::showCoAuthors()
{
    QList<AuthorSummary> names;
    for (const CoAuthor &other :
         m_people->chosen() ? m_people->chosen()->coAuthors : m_contents.coAuthors)
        names.append({.name = other.name, .papers = other.papers});
    m_coAuthors->setAuthors(names);
    m_coAuthors->setVisible(!names.isEmpty());
    m_coAuthorsTitle->setVisible(!names.isEmpty());
}

// Of the chosen person; empty: all.
QStringList AuthorPage::shownPapers() const
{
    return m_people->chosen() ? m_people->chosen()->papers : QStringList();
}

void AuthorPage::connectPeople()
{
    connect(m_people, &PeoplePanel::choiceChanged, this, [this] {
        showCounts();
        showCoAuthors();
        fillPapers();
        m_list->setCurrentIndex(m_papers->index(1, 0));
    });
    connect(m_people, &PeoplePanel::requested, this, &AuthorPage::requested);
}

void AuthorPage::fillPapers()
{
    m_papers->clear();
    QList<QStandardItem *> items;
    QDate day;
    bool first = true;
    const QStringList papers = shownPapers();
    const QSet<QString> shown(papers.cbegin(), papers.cend());
    for (const PaperRow &paper : std::as_const(m_contents.papers)) {
        if (!shown.isEmpty() && !shown.contains(paper.id.text))
            continue;
        if (first || paper.day != day) {
            day = paper.day;
            auto *heading =
                new QStandardItem(day.isValid() ? fullDayText(day, locale()) : tr("No date"));
            heading->setFlags(Qt::NoItemFlags);
            items.append(heading);
        }
        first = false;
        auto *item = new QStandardItem(shownTitle(paper.title));
        item->setData(paper.id.text, idRole);
        const bool isUnread = paper.state.isWaiting();
        item->setData(isUnread, unreadRole);
        item->setData(isUnread ? tr("%1, unread").arg(item->text()) : item->text(),
                      Qt::AccessibleTextRole);
        items.append(item);
    }
    m_papers->invisibleRootItem()->appendRows(items);
}

void AuthorPage::choose(const QModelIndex &index)
{
    const QVariant id = index.data(idRole);
    if (!id.isNull())
        Q_EMIT requested(OpenPaper{PaperId{id.toString()}});
}

bool AuthorPage::event(QEvent *event)
{
    // Esc reaches this page before the shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void AuthorPage::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace broadsheet
