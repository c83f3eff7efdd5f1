#include "controllers/SearchController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "detail/SummaryView.h"
#include "library/Library.h"
#include "search/Fold.h"
#include "searchbar/SearchEdit.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto patience = 500ms;
constexpr int mostOffered = 8;  // names or tags
constexpr int mostByTheWay = 3; // names while words are typed, which mostly mean something else

// Whether a word of the name begins like that, both folded.
bool hasWordLike(QStringView name, QStringView typed)
{
    qsizetype at = indexOfTerm(name, typed);
    while (at > 0 && name.at(at - 1).isLetterOrNumber())
        at = indexOfTerm(name, typed, at + 1);
    return at >= 0;
}

} // namespace

SearchController::SearchController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(patience);
    connect(&m_pause, &QTimer::timeout, this, &SearchController::tellProblems);
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
    m_parsed = parseSearch(text);
    m_parts.list.search(text);
    m_parts.view.setSearch(text.trimmed().isEmpty() ? Expression() : m_parsed.expression);
    // What was wrong and is not any more goes at once; what is wrong may be half a word.
    if (m_parsed.problems.isEmpty()) {
        m_pause.stop();
        tellProblems();
    } else {
        m_parts.field.underline({});
        m_pause.start();
    }
}

void SearchController::tellProblems()
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
        sentences.append(tr("Searched for as words."));
    m_parts.field.setProblem(sentences.join(u' '));
}

void SearchController::complete()
{
    ++m_generation;
    const QString text = m_parts.field.text();
    const CompletionPlace place = completionAt(text, m_parts.field.cursorPosition());
    const bool wordIsDone =
        isPlainWord(place) && QStringView(text).sliced(place.at + place.length).startsWith(u' ');
    // What is known is offered at once; names and tags follow.
    const bool more = place.wants != CompletionPlace::Wants::Nothing && !wordIsDone;
    m_parts.field.offer(place, place.known, more);
    if (!more)
        return;
    if (place.wants == CompletionPlace::Wants::Author)
        completeAuthors(place);
    else if (place.wants == CompletionPlace::Wants::Tag)
        completeTags(place);
}

bool SearchController::isPlainWord(const CompletionPlace &place) const
{
    return !m_parts.field.text().sliced(place.at, place.length).contains(u':');
}

void SearchController::completeAuthors(const CompletionPlace &place)
{
    deliver(m_parts.library.authorsLike(place.typed, mostOffered), this,
            [this, place, isPlain = isPlainWord(place),
             mine = m_generation](const Result<QList<AuthorSummary>> &authors) {
                if (mine != m_generation)
                    return;
                QList<AuthorSummary> fitting = authors.value_or(QList<AuthorSummary>());
                if (isPlain)
                    fitting.removeIf([typed = folded(place.typed)](const AuthorSummary &author) {
                        return !hasWordLike(folded(author.name), typed);
                    });
                if (isPlain && fitting.size() > mostByTheWay)
                    fitting.resize(mostByTheWay);
                QList<Completion> offered = place.known;
                for (const AuthorSummary &author : std::as_const(fitting))
                    offered.append(
                        {.kind = Completion::Kind::Author,
                         .text = searchOperator("author"_L1, author.name),
                         .explanation = tr("author of %Ln paper(s)", nullptr, author.papers)});
                m_parts.field.offer(place, offered);
            });
}

void SearchController::completeTags(const CompletionPlace &place)
{
    deliver(m_parts.library.tags(), this,
            [this, place, mine = m_generation](const Result<QStringList> &tags) {
                if (mine != m_generation)
                    return;
                QList<Completion> offered = place.known;
                const QString typed = folded(place.typed);
                for (const QString &tag : tags.value_or(QStringList()))
                    if (folded(tag).startsWith(typed) && offered.size() < mostOffered)
                        offered.append({.kind = Completion::Kind::Tag,
                                        .text = searchOperator("tag"_L1, tag),
                                        .explanation = tr("tag")});
                m_parts.field.offer(place, offered);
            });
}

} // namespace broadsheet
