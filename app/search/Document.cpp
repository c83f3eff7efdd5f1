#include "search/Document.h"

#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "search/CategoryNames.h"
#include "search/Fold.h"

#include <algorithm>

namespace broadsheet {

namespace {

QStringList allFolded(const QStringList &texts)
{
    QStringList result;
    result.reserve(texts.size());
    for (const QString &text : texts)
        result.append(folded(text));
    return result;
}

bool occurs(const QString &term, const QString &text)
{
    return indexOfTerm(text, term) >= 0;
}

bool occurs(const QString &term, const QStringList &texts)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&term](const QString &text) { return occurs(term, text); });
}

bool occursInHead(const QString &term, const Document &document)
{
    return occurs(term, document.titles) || occurs(term, document.authors);
}

bool occursInNotes(const QString &term, const Document &document)
{
    return occurs(term, document.note) || occurs(term, document.pageNotes);
}

bool occursInField(const QString &term, SearchField field, const Document &document)
{
    switch (field) {
    case SearchField::Head:
        return occursInHead(term, document);
    case SearchField::Title:
        return occurs(term, document.titles);
    case SearchField::Author:
        return occurs(term, document.authors);
    case SearchField::Text:
        return occurs(term, document.texts);
    case SearchField::Note:
        return occursInNotes(term, document);
    case SearchField::Anywhere:
        break;
    }
    return occursInHead(term, document) || occurs(term, document.texts) ||
           occurs(term, document.keywords) || occurs(term, document.tags) ||
           occursInNotes(term, document) || occurs(term, folded(document.id));
}

bool hasTag(const Expression &wanted, const Document &document)
{
    return std::any_of(document.tags.begin(), document.tags.end(), [&wanted](const QString &tag) {
        return wanted.isWhole ? tag == wanted.text : tag.startsWith(wanted.text);
    });
}

bool isBetween(const QDate &day, const Expression &days)
{
    return day.isValid() && (!days.from.isValid() || days.from <= day) &&
           (!days.to.isValid() || day <= days.to);
}

bool isOnDay(const Expression &days, const Document &document)
{
    switch (days.moment) {
    case SearchMoment::Read:
        return isBetween(document.readOn, days);
    case SearchMoment::Starred:
        return isBetween(document.starredOn, days);
    case SearchMoment::Listed:
        break;
    }
    return std::any_of(document.days.begin(), document.days.end(),
                       [&days](const QDate &day) { return isBetween(day, days); });
}

bool anyFits(const Expression &condition, const QStringList &values)
{
    return std::any_of(values.begin(), values.end(),
                       [&condition](const QString &value) { return fits(condition, value); });
}

bool isFact(SearchFact fact, const Document &document)
{
    switch (fact) {
    case SearchFact::Unread:
        return !document.read;
    case SearchFact::Starred:
        return document.starred;
    case SearchFact::Rising:
        return document.rising;
    case SearchFact::Changed:
        return document.changed;
    case SearchFact::Later:
        return document.later;
    case SearchFact::Followed:
        return document.followed;
    case SearchFact::Code:
        return document.hasCode;
    case SearchFact::Project:
        return document.hasProject;
    case SearchFact::Picture:
        return document.hasPicture;
    case SearchFact::Video:
        return document.hasVideo;
    case SearchFact::Abstract:
        return document.hasAbstract;
    case SearchFact::Note:
        return !document.note.isEmpty();
    case SearchFact::Tag:
        return !document.tags.isEmpty();
    }
    return false;
}

QStringList pageNotesOf(const Paper &paper)
{
    QStringList texts;
    for (const Highlight &highlight : paper.highlights) {
        texts.append(folded(highlight.quote));
        if (!highlight.note.isEmpty())
            texts.append(folded(highlight.note));
    }
    return texts;
}

} // namespace

Document documentOf(const Paper &paper)
{
    Document document{.id = paper.id.text,
                      .titles = {folded(paper.title)},
                      .authors = allFolded(paper.authors),
                      .keywords = allFolded(paper.keywords),
                      .tags = allFolded(paper.tags),
                      .note = folded(paper.note),
                      .pageNotes = pageNotesOf(paper),
                      .categories = allFolded(paper.categories),
                      .organizations = allFolded(paper.organizations),
                      .sources = allFolded(paper.sources),
                      .days = paper.days,
                      .readOn = paper.readAt.toLocalTime().date(),
                      .starredOn = paper.starredAt.toLocalTime().date(),
                      .votes = paper.votes,
                      .read = paper.state.read,
                      .starred = paper.state.starred,
                      .later = paper.state.later,
                      .rising = paper.rise > 0,
                      .changed = !paper.change.isEmpty(),
                      .followed =
                          std::any_of(paper.authorSummaries.begin(), paper.authorSummaries.end(),
                                      [](const AuthorSummary &one) { return one.followed; }),
                      .hasCode = !paper.code.isEmpty(),
                      .hasProject = !paper.project.isEmpty()};
    if (QString shown = folded(displayTitle(paper.title)); shown != document.titles.constFirst())
        document.titles.append(std::move(shown));
    for (const PaperText &text : paper.texts) {
        document.texts.append(folded(text.markdown));
        document.hasAbstract = document.hasAbstract || text.kind == TextKind::Abstract;
    }
    for (const QString &link : paper.media) {
        const bool video = isVideo(QUrl(link));
        document.hasVideo = document.hasVideo || video;
        document.hasPicture = document.hasPicture || !video;
    }
    return document;
}

bool holds(const Expression &expression, const Document &document)
{
    const auto &children = expression.children;
    const auto holdsHere = [&document](const Expression &child) { return holds(child, document); };
    switch (expression.kind) {
    case Expression::Kind::All:
        return std::all_of(children.begin(), children.end(), holdsHere);
    case Expression::Kind::Any:
        return std::any_of(children.begin(), children.end(), holdsHere);
    case Expression::Kind::Not:
        return std::none_of(children.begin(), children.end(), holdsHere);
    case Expression::Kind::Term:
        return occursInField(expression.text, expression.field, document);
    case Expression::Kind::Tag:
        return hasTag(expression, document);
    case Expression::Kind::Paper:
        return document.id == expression.text;
    case Expression::Kind::Days:
        return isOnDay(expression, document);
    case Expression::Kind::Votes:
        return document.votes && *document.votes >= expression.minVotes &&
               *document.votes <= expression.maxVotes;
    case Expression::Kind::Fact:
        return isFact(expression.fact, document);
    case Expression::Kind::Category:
        return anyFits(expression, document.categories);
    case Expression::Kind::Organization:
        return anyFits(expression, document.organizations);
    case Expression::Kind::Source:
        return anyFits(expression, document.sources);
    case Expression::Kind::FullText:
        return occurs(expression.text, document.pages);
    }
    return false;
}

bool fits(const Expression &condition, const QString &value)
{
    switch (condition.kind) {
    case Expression::Kind::Category:
        return isInCategory(value, condition.text);
    case Expression::Kind::Organization:
        return occurs(condition.text, value);
    default:
        return value.startsWith(condition.text);
    }
}

Expression headsOnly(const Expression &expression)
{
    Expression narrowed = expression;
    if (narrowed.kind == Expression::Kind::Not)
        return narrowed;
    if (narrowed.kind == Expression::Kind::Term && narrowed.field == SearchField::Anywhere)
        narrowed.field = SearchField::Head;
    for (Expression &child : narrowed.children)
        child = headsOnly(child);
    return narrowed;
}

} // namespace broadsheet
