// The half of PaperPane that is the reader's own: tags, the note, and what a search found.
#include "detail/PaperPane.h"

#include "detail/AuthorPanel.h"
#include "detail/KeywordChips.h"
#include "detail/NoteEdit.h"
#include "detail/TagRow.h"
#include "text/MatchMarks.h"
#include "text/TextView.h"

#include <QTabBar>

#include <algorithm>

namespace broadsheet {

namespace {

bool hasMatch(const QString &text, const QStringList &terms)
{
    return !matchesIn(text, terms).isEmpty();
}

} // namespace

void PaperPane::buildOwn()
{
    m_note->hide();
    connect(m_tags, &TagRow::requested, this, &PaperPane::requested);
    connect(m_tags, &TagRow::editingEnded, this, [this] {
        m_column->relayout();
        Q_EMIT editingEnded();
    });
    connect(m_note, &NoteEdit::written, this, [this](const QString &note) {
        m_paper.note = note;
        Q_EMIT requested(WriteNote{m_paper.id, note});
    });
    connect(m_note, &NoteEdit::left, this, [this] {
        Q_EMIT editingEnded();
        showOwn(false);
        m_column->relayout();
    });
    connect(m_note, &NoteEdit::cursorMoved, this, [this](const QRect &cursor) {
        m_column->relayout();
        if (!m_column->isInSight(*m_note, cursor))
            m_column->scrollTo(*m_note, cursor);
    });
}

void PaperPane::connectMenus()
{
    for (const TextView *text : {m_title, m_text}) {
        connect(text, &TextView::searchRequested, this,
                [this](const QString &phrase) { Q_EMIT requested(SearchPhrase{phrase}); });
        connect(text, &TextView::muteRequested, this,
                [this](const QString &word) { Q_EMIT requested(MuteWord{word}); });
    }
}

void PaperPane::showOwn(bool another)
{
    if (another)
        m_tags->stopEditing();
    m_tags->setTags(m_paper.tags);
    another ? m_note->startAfresh(m_paper.note) : m_note->setNote(m_paper.note);
    m_note->setHidden(m_note->toPlainText().isEmpty() && !m_note->hasFocus());
}

void PaperPane::editTags(const QStringList &known, int papers)
{
    m_tags->startEditing(known, papers);
    m_column->relayout();
    m_column->scrollTo(*m_tags, m_tags->rect());
}

void PaperPane::editNote()
{
    m_note->show();
    m_column->relayout();
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->moveCursor(QTextCursor::End);
    m_column->scrollTo(*m_note, m_note->cursorRect());
}

void PaperPane::keepNote()
{
    if (!m_paper.id.isEmpty())
        m_note->commit();
}

QString PaperPane::selectedText() const
{
    const QString text = m_text->selectedText();
    return text.isEmpty() ? m_title->selectedText() : text;
}

void PaperPane::setSearch(const Expression &search)
{
    if (search == m_search)
        return;
    m_search = search;
    markMatches();
}

void PaperPane::markMatches()
{
    const auto terms = [this](SearchField field) { return termsFor(m_search, field); };
    broadsheet::markMatches(*m_title, terms(SearchField::Title));
    broadsheet::markMatches(*m_text, terms(SearchField::Text));
    broadsheet::markMatches(*m_note, terms(SearchField::Note));
    m_authors->setTerms(terms(SearchField::Author));
    m_keywords->setTerms(terms(SearchField::Anywhere));
}

// A reader who searched wants to see why a paper is here.
void PaperPane::showFirstMatch()
{
    for (const QRect &place : markedPlaces(*m_title))
        if (m_column->isInSight(*m_title, place))
            return;
    const QList<QRect> places = markedPlaces(*m_text);
    if (std::none_of(places.cbegin(), places.cend(),
                     [this](const QRect &place) { return m_column->isInSight(*m_text, place); }) &&
        !places.isEmpty())
        m_column->scrollTo(*m_text, places.first());
}

// The text that was found, where the preferred one does not have what is searched for and nothing
// above it does.
int PaperPane::tabWithMatch(int preferred) const
{
    const QStringList terms = termsFor(m_search, SearchField::Text);
    const auto has = [this, &terms](int tab) {
        return hasMatch(m_paper.texts[m_shownTabs[tab].text].markdown, terms);
    };
    if (preferred < 0 || terms.isEmpty() || has(preferred) ||
        hasMatch(m_paper.title, termsFor(m_search, SearchField::Title)))
        return preferred;
    for (int tab = 0; tab < m_shownTabs.size(); ++tab)
        if (has(tab))
            return tab;
    return preferred;
}

} // namespace broadsheet
