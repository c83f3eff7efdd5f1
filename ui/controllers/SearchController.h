// Between the search field and everything that follows what is typed: the list, what is tinted in
// the summary, what could be typed next, and what makes no sense.
#pragma once

#include "search/Complete.h"
#include "search/ParseSearch.h"

#include <QObject>
#include <QTimer>

namespace broadsheet {

class Library;
class ListController;
class SearchEdit;
class SummaryView;

class SearchController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        SearchEdit &field;
        SummaryView &view;
    };

    explicit SearchController(const Parts &parts, QObject *parent = nullptr);

    void searchFor(const QString &search);     // as if it were typed
    void searchForPhrase(const QString &text); // as it stands, whatever it looks like
    void searchBy(QLatin1StringView name, const QString &value); // "author", "tag"

private:
    void onTyped(const QString &text);
    void tellProblems();
    void complete();
    [[nodiscard]] bool isPlainWord(const CompletionPlace &place) const; // no operator's value
    void completeAuthors(const CompletionPlace &place);
    void completeTags(const CompletionPlace &place);

    Parts m_parts;
    ParsedSearch m_parsed;
    QTimer m_pause;           // until the reader is told of a problem: they may be about to mend it
    quint64 m_generation = 0; // of completions; older answers are stale
};

} // namespace broadsheet
