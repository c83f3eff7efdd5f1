#include "pagenotes/PageNotes.h"

#include "highlights/Highlight.h"
#include "library/Library.h"
#include "pagenotes/HighlightGestures.h"
#include "pagenotes/HighlightList.h"
#include "pagenotes/HighlightMenu.h"
#include "pagenotes/HighlightPlaces.h"
#include "pagenotes/HighlightSelection.h"
#include "pagenotes/NoteBeside.h"
#include "pages/PageDocument.h"
#include "reader/ReaderView.h"
#include "reader/SidePanels.h"

#include <QContextMenuEvent>

#include <algorithm>
#include <utility>

namespace broadsheet {

PageNotes::PageNotes(ReaderView &view, PageDocument &document, Library &library, QObject *parent)
    : QObject(parent), m_view(view), m_pages(view.pages()), m_library(library),
      m_gestures(new HighlightGestures(library, this)),
      m_places(new HighlightPlaces(document, this)), m_list(new HighlightList(&view)),
      m_note(new NoteBeside(view.pages()))
{
    view.panels().add(m_list, view.actions()[ReaderCommand::Highlights]);
    view.pages().viewport()->installEventFilter(this);
    connectKeys();
    connectParts();
}

void PageNotes::connectKeys()
{
    const auto on = [this](ReaderCommand command, auto act) {
        connect(m_view.actions()[command], &QAction::triggered, this, [this, act] {
            if (m_view.showsPages())
                act();
        });
    };
    on(ReaderCommand::Highlight, [this] { highlight(m_colour); });
    on(ReaderCommand::HighlightNote, [this] { writeNote(); });
    on(ReaderCommand::RemoveHighlight, [this] { remove(m_current); });
    on(ReaderCommand::NextHighlight, [this] { step(1); });
    on(ReaderCommand::PreviousHighlight, [this] { step(-1); });
    on(ReaderCommand::HighlightMenu, [this] { openMenuAtCurrent(); });
}

void PageNotes::connectParts()
{
    connect(m_gestures, &HighlightGestures::failed, this, [this](const Error &error) {
        m_opens = false;
        Q_EMIT failed(error);
    });
    connect(m_gestures, &GestureController::refused, m_note, &NoteBeside::keepRefused);
    connect(m_places, &HighlightPlaces::changed, this, &PageNotes::show);
    connect(m_places, &HighlightPlaces::missed, this, [this](int highlights) {
        Q_EMIT said(tr("%Ln highlight(s) were not found in this version of the paper. "
                       "They are in the list of highlights (Shift+F9).",
                       nullptr, highlights));
    });
    connect(m_list, &HighlightList::chosen, this, [this](const QString &id) {
        makeCurrent(id);
        goTo(id);
        m_pages.setFocus();
    });
    // Later: the list is just going there.
    connect(m_list, &HighlightList::reached, this, &PageNotes::makeCurrent, Qt::QueuedConnection);
    connect(&m_pages, &PagesView::highlightChosen, this, [this](const QString &id) {
        makeCurrent(id);
        openNote(id);
    });
    connect(m_note, &NoteBeside::written, this,
            [this](const QString &id, const QString &note, bool continues) {
                m_gestures->setNote(m_paper, id, note, continues);
            });
    connect(m_note, &NoteBeside::colourChosen, this, [this](const QString &id, int colour) {
        makeCurrent(id);
        setColour(colour);
    });
    connect(m_note, &NoteBeside::removeChosen, this, &PageNotes::remove);
    connect(m_note, &NoteBeside::left, &m_pages, qOverload<>(&QWidget::setFocus));
    connect(&m_library, &Library::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything || changes.state.contains(m_paper))
            reload();
    });
}

void PageNotes::start(const PaperId &paper)
{
    m_places->clear();
    m_paper = paper;
    reload();
}

void PageNotes::stop()
{
    m_note->close();
    m_reply.cancel();
    m_paper = {};
    m_highlights.clear();
    m_current.clear();
    m_opens = false;
    m_places->clear();
    show();
}

void PageNotes::keep()
{
    m_note->keepAll();
}

void PageNotes::reload()
{
    if (m_paper.isEmpty())
        return;
    m_reply.ask(m_library.paper(m_paper), this, [this](const Result<Paper> &paper) {
        if (!paper)
            return;
        m_highlights = paper->highlights;
        m_places->look(m_highlights);
        show();
        if (m_opens)
            openNoteOfCurrent();
    });
}

const Highlight *PageNotes::find(const QString &id) const
{
    const auto known = std::ranges::find(m_highlights, id, &Highlight::id);
    return known == m_highlights.end() ? nullptr : &*known;
}

void PageNotes::show()
{
    QList<PageHighlight> shown;
    QList<ListedHighlight> listed;
    for (const Highlight &one : std::as_const(m_highlights)) {
        const std::optional<PageHit> place = m_places->place(one.id);
        if (place)
            shown.append({.id = one.id,
                          .page = place->page,
                          .boxes = place->boxes,
                          .colour = one.colour,
                          .hasNote = !one.note.isEmpty()});
        listed.append({.id = one.id,
                       .page = place ? place->page + 1 : one.page,
                       .colour = one.colour,
                       .quote = one.quote,
                       .note = one.note,
                       .isMissing = !place});
        if (place && one.id == m_note->id())
            m_note->moveTo(place->page, place->boxes);
    }
    m_pages.setHighlights({shown, m_current});
    m_list->setHighlights(listed, m_current);
    if (const Highlight *open = find(m_note->id()))
        m_note->show(*open);
    else if (m_note->isOpen())
        m_note->close();
}

void PageNotes::makeCurrent(const QString &id)
{
    m_current = id;
    show();
}

void PageNotes::goTo(const QString &id)
{
    if (const std::optional<PageHit> place = m_places->place(id))
        m_pages.showBox(place->page, place->boxes.constFirst());
}

// Of what is selected; or gives the current one the next colour.
void PageNotes::highlight(int colour)
{
    QList<Highlight> highlights = highlightsFrom(m_pages);
    if (highlights.isEmpty()) {
        if (const Highlight *one = current())
            return setColour(one->colour % highlightColours + 1);
        return Q_EMIT said(tr("Select text first: with the mouse, or with Shift and the arrows."));
    }
    m_pages.select([](PageSelection &selection) { selection.clear(); });
    const auto isSame = [&first = highlights.constFirst()](const Highlight &one) {
        return one.page == first.page && one.quote == first.quote && one.before == first.before;
    };
    if (const auto known = std::ranges::find_if(m_highlights, isSame);
        known != m_highlights.end() && highlights.size() == 1) {
        makeCurrent(known->id);
        return setColour(colour);
    }
    m_colour = colour;
    for (Highlight &one : highlights)
        one.colour = colour;
    m_current = highlights.constFirst().id;
    m_gestures->add(m_paper, highlights);
}

void PageNotes::writeNote()
{
    if (!m_pages.selection().isEmpty() || !current()) {
        m_opens = !m_pages.selection().isEmpty();
        highlight(m_colour);
    }
    openNoteOfCurrent();
}

void PageNotes::setColour(int colour)
{
    if (const Highlight *one = current()) {
        m_colour = colour;
        m_gestures->setColour(m_paper, *one, colour);
    }
}

void PageNotes::remove(const QString &id)
{
    const Highlight *one = find(id);
    if (!one)
        return;
    if (m_note->id() == id) // what was written is in the journal, so undo brings it back
        m_note->keep();
    m_gestures->remove(m_paper, *one);
    m_pages.setFocus();
}

// From the current one, or from what is in sight.
void PageNotes::step(int by)
{
    QList<std::pair<PageHit, QString>> places;
    for (const Highlight &one : std::as_const(m_highlights))
        if (const std::optional<PageHit> place = m_places->place(one.id))
            places.append({*place, one.id});
    if (places.isEmpty())
        return;
    std::ranges::stable_sort(places, {}, [](const auto &one) {
        return std::pair(one.first.page, one.first.boxes.constFirst().top());
    });
    const auto known = std::ranges::find(places, m_current, &std::pair<PageHit, QString>::second);
    qsizetype next = known - places.begin() + by;
    if (known == places.end()) {
        const auto seen = std::ranges::find_if(
            places, [page = m_pages.page()](const auto &one) { return one.first.page >= page; });
        next = seen - places.begin() - (by < 0 ? 1 : 0);
    }
    const QString id = places.at((next + places.size()) % places.size()).second;
    makeCurrent(id);
    goTo(id);
}

void PageNotes::openNote(const QString &id)
{
    const Highlight *one = find(id);
    const std::optional<PageHit> place = m_places->place(id);
    if (!one || !place)
        return;
    m_note->open(*one);
    m_note->moveTo(place->page, place->boxes);
}

// When it is there.
void PageNotes::openNoteOfCurrent()
{
    if (!current())
        return;
    m_opens = false;
    goTo(m_current);
    openNote(m_current);
}

bool PageNotes::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ContextMenu || m_paper.isEmpty())
        return QObject::eventFilter(watched, event);
    const auto &request = *static_cast<QContextMenuEvent *>(event);
    if (request.reason() == QContextMenuEvent::Keyboard) {
        openMenuAtCurrent();
        return true;
    }
    const QPoint onGrid = m_pages.onGrid(request.pos());
    const int page = m_pages.grid().pageAt(onGrid);
    const auto there = m_pages.highlights().at(page, m_pages.grid().toPoints(page, onGrid));
    if (there && m_pages.selection().isEmpty())
        makeCurrent(there->id);
    if (there || !m_pages.selection().isEmpty())
        openMenu(request.pos());
    return true;
}

void PageNotes::openMenuAtCurrent()
{
    const std::optional<PageHit> place = m_places->place(m_current);
    if (m_pages.selection().isEmpty() && (!current() || !place))
        return Q_EMIT said(tr("Select text first: with the mouse, or with Shift and the arrows."));
    const QPoint middle = m_pages.viewport()->rect().center();
    if (!m_pages.selection().isEmpty())
        return openMenu(middle);
    goTo(m_current);
    openMenu(m_pages.grid().onPage(place->page, place->boxes.constLast()).bottomLeft() -
             m_pages.onGrid({}));
}

void PageNotes::openMenu(QPoint inView)
{
    const bool isSelected = !m_pages.selection().isEmpty();
    const Highlight *one = isSelected ? nullptr : current();
    auto *menu = new HighlightMenu(one ? one->colour : 0, &m_pages);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isSelected)
        menu->addAction(m_view.actions()[ReaderCommand::Copy]);
    connect(menu, &HighlightMenu::colourChosen, this, [this, isSelected](int colour) {
        if (isSelected)
            highlight(colour);
        else
            setColour(colour);
    });
    connect(menu, &HighlightMenu::noteChosen, this, &PageNotes::writeNote);
    connect(menu, &HighlightMenu::removeChosen, this, [this] { remove(m_current); });
    menu->popup(m_pages.viewport()->mapToGlobal(inView));
}

} // namespace broadsheet
