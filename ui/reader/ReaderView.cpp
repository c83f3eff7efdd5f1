#include "reader/ReaderView.h"

#include "pages/PageDocument.h"
#include "pageview/PageContents.h"
#include "pageview/PageImages.h"
#include "reader/FindBar.h"
#include "reader/LinkKeys.h"
#include "reader/MouseBack.h"
#include "reader/OutlineView.h"
#include "reader/PaperSearch.h"
#include "reader/ReaderBar.h"
#include "reader/SidePanels.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qreal zoomStep = 1.2;

} // namespace

ReaderView::ReaderView(PageDocument &document, QList<QAction *> passing, QWidget *parent)
    : QWidget(parent), m_document(document), m_passing(std::move(passing)),
      m_actions(new ReaderActions(this))
{
    setAccessibleName(tr("Paper"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    connectDocument();
    connectScrolling();
    connectLooks();
    connectSearch();
    connectText();
}

void ReaderView::build()
{
    auto *images = new PageImages(m_document, this);
    auto *contents = new PageContents(m_document, this);
    m_bar = new ReaderBar(*m_actions, this);
    m_panels = new SidePanels(this);
    m_outline = new OutlineView(m_panels);
    m_stack = new QStackedWidget(m_panels);
    m_pages = new PagesView(*images, *contents, m_stack);
    m_message = new MessagePanel(m_stack);
    m_message->setFocusPolicy(Qt::StrongFocus);
    m_stack->addWidget(m_pages);
    m_stack->addWidget(m_message);
    m_panels->setPages(m_stack);
    m_panels->add(m_outline, (*m_actions)[ReaderCommand::Outline]);
    m_find = new FindBar(*m_actions, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_panels, 1);
    layout->addWidget(m_find);
}

void ReaderView::connectDocument()
{
    connect(&m_document, &PageDocument::outlineRead, this,
            [this](const QList<OutlineEntry> &entries) {
                m_outline->setEntries(entries);
                (*m_actions)[ReaderCommand::Outline]->setEnabled(!entries.isEmpty());
                if (entries.isEmpty() && m_outline->isVisible())
                    m_panels->show(nullptr);
                m_outline->showPage(m_pages->page());
            });
    connect(m_message, &MessagePanel::primaryTriggered, this, &ReaderView::firstWayChosen);
    connect(m_message, &MessagePanel::secondaryTriggered, this, &ReaderView::secondWayChosen);
    connect(m_message, &MessagePanel::thirdTriggered, this, &ReaderView::leaveRequested);
}

void ReaderView::on(ReaderCommand command, const std::function<void()> &act)
{
    connect((*m_actions)[command], &QAction::triggered, this, act);
}

void ReaderView::connectScrolling()
{
    PagesView &pages = *m_pages;
    on(ReaderCommand::ScrollDown, [&pages] { pages.scrollByLines(1); });
    on(ReaderCommand::ScrollUp, [&pages] { pages.scrollByLines(-1); });
    on(ReaderCommand::ViewDown, [&pages] { pages.scrollByPages(1); });
    on(ReaderCommand::ViewUp, [&pages] { pages.scrollByPages(-1); });
    const auto turn = [&pages](int by) {
        pages.goTo({.page = pages.place().page + by * (pages.zoom().isInPairs() ? 2 : 1)});
    };
    on(ReaderCommand::NextPage, [turn] { turn(1); });
    on(ReaderCommand::PreviousPage, [turn] { turn(-1); });
    on(ReaderCommand::FirstPage, [&pages] { pages.goTo({}); });
    on(ReaderCommand::LastPage, [&pages] { pages.goTo({.page = pages.pages(), .down = 1}); });
    on(ReaderCommand::GoToPage, [this] { m_bar->focusPage(); });
    on(ReaderCommand::Back, [this] {
        if (m_before.isEmpty())
            Q_EMIT leaveRequested();
        else
            m_pages->goTo(m_before.takeLast());
    });
    new MouseBack(*this, *(*m_actions)[ReaderCommand::Back]);
    connect(m_bar, &ReaderBar::pageChosen, this, [this](int page) {
        m_pages->goTo({.page = page});
        m_pages->setFocus();
    });
    m_links = new LinkKeys(*m_pages);
    on(ReaderCommand::NextLink, [this] { m_links->step(1); });
    on(ReaderCommand::PreviousLink, [this] { m_links->step(-1); });
    on(ReaderCommand::FollowLink, [this] { m_links->follow(); });
    connect(m_outline, &OutlineView::chosen, this, &ReaderView::goTo);
    connect(m_pages, &PagesView::linkChosen, this, &ReaderView::follow);
    connect(m_pages, &PagesView::moved, this, &ReaderView::showState);
}

void ReaderView::connectLooks()
{
    PagesView &pages = *m_pages;
    on(ReaderCommand::Leave, [this] { Q_EMIT leaveRequested(); });
    on(ReaderCommand::Browser, [this] { Q_EMIT browserRequested(); });
    on(ReaderCommand::Larger, [&pages] { pages.zoomBy(zoomStep); });
    on(ReaderCommand::Smaller, [&pages] { pages.zoomBy(1 / zoomStep); });
    on(ReaderCommand::FitWidth, [&pages] { pages.setFit(PageFit::Width); });
    on(ReaderCommand::FitPage, [&pages] { pages.setFit(PageFit::Page); });
    connect((*m_actions)[ReaderCommand::Pairs], &QAction::triggered, m_pages,
            &PagesView::setInPairs);
    connect((*m_actions)[ReaderCommand::Dark], &QAction::triggered, this, [this](bool dark) {
        m_pages->setDark(dark);
        Q_EMIT darkChosen(dark);
    });
}

void ReaderView::connectSearch()
{
    on(ReaderCommand::Find, [this] {
        if (showsPages())
            m_find->open();
    });
    auto *search = new PaperSearch(m_document, *m_pages, *m_find, this);
    on(ReaderCommand::NextHit, [search] { search->step(1); });
    on(ReaderCommand::PreviousHit, [search] { search->step(-1); });
    connect(m_find, &FindBar::left, this, [this] { m_pages->setFocus(); });
}

void ReaderView::connectText()
{
    const auto select = [this](void (PageSelection::*extend)(int, int), int by) {
        m_pages->select([this, extend, by](PageSelection &selection) {
            (selection.*extend)(by, m_pages->page());
        });
    };
    on(ReaderCommand::WordForward, [select] { select(&PageSelection::extendByWords, 1); });
    on(ReaderCommand::WordBack, [select] { select(&PageSelection::extendByWords, -1); });
    on(ReaderCommand::LineDown, [select] { select(&PageSelection::extendByLines, 1); });
    on(ReaderCommand::LineUp, [select] { select(&PageSelection::extendByLines, -1); });
    on(ReaderCommand::SelectPage, [this] {
        m_pages->select(
            [this](PageSelection &selection) { selection.selectPage(m_pages->page()); });
    });
    on(ReaderCommand::Copy, [this] {
        if (!m_pages->selection().isEmpty())
            QApplication::clipboard()->setText(m_pages->selection().text());
    });
}

void ReaderView::setTitle(const QString &title)
{
    m_bar->setTitle(title);
}

void ReaderView::showMessage(const Message &message)
{
    m_message->setMessage(message);
    showPanel(*m_message);
}

void ReaderView::showPanel(QWidget &panel)
{
    if (m_stack->indexOf(&panel) < 0)
        m_stack->addWidget(&panel);
    m_stack->setCurrentWidget(&panel);
    setFocusProxy(&panel);
    m_panels->show(nullptr);
    if (!m_find->isHidden())
        m_find->leave();
    m_bar->setPages(0);
    m_pages->setPages({});
    if (!panel.isAncestorOf(QApplication::focusWidget())) // it may be updated often
        panel.setFocus();
}

void ReaderView::showPages(const PagesInfo &info, const PagePlace &place)
{
    m_before.clear();
    m_outline->setEntries({});
    m_bar->setPages(int(info.sizes.size()));
    m_stack->setCurrentWidget(m_pages);
    setFocusProxy(m_pages);
    m_pages->setPages(info.sizes);
    m_links->reset();
    m_pages->goTo(place);
    m_pages->setFocus();
    m_document.readOutline();
    showState();
}

bool ReaderView::showsPages() const
{
    return m_stack->currentWidget() == m_pages;
}

void ReaderView::setDark(bool dark)
{
    (*m_actions)[ReaderCommand::Dark]->setChecked(dark);
    m_pages->setDark(dark);
}

// --- keys

bool ReaderView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        event->setAccepted(m_actions->forKey(key) || !passes(key));
        return event->isAccepted();
    }
    return QWidget::event(event);
}

bool ReaderView::passes(const QKeyEvent &event) const
{
    const QKeySequence pressed(event.keyCombination());
    const QKeySequence plain(
        QKeyCombination(event.modifiers() & ~Qt::ShiftModifier, Qt::Key(event.key())));
    return std::ranges::any_of(m_passing, [&](const QAction *action) {
        const QList<QKeySequence> keys = action->shortcuts();
        return keys.contains(pressed) || (event.text() == u"?" && keys.contains(plain));
    });
}

void ReaderView::keyPressEvent(QKeyEvent *event)
{
    QAction *action = m_actions->forKey(*event);
    if (event->key() == Qt::Key_Escape && stepBack())
        return;
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else if (action)
        action->trigger();
    else
        QWidget::keyPressEvent(event);
}

// What lies beside the pages goes first.
bool ReaderView::stepBack()
{
    if (!showsPages())
        return false;
    if (!m_pages->hasFocus()) {
        m_pages->setFocus();
        return true;
    }
    if (m_find->isVisible()) {
        m_find->leave();
        return true;
    }
    if (m_pages->selection().isEmpty())
        return false;
    m_pages->select([](PageSelection &selection) { selection.clear(); });
    return true;
}

// --- places

void ReaderView::follow(const PageLink &link)
{
    if (!link.address.isEmpty())
        return Q_EMIT linkFollowed(QUrl(link.address));
    if (link.page >= 0)
        goTo(link.page, link.top);
}

void ReaderView::goTo(int page, qreal top)
{
    if (page < 0 || page >= m_pages->pages())
        return;
    const PagePlace before = m_pages->place();
    const qreal height = m_pages->grid().page(page).height() / m_pages->grid().scale();
    m_pages->goTo({.page = page, .down = std::clamp(top / height, 0.0, 1.0)});
    if (m_pages->place() != before) // a double click chooses twice
        m_before.append(before);
    m_pages->setFocus();
}

void ReaderView::showState()
{
    m_bar->showPage(m_pages->page(), m_pages->percent());
    m_outline->showPage(m_pages->page());
    (*m_actions)[ReaderCommand::FitWidth]->setChecked(m_pages->zoom().fit() == PageFit::Width);
    (*m_actions)[ReaderCommand::FitPage]->setChecked(m_pages->zoom().fit() == PageFit::Page);
    (*m_actions)[ReaderCommand::Pairs]->setChecked(m_pages->zoom().isInPairs());
}

} // namespace broadsheet
