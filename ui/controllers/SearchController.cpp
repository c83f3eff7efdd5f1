#include "controllers/SearchController.h"

#include "controllers/ListController.h"
#include "controllers/LocalDay.h"
#include "detail/SummaryView.h"
#include "library/Library.h"
#include "search/Fold.h"
#include "searchbar/SearchEdit.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto problemPause = 500ms;
constexpr int maxOffered = 8;       // names or tags
constexpr int maxNamesForWords = 3; // while plain words are typed, which are mostly not names

// Whether a word of the name begins with what was typed; both folded.
bool hasWordLike(QStringView name, QStringView typed)
{
    qsizetype at = indexOfTerm(name, typed);
    while (at > 0 && name.at(at - 1).isLetterOrNumber())
        at = indexOfTerm(name, typed, at + 1);
    return at >= 0;
}

void keepLikelyNames(QList<AuthorSummary> &authors, const QString &typed)
{
    authors.removeIf([typed = folded(typed)](const AuthorSummary &author) {
        return !hasWordLike(folded(author.name), typed);
    });
    authors = authors.first(std::min<qsizetype>(authors.size(), maxNamesForWords));
}

} // namespace

SearchController::SearchController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(problemPause);
    connect(&m_pause, &QTimer::timeout, this, &SearchController::showProblems);
    connect(&parts.field, &SearchEdit::searchChanged, this, &SearchController::onTyped);
    connect(&parts.field, &SearchEdit::completionsWanted, this, &SearchController::complete);
    parts.view.on<SearchPhrase>(
        this, [this](const SearchPhrase &phrase) { searchForPhrase(phrase.text); });
    parts.view.on<SearchTag>(this,
                             [this](const SearchTag &search) { searchBy("tag"_L1, search.tag); });
    parts.view.on<SearchAuthor>(
        this, [this](const SearchAuthor &search) { searchBy("author"_L1, search.name); });
}

void SearchController::searchFor(const QString &search)
{
    m_authors.cancel();
    m_tags.cancel();
    m_parts.field.closeOffer(); // it belongs to the text before
    m_parts.field.setText(search);
}

void SearchController::searchForPhrase(const QString &text)
{
    QString phrase = text;
    phrase.remove(u'"');
    searchFor(u'"' + phrase + u'"');
}

void SearchController::searchBy(QLatin1StringView name, const QString &value)
{
    searchFor(searchOperator(name, value));
}

void SearchController::onTyped(const QString &text)
{
    m_parsed = parseSearch(text, localDay(m_parts.clock));
    m_parts.list.search(text);
    m_parts.view.setSearch(text.trimmed().isEmpty() ? Expression() : m_parsed.expression);
    // A problem that is solved disappears at once; a new one may only be a word that is not
    // finished yet.
    if (m_parsed.problems.isEmpty()) {
        m_pause.stop();
        showProblems();
    } else {
        m_parts.field.underline({});
        m_pause.start();
    }
}

void SearchController::showProblems()
{
    QList<TextRange> pieces;
    QStringList sentences;
    for (const SearchProblem &problem : std::as_const(m_parsed.problems)) {
        pieces.append({.at = problem.at, .length = problem.length});
        if (!sentences.contains(problem.message))
            sentences.append(problem.message);
    }
    m_parts.field.underline(pieces);
    if (!sentences.isEmpty())
        sentences.append(tr("Searching for it as text."));
    m_parts.field.setProblem(sentences.join(u' '));
}

void SearchController::complete()
{
    m_authors.cancel();
    m_tags.cancel();
    const QString text = m_parts.field.text();
    const CompletionPlace place = completionAt(text, m_parts.field.cursorPosition());
    const bool wordIsDone =
        isPlainWord(place) && QStringView(text).sliced(place.at + place.length).startsWith(u' ');
    // Operators are offered at once; names and tags follow when the library answers.
    const bool more = place.wants != CompletionPlace::Wants::Nothing && !wordIsDone;
    m_parts.field.offer(place, place.known, more);
    if (!more)
        return;
    if (place.wants == CompletionPlace::Wants::Author)
        completeAuthors(place);
    else if (place.wants == CompletionPlace::Wants::Tag)
        completeTags(place);
}

// Not the value of an operator.
bool SearchController::isPlainWord(const CompletionPlace &place) const
{
    return !m_parts.field.text().sliced(place.at, place.length).contains(u':');
}

void SearchController::completeAuthors(const CompletionPlace &place)
{
    m_authors.ask(
        m_parts.library.authorsLike(place.typed, maxOffered), this,
        [this, place, isPlain = isPlainWord(place)](const Result<QList<AuthorSummary>> &authors) {
            QList<AuthorSummary> fitting = authors.value_or(QList<AuthorSummary>());
            if (isPlain)
                keepLikelyNames(fitting, place.typed);
            offerAuthors(place, fitting);
        });
}

void SearchController::offerAuthors(const CompletionPlace &place,
                                    const QList<AuthorSummary> &authors)
{
    QList<Completion> offered = place.known;
    for (const AuthorSummary &author : authors)
        offered.append({.kind = Completion::Kind::Author,
                        .text = searchOperator("author"_L1, author.name),
                        .explanation = tr("author of %Ln paper(s)", nullptr, author.papers)});
    m_parts.field.offer(place, offered);
}

void SearchController::completeTags(const CompletionPlace &place)
{
    m_tags.ask(m_parts.library.tags(), this, [this, place](const Result<QStringList> &tags) {
        QList<Completion> offered = place.known;
        const QString typed = folded(place.typed);
        for (const QString &tag : tags.value_or(QStringList()))
            if (folded(tag).startsWith(typed) && offered.size() < maxOffered)
                offered.append({.kind = Completion::Kind::Tag,
                                .text = searchOperator("tag"_L1, tag),
                                .explanation = tr("tag")});
        m_parts.field.offer(place, offered);
    });
}

} // namespace broadsheet
