#include "gist/Snippet.h"

#include "gist/PlainText.h"
#include "gist/Tr.h"
#include "papers/DisplayText.h"
#include "search/Highlight.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype before = 28;      // characters in front of the match
constexpr qsizetype after = 260;      // and behind its beginning
constexpr qsizetype longest = 20'000; // of a text, which then is read as it is

bool has(const QString &text, const QString &term)
{
    return !matchesIn(text, {term}).isEmpty();
}

// Those that a row does not show anyway.
QStringList hiddenTerms(const Paper &paper, const Expression &expression)
{
    const QStringList inHead =
        termsFor(expression, SearchField::Title) + termsFor(expression, SearchField::Author);
    QStringList terms = termsFor(expression, SearchField::Text);
    for (const QString &term : termsFor(expression, SearchField::Note))
        if (!terms.contains(term))
            terms.append(term);
    const QStringList head{paper.title, displayTitle(paper.title), paper.authors.join(u'\n')};
    terms.removeIf([&](const QString &term) {
        return inHead.contains(term) &&
               std::any_of(head.begin(), head.end(),
                           [&term](const QString &text) { return has(text, term); });
    });
    return terms;
}

qsizetype countIn(const QString &text, const QStringList &terms)
{
    return std::count_if(terms.begin(), terms.end(),
                         [&text](const QString &term) { return has(text, term); });
}

// As it is read; as it is written where only that has a match, as in an address.
QString readable(const PaperText &text, const QStringList &terms)
{
    if (text.markdown.size() <= longest) {
        QString plain = plainParagraphs(text, true, longest).join(u' ');
        if (countIn(plain, terms) > 0)
            return plain;
    }
    return text.markdown.simplified();
}

QStringList textsOf(const Paper &paper, const QStringList &terms, const QStringList &languages)
{
    QList<const PaperText *> inOrder;
    for (const PaperText &text : paper.texts)
        inOrder.append(&text);
    const auto rank = [&languages](const PaperText *text) {
        const qsizetype at = languages.indexOf(text->language);
        return at < 0 ? languages.size() : at;
    };
    std::stable_sort(inOrder.begin(), inOrder.end(),
                     [&rank](const PaperText *a, const PaperText *b) { return rank(a) < rank(b); });
    QStringList texts;
    for (const PaperText *text : inOrder)
        texts.append(readable(*text, terms));
    if (!paper.note.isEmpty())
        texts.append(GistTr::tr("Your note: %1").arg(paper.note.simplified()));
    for (const Highlight &one : paper.highlights) {
        const QString words = one.note.isEmpty() ? one.quote : one.quote + u" – "_s + one.note;
        texts.append(GistTr::tr("Your highlight on page %1: %2")
                         .arg(QLocale().toString(one.page), words.simplified()));
    }
    if (!paper.keywords.isEmpty())
        texts.append(GistTr::tr("Keywords: %1").arg(paper.keywords.join(u", "_s)));
    return texts;
}

bool isLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate() || c.isMark();
}

// From the beginning of a word or sentence near the match.
QString partAround(const QString &text, const TextRange &match)
{
    qsizetype begin = std::max<qsizetype>(match.at - before, 0);
    while (begin > 0 && begin < match.at && isLetter(text[begin - 1]))
        ++begin;
    while (begin < match.at && text[begin].isSpace())
        ++begin;
    QString part = text.mid(begin, match.at - begin + after);
    if (!part.isEmpty() && part.back().isHighSurrogate())
        part.chop(1);
    return begin > 0 ? QString(u"… "_s + part) : part;
}

} // namespace

QString snippetOf(const Paper &paper, const Expression &expression, const QStringList &languages)
{
    const QStringList terms = hiddenTerms(paper, expression);
    if (terms.isEmpty())
        return {};
    QString best;
    qsizetype most = 0;
    for (const QString &text : textsOf(paper, terms, languages))
        if (const qsizetype count = countIn(text, terms); count > most) {
            best = text;
            most = count;
        }
    return most == 0 ? QString() : partAround(best, matchesIn(best, terms).constFirst());
}

QString pageSnippet(int page, const QString &text, const QString &term)
{
    const QString line = text.simplified();
    const QList<TextRange> matches = matchesIn(line, {term});
    const TextRange match = matches.isEmpty() ? TextRange() : matches.constFirst();
    const QString part = partAround(line, match);
    return GistTr::tr("p. %1: %2")
        .arg(QString::number(page + 1), part.startsWith(u'…') ? part : QString(u"… "_s + part));
}

} // namespace broadsheet
