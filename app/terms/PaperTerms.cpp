#include "terms/PaperTerms.h"

#include "base/Limits.h"
#include "search/Characters.h"
#include "search/Fold.h"
#include "search/IndexWords.h"

#include <QStringEncoder>
#include <QVarLengthArray>

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr quint32 countInTitle = 6;
constexpr quint32 countOfPair = 1;
constexpr double countOfAuthors = 24; // divided by the root of how many there are
constexpr quint32 maxAuthorCount = 16;

// One run of letters and digits, or one of characters that are written as pairs.
template<class Visit>
void forEachRun(QStringView text, Visit visit)
{
    qsizetype begin = 0;
    CharacterKind before = CharacterKind::Separator;
    const auto finish = [&](qsizetype end) {
        if (before != CharacterKind::Separator)
            visit(text.sliced(begin, end - begin), before);
        begin = end;
    };
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        if (const CharacterKind kind = kindOf(c); kind != before) {
            finish(at);
            before = kind;
        }
        at += lengthOf(c);
    }
    finish(text.size());
}

qsizetype charactersIn(QStringView run)
{
    return std::ranges::count_if(run, [](QChar c) { return !c.isLowSurrogate(); });
}

// The words of the index without single characters, which say little, and what was cut into pairs
// as a whole. The index has one word for each run of letters and digits, and one for each character
// of a run of pairs.
template<class Visit>
void forEachWord(QStringView text, Visit visit)
{
    const QString words = indexWords(text);
    qsizetype at = 0;
    const auto nextWord = [&] {
        const qsizetype space = words.indexOf(u' ', at);
        const qsizetype end = space < 0 ? words.size() : space;
        const QStringView word = QStringView(words).sliced(at, end - at);
        at = end + 1;
        return word;
    };
    forEachRun(text, [&](QStringView run, CharacterKind kind) {
        const qsizetype count = kind == CharacterKind::Paired ? charactersIn(run) : 1;
        int visited = 0;
        for (qsizetype i = 0; i < count; ++i)
            if (const QStringView word = nextWord(); word.size() > lengthOf(characterAt(word, 0))) {
                visit(word, run);
                ++visited;
            }
        if (visited > 1)
            visit(run, run);
    });
}

template<class Visit>
void visitWords(const QStringList &texts, quint32 count, Visit visit)
{
    for (const QString &text : texts)
        forEachWord(text, [&](QStringView word, QStringView run) {
            const bool isPart = word.size() < run.size();
            visit(Term{.kind = TermKind::Word,
                       .text = word,
                       .shown = run,
                       .count = isPart ? std::max(count * countOfPair / countOfWord, 1U) : count});
        });
}

template<class Visit>
void visitWhole(TermKind kind, const QStringList &texts, quint32 count, Visit visit)
{
    for (const QString &text : texts)
        if (!text.isEmpty())
            visit(Term{.kind = kind, .text = text, .shown = text, .count = count});
}

// An author says more than a word, but many authors must not outweigh the text.
quint32 countOfAuthor(qsizetype authors)
{
    const double count = countOfAuthors / std::sqrt(double(std::max<qsizetype>(authors, 1)));
    return std::clamp(static_cast<quint32>(std::lround(count)), 1U, maxAuthorCount);
}

template<class Visit>
void visitAll(const Document &document, Visit visit)
{
    if (!document.titles.isEmpty())
        visitWords({document.titles.last()}, countInTitle, visit); // as displayed
    visitWords(document.texts, countOfWord, visit);
    visitWords(document.keywords, countOfWord, visit);
    visitWhole(TermKind::Author, document.authors, countOfAuthor(document.authors.size()), visit);
    visitWhole(TermKind::Keyword, document.keywords, countOfWord, visit);
    visitWhole(TermKind::Category, document.categories, countOfWord, visit);
}

struct Counted
{
    quint32 number;
    quint32 count;
};

// A sorted list with each number once.
void addUp(std::vector<Counted> &terms)
{
    std::ranges::sort(terms, {}, &Counted::number);
    size_t kept = 0;
    for (const Counted &term : terms) {
        if (kept > 0 && terms[kept - 1].number == term.number)
            terms[kept - 1].count = std::min(terms[kept - 1].count + term.count, maxTermCount);
        else
            terms[kept++] = term;
    }
    terms.resize(kept);
}

// Those that occur most, which also decides nothing by the order of the texts.
void keepMost(std::vector<Counted> &terms)
{
    if (terms.size() <= maxPaperTerms)
        return;
    std::ranges::sort(terms, [](const Counted &a, const Counted &b) {
        return a.count != b.count ? a.count > b.count : a.number < b.number;
    });
    terms.resize(maxPaperTerms);
    std::ranges::sort(terms, {}, &Counted::number);
}

} // namespace

quint32 numberOf(TermKind kind, QStringView folded)
{
    QStringEncoder utf8(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    QVarLengthArray<char, 256> bytes(1 + utf8.requiredSpace(folded.size()));
    bytes[0] = char('a' + int(kind));
    const char *end = utf8.appendToBuffer(bytes.data() + 1, folded);
    const uLong sum = crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()),
                            static_cast<uInt>(end - bytes.constData()));
    return static_cast<quint32>(sum) & (termNumbers - 1);
}

QList<quint32> numbersOf(TermKind kind, QStringView folded)
{
    QList<quint32> numbers;
    if (kind != TermKind::Word)
        return {numberOf(kind, folded)};
    forEachWord(folded, [&numbers](QStringView word, QStringView) {
        numbers.append(numberOf(TermKind::Word, word));
    });
    return numbers;
}

void forEachTerm(const Document &document, const std::function<void(const Term &)> &visit)
{
    visitAll(document, visit);
}

QByteArray packedTerms(const Document &document)
{
    std::vector<Counted> terms;
    visitAll(document, [&terms](const Term &term) {
        terms.push_back({numberOf(term.kind, term.text), term.count});
    });
    addUp(terms);
    keepMost(terms);
    QByteArray packed;
    packed.reserve(qsizetype(terms.size()) * 2);
    quint32 before = termNumbers - 1;
    for (const auto &[number, count] : terms) {
        const quint32 distance = (number - before) & (termNumbers - 1);
        before = number;
        if (distance < 1U << (16 - bitsOfCount) && count < 1U << bitsOfCount) {
            const quint32 bits = distance << bitsOfCount | count;
            packed.append(char(bits)).append(char(bits >> 8));
        } else {
            const quint32 large = number << bitsOfLargeCount | count;
            packed.append(2, '\0');
            packed.append(char(large)).append(char(large >> 8)).append(char(large >> 16));
        }
    }
    return packed;
}

} // namespace broadsheet
