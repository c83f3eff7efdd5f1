// The note of a highlight in a small box at it, with its colours. Lies over the pages. Values in,
// signals out. GUI thread only.
#pragma once

#include "papers/Paper.h"

#include <QFrame>

class QToolButton;

namespace broadsheet {

class NoteEdit;
class PagesView;
struct Marking;

class NoteBeside final : public QFrame
{
    Q_OBJECT

public:
    explicit NoteBeside(PagesView &pages); // its parent is the viewport

    void open(const Highlight &highlight); // and takes the focus
    void show(const Highlight &highlight); // what the library has of the same one now
    void close();                          // stores what was written
    void keep();                           // the same, and stays open
    void keepAll(); // the same, and asks again for the notes that could not be stored
    // A note that could not be stored comes back when it is opened again.
    void keepRefused(const broadsheet::Marking &marking);
    [[nodiscard]] bool isOpen() const { return !m_id.isEmpty(); }
    [[nodiscard]] const QString &id() const { return m_id; }
    // At these lines of a page.
    void moveTo(int page, const QList<QRectF> &boxes);

Q_SIGNALS:
    void written(const QString &id, const QString &note, bool continues);
    void colourChosen(const QString &id, int colour);
    void removeChosen(const QString &id);
    void left(); // by the user

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void place();
    void leave();

    PagesView &m_pages;
    NoteEdit *m_note;
    QList<QToolButton *> m_colours;
    QString m_id; // empty: it is closed
    int m_page = 0;
    QList<QRectF> m_boxes;
};

} // namespace broadsheet
