#include "detail/ReaderNotes.h"

#include "controls/ColumnView.h"
#include "detail/NoteEdit.h"
#include "detail/TagRow.h"
#include "papers/Paper.h"
#include "text/MatchMarks.h"

#include <QApplication>

namespace broadsheet {

namespace {

// What a search looks for in tags: words that may stand anywhere, and the values of `tag:`.
void collectTagTerms(const Expression &search, QStringList &terms)
{
    if (search.kind == Expression::Kind::Not)
        return;
    const bool isWord =
        search.kind == Expression::Kind::Term && search.field == SearchField::Anywhere;
    if (isWord || search.kind == Expression::Kind::Tag)
        terms.append(search.text);
    for (const Expression &child : search.children)
        collectTagTerms(child, terms);
}

} // namespace

ReaderNotes::ReaderNotes(ColumnView &column, QObject *parent)
    : QObject(parent), m_column(column), m_tags(new TagRow), m_note(new NoteEdit)
{
    m_note->hide();
    connect(m_tags, &TagRow::requested, this, &ReaderNotes::requested);
    connect(m_tags, &TagRow::editingEnded, this, [this] {
        m_column.relayout();
        Q_EMIT editingEnded();
    });
    connect(m_note, &NoteEdit::written, this,
            [this](const QString &paper, const QString &note, bool continues) {
                Q_EMIT requested(WriteNote{PaperId{paper}, note, continues});
            });
    connect(m_note, &NoteEdit::left, this, [this] {
        Q_EMIT editingEnded();
        showNote();
        m_column.relayout();
    });
    connect(m_note, &NoteEdit::cursorMoved, this, [this](const QRect &cursor) {
        m_column.relayout();
        if (!m_column.isInSight(*m_note, cursor))
            m_column.scrollTo(*m_note, cursor);
    });
}

QWidget *ReaderNotes::tags() const
{
    return m_tags;
}

void ReaderNotes::setTagColours(const QHash<QString, QColor> &colours)
{
    m_tags->setColours(colours);
}

QWidget *ReaderNotes::note() const
{
    return m_note;
}

void ReaderNotes::setPaper(const Paper &paper)
{
    if (paper.id != m_paper) {
        leavePaper();
        m_note->start(paper.id.text, paper.note);
        m_paper = paper.id;
    }
    m_tags->setTags(paper.tags);
    m_note->setNote(paper.note);
    showNote();
    markMatches();
}

void ReaderNotes::clear()
{
    leavePaper();
    m_paper = {};
}

void ReaderNotes::showNote()
{
    m_note->setHidden(m_note->isBlank() && !m_note->hasFocus());
}

void ReaderNotes::setSearch(const Expression &search)
{
    m_search = search;
    markMatches();
}

void ReaderNotes::markMatches()
{
    QStringList tagTerms;
    collectTagTerms(m_search, tagTerms);
    m_tags->setTerms(tagTerms);
    broadsheet::markMatches(*m_note, termsFor(m_search, SearchField::Note));
}

void ReaderNotes::setKnownTags(const QStringList &tags)
{
    m_tags->setKnown(tags);
}

void ReaderNotes::editTags(int papers)
{
    m_tags->startEditing(papers);
    m_column.relayout();
    m_column.scrollTo(*m_tags, m_tags->rect());
}

void ReaderNotes::leaveTags()
{
    // Of the window, which may not be the active one now.
    if (!m_tags->isEditing() || m_tags->isAncestorOf(m_tags->window()->focusWidget()))
        return;
    m_tags->finishEditing();
    m_column.relayout();
}

void ReaderNotes::editNote()
{
    m_note->show();
    m_column.relayout();
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->moveCursor(QTextCursor::End);
    m_column.scrollTo(*m_note, m_note->cursorRect());
}

void ReaderNotes::keepRefused(const Marking &marking)
{
    if (marking.mark != Mark::Note)
        return;
    for (const QString &paper : marking.subjects)
        m_note->keepRefused(paper, marking.text);
    showNote();
    m_column.relayout();
}

void ReaderNotes::keepTyped()
{
    leavePaper();
    m_note->commitRefused();
}

void ReaderNotes::leavePaper()
{
    m_note->commit();
    m_tags->finishEditing();
}

} // namespace broadsheet
