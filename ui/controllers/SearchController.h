// Connects the search field with everything that follows what is typed: the list, the marked words
// in the pane beside it, completions, and the sentence about what could not be understood.
// GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Author.h"
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
        Clock clock;
    };

    explicit SearchController(const Parts &parts, QObject *parent = nullptr);

    void searchFor(const QString &search);     // as if it were typed
    void searchForPhrase(const QString &text); // literally, even if it looks like an operator
    void searchBy(QLatin1StringView name, const QString &value); // operator "author" or "tag"

private:
    void onTyped(const QString &text);
    void showProblems();
    void complete();
    [[nodiscard]] bool isPlainWord(const CompletionPlace &place) const;
    void completeAuthors(const CompletionPlace &place);
    void offerAuthors(const CompletionPlace &place, const QList<AuthorSummary> &authors);
    void completeTags(const CompletionPlace &place);

    Parts m_parts;
    ParsedSearch m_parsed;
    QTimer m_pause; // before a problem is shown: the user may still be typing the rest
    LatestReply<Result<QList<AuthorSummary>>> m_authors;
    LatestReply<Result<QStringList>> m_tags;
};

} // namespace broadsheet
