#include "terms/PaperTerms.h"

#include "base/Limits.h"
#include "search/Characters.h"
#include "search/Fold.h"
#include "search/IndexWords.h"

#include <QHash>
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
            visit(text.sliced(begin, end - begin));
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

// The words of the index without single characters, which say little, and what was cut into pairs
// as a whole.
template<class Visit>
void forEachWord(QStringView text, Visit visit)
{
    forEachRun(text, [&](QStringView run) {
        const QString words = indexWords(run);
        int count = 0;
        for (const QStringView word : QStringView(words).tokenize(u' '))
            if (word.size() > lengthOf(characterAt(word, 0))) {
                visit(word, run);
                ++count;
            }
        if (count > 1)
            visit(run, run);
    });
}

using Visitor = std::function<void(const Term &)>;

void visitWords(const QStringList &texts, quint32 count, const Visitor &visit)
{
    for (const QString &text : texts)
        forEachWord(text, [&](QStringView word, QStringView run) {
            const bool isPart = word.size() < run.size();
            visit({.kind = TermKind::Word,
                   .text = word,
                   .shown = run,
                   .count = isPart ? std::max(count * countOfPair / countOfWord, 1U) : count});
        });
}

void visitWhole(TermKind kind, const QStringList &texts, quint32 count, const Visitor &visit)
{
    for (const QString &text : texts)
        if (!text.isEmpty())
            visit({.kind = kind, .text = text, .shown = text, .count = count});
}

// An author says more than a word, but many authors must not outweigh the text.
quint32 countOfAuthor(qsizetype authors)
{
    const double count = countOfAuthors / std::sqrt(double(std::max<qsizetype>(authors, 1)));
    return std::clamp(static_cast<quint32>(std::lround(count)), 1U, maxAuthorCount);
}

struct Counted
{
    quint32 number;
    quint32 count;
};

// Those that occur most, which also decides nothing by the order of the texts.
void keepMost(std::vector<Counted> &terms)
{
    if (terms.size() <= maxPaperTerms)
        return;
    std::ranges::sort(terms, [](const Counted &a, const Counted &b) {
        return a.count != b.count ? a.count > b.count : a.number < b.number;
    });
    terms.resize(maxPaperTerms);
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

void forEachTerm(const Document &document, const Visitor &visit)
{
    if (!document.titles.isEmpty())
        visitWords({document.titles.last()}, countInTitle, visit); // as displayed
    visitWords(document.texts, countOfWord, visit);
    visitWords(document.keywords, countOfWord, visit);
    visitWhole(TermKind::Author, document.authors, countOfAuthor(document.authors.size()), visit);
    visitWhole(TermKind::Keyword, document.keywords, countOfWord, visit);
    visitWhole(TermKind::Category, document.categories, countOfWord, visit);
}

QByteArray packedTerms(const Document &document)
{
    QHash<quint32, quint32> counts;
    forEachTerm(document, [&counts](const Term &term) {
        quint32 &count = counts[numberOf(term.kind, term.text)];
        count = std::min(count + term.count, maxTermCount);
    });
    std::vector<Counted> terms;
    terms.reserve(size_t(counts.size()));
    for (const auto &[number, count] : counts.asKeyValueRange())
        terms.push_back({number, count});
    keepMost(terms);
    std::ranges::sort(terms, {}, &Counted::number);
    QByteArray packed;
    packed.reserve(qsizetype(terms.size()) * 3);
    for (const auto &[number, count] : terms) {
        const quint32 bits = number << 6 | count;
        packed.append(char(bits)).append(char(bits >> 8)).append(char(bits >> 16));
    }
    return packed;
}

} // namespace broadsheet
