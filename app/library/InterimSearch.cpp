// Stands in for app/search until that is there: the plainest meaning of each function.
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "search/Document.h"
#include "search/Fold.h"
#include "search/IndexWords.h"
#include "search/ParseSearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

[[gnu::weak]] CharacterKind kindOf(char32_t c)
{
    if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c))
        return CharacterKind::Gap;
    switch (QChar::script(c)) {
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Han:
        return CharacterKind::Paired;
    default:
        return CharacterKind::Word;
    }
}

[[gnu::weak]] QString folded(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

[[gnu::weak]] qsizetype indexOfTerm(QStringView text, QStringView term, qsizetype from)
{
    for (qsizetype at = text.indexOf(term, from); at >= 0; at = text.indexOf(term, at + 1))
        if (kindOf(term[0].unicode()) != CharacterKind::Word || at == 0 ||
            kindOf(text[at - 1].unicode()) != CharacterKind::Word)
            return at;
    return -1;
}

[[gnu::weak]] Document documentOf(const Paper &paper)
{
    Document document{.id = paper.id.text,
                      .titles = {folded(paper.title), folded(displayTitle(paper.title))},
                      .note = folded(paper.note),
                      .days = paper.days,
                      .votes = paper.votes,
                      .read = paper.state.read,
                      .starred = paper.state.starred,
                      .rising = paper.rise > 0,
                      .hasCode = !paper.code.isEmpty(),
                      .hasProject = !paper.project.isEmpty()};
    for (const QString &name : paper.authors)
        document.authors.append(folded(name));
    for (const PaperText &text : paper.texts) {
        document.texts.append(folded(text.markdown));
        document.hasAbstract |= text.kind == TextKind::Abstract;
    }
    for (const QString &keyword : paper.keywords)
        document.keywords.append(folded(keyword));
    for (const QString &tag : paper.tags)
        document.tags.append(folded(tag));
    for (const QString &link : paper.media)
        (isVideo(QUrl(link)) ? document.hasVideo : document.hasPicture) = true;
    return document;
}

namespace {

bool anyHas(const QStringList &texts, const QString &term)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString &text) { return indexOfTerm(text, term) >= 0; });
}

bool termHolds(const Expression &e, const Document &d)
{
    const bool everywhere = e.field == SearchField::Anywhere;
    const bool head = everywhere || e.field == SearchField::Head;
    return ((head || e.field == SearchField::Title) && anyHas(d.titles, e.text)) ||
           ((head || e.field == SearchField::Author) && anyHas(d.authors, e.text)) ||
           ((everywhere || e.field == SearchField::Text) && anyHas(d.texts, e.text)) ||
           (everywhere && (anyHas(d.keywords, e.text) || anyHas(d.tags, e.text) ||
                           indexOfTerm(d.id, e.text) >= 0)) ||
           ((everywhere || e.field == SearchField::Note) && indexOfTerm(d.note, e.text) >= 0);
}

} // namespace

[[gnu::weak]] bool holds(const Expression &e, const Document &d)
{
    const auto has = [&d](const Expression &child) { return holds(child, d); };
    switch (e.kind) {
    case Expression::Kind::All:
        return std::all_of(e.children.begin(), e.children.end(), has);
    case Expression::Kind::Any:
        return std::any_of(e.children.begin(), e.children.end(), has);
    case Expression::Kind::Not:
        return !has(e.children[0]);
    case Expression::Kind::Term:
        return termHolds(e, d);
    default:
        return false;
    }
}

[[gnu::weak]] Expression headsOnly(const Expression &expression)
{
    Expression heads = expression;
    if (heads.field == SearchField::Anywhere)
        heads.field = SearchField::Head;
    for (Expression &child : heads.children)
        child = headsOnly(child);
    return heads;
}

namespace {

QStringList tokens(QStringView text, bool open)
{
    QStringList all;
    for (qsizetype at = 0; at < text.size();) {
        const CharacterKind kind = kindOf(text[at].unicode());
        qsizetype end = at;
        while (end < text.size() && kindOf(text[end].unicode()) == kind)
            ++end;
        const QString run = text.sliced(at, end - at).toString();
        const bool isLast = open && end == text.size();
        at = end;
        if (kind == CharacterKind::Word)
            all.append(isLast ? QString(u'"' + run + u"\"*") : run);
        if (kind != CharacterKind::Paired)
            continue;
        for (qsizetype i = 0; i + 1 < run.size(); ++i)
            all.append(run.sliced(i, 2));
        if (!isLast)
            all.append(run.last(1));
        else if (run.size() == 1)
            all.append(u'"' + run + u"\"*");
    }
    return all;
}

} // namespace

[[gnu::weak]] QString indexWords(QStringView text)
{
    return tokens(text, false).join(u' ');
}

[[gnu::weak]] QString allWords(const Document &d)
{
    QStringList words;
    const QStringList parts = QStringList(d.titles) + d.authors + d.texts + d.keywords + d.tags +
                              QStringList{d.note, d.id};
    for (const QString &text : parts)
        words += tokens(text, false);
    words.sort();
    words.removeDuplicates();
    return words.join(u' ');
}

[[gnu::weak]] IndexQuestion indexQuestion(QStringView term)
{
    QStringList words = tokens(term, true);
    const bool exact =
        words.size() == 1 && (term.size() == 1 || words[0].endsWith(u'*') || words[0] == term);
    for (QString &word : words)
        if (!word.endsWith(u'*'))
            word = u'"' + word + u'"';
    return {.match = words.join(u" AND "_s), .exact = exact};
}

[[gnu::weak]] ParsedSearch parseSearch(QStringView typed, QDate)
{
    ParsedSearch parsed;
    bool quoted = false;
    for (const QStringView part : typed.split(u'"')) {
        const QStringList terms =
            quoted ? QStringList(folded(part)) : folded(part).split(u' ', Qt::SkipEmptyParts);
        for (const QString &term : terms)
            if (!term.isEmpty())
                parsed.expression.children.push_back(
                    {.kind = Expression::Kind::Term, .text = term});
        quoted = !quoted;
    }
    return parsed;
}

} // namespace broadsheet
