// The user's tags and note on one paper, as two widgets that PaperPane places in its column. Shows
// what the library has; a change is asked for and appears when the library has stored it.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/PaperId.h"
#include "search/Expression.h"

#include <QColor>
#include <QHash>
#include <QObject>

class QWidget;

namespace broadsheet {

class ColumnView;
class NoteEdit;
class TagRow;
struct Marking;
struct Paper;

class ReaderNotes final : public QObject
{
    Q_OBJECT

public:
    // `column` must outlive this object; its owner adds tags() and note() to it.
    explicit ReaderNotes(ColumnView &column, QObject *parent = nullptr);

    [[nodiscard]] QWidget *tags() const;
    [[nodiscard]] QWidget *note() const;

    void setPaper(const Paper &paper);
    void clear(); // no paper
    void setSearch(const Expression &search);
    void setTagColours(const QHash<QString, QColor> &colours); // by tag

    void setKnownTags(const QStringList &tags);
    void editTags(int papers); // see TagRow::startEditing()
    // Other papers are selected, perhaps by a list that was read again: ends that, as another paper
    // does, unless the user is in the row of the tags.
    void leaveTags();
    void editNote();
    // Asks for the note and the tag that are being typed to be stored, and for the notes that could
    // not be stored before.
    void keepTyped();
    // A note that could not be stored comes back with its paper.
    void keepRefused(const broadsheet::Marking &marking);

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);
    void editingEnded(); // by a key

private:
    void leavePaper();
    void showNote();
    void markMatches();

    PaperId m_paper;
    Expression m_search;
    ColumnView &m_column;
    TagRow *m_tags;
    NoteEdit *m_note;
};

} // namespace broadsheet
