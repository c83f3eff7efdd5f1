// Highlights and notes on the pages of the paper that is read: shows them, and does what keys, the
// mouse and the list ask for. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Paper.h"

#include <QObject>

namespace broadsheet {

class HighlightGestures;
class HighlightList;
class HighlightPlaces;
class Library;
class NoteBeside;
class PageDocument;
class PagesView;
class ReaderView;

class PageNotes final : public QObject
{
    Q_OBJECT

public:
    // All must outlive this object.
    PageNotes(ReaderView &view, PageDocument &document, Library &library, QObject *parent);

    void start(const PaperId &paper); // its pages are shown
    void stop();                      // stores what was written
    void keep();                      // the same for all notes, and goes on

Q_SIGNALS:
    void failed(const broadsheet::Error &error);
    void said(const QString &hint);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectKeys();
    void connectParts();
    void reload();
    void show();
    [[nodiscard]] const Highlight *find(const QString &id) const; // null: there is none
    [[nodiscard]] const Highlight *current() const { return find(m_current); }
    void highlight(int colour);
    void writeNote();
    void setColour(int colour);
    void remove(const QString &id);
    void step(int by);
    void makeCurrent(const QString &id);
    void goTo(const QString &id);
    void openNote(const QString &id);
    void openNoteOfCurrent();
    void openMenu(QPoint inView);
    void openMenuAtCurrent();

    ReaderView &m_view;
    PagesView &m_pages;
    Library &m_library;
    HighlightGestures *m_gestures;
    HighlightPlaces *m_places;
    HighlightList *m_list;
    NoteBeside *m_note;
    PaperId m_paper; // empty: no pages are shown
    QList<Highlight> m_highlights;
    QString m_current;    // may not be there yet
    bool m_opens = false; // the note of the current one, when it is there
    int m_colour = 1;     // of the next highlight
    LatestReply<Result<Paper>> m_reply;
};

} // namespace broadsheet
