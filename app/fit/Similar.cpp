#include "fit/Similar.h"

#include "base/Limits.h"
#include "fit/TermRarity.h"
#include "fit/Tr.h"
#include "papers/PaperSet.h"
#include "search/Characters.h"
#include "search/Fold.h"
#include "sqlite/Statement.h"
#include "sqlite/Transaction.h"
#include "tables/DocumentReader.h"
#include "tables/PaperNumbers.h"
#include "tables/RowReader.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype comparedWords = 48; // of a paper, those that weigh most
constexpr qsizetype shownWords = 5;
constexpr qsizetype comparedAuthors = 100; // of the longest lists, the first

struct WeighedWord
{
    QString word; // as in the index
    QString shown;
    double weight = 0;
    double share = 0; // of all papers that have it
    bool isTold = false;
};
using WeighedWords = std::vector<WeighedWord>;

bool isPaired(const WeighedWord &word)
{
    return kindOf(characterAt(word.word, 0)) == CharacterKind::Paired;
}

// Words like "and" say nothing, in any language. The one that most papers have tells how many
// papers are in its script: in a library with few English abstracts, few have "the". What most of
// these have is not compared, and what many have is not told. Of few papers, all can be about one
// thing, and a word that two of them have need not be rare: nothing is told.
void leaveOutCommon(WeighedWords &words, qint64 papers)
{
    constexpr double inMost = 0.6;
    constexpr double inMany = 0.15;
    constexpr qint64 fewPapers = 100;
    double most[] = {0, 0};
    for (const WeighedWord &word : words)
        most[isPaired(word)] = std::max(most[isPaired(word)], word.share);
    const auto exceeds = [&most](const WeighedWord &word, double part) {
        return word.share > most[isPaired(word)] * part;
    };
    const bool isFew = papers < fewPapers;
    for (WeighedWord &word : words)
        word.isTold = !isFew && !exceeds(word, inMany);
    if (!isFew)
        std::erase_if(words, [&](const WeighedWord &word) { return exceeds(word, inMost); });
}

WeighedWords weighedWords(const Document &document, const TermRarity &rarity, qint64 papers)
{
    QHash<QString, quint32> counts;
    QHash<QString, QString> shown;
    forEachTerm(document, [&](const Term &term) {
        const bool isPairs =
            term.text.size() > 2 && kindOf(term.text[0].unicode()) == CharacterKind::Paired;
        if (term.kind != TermKind::Word || isPairs)
            return; // the index has the words and pairs of it
        const QString word = term.text.toString();
        counts[word] = std::min(counts[word] + term.count, maxTermCount);
        QString &run = shown[word];
        if (run.isEmpty() || term.shown.size() < run.size() ||
            (term.shown.size() == run.size() && term.shown < run))
            run = term.shown.toString();
    });
    WeighedWords words;
    for (const auto &[word, count] : counts.asKeyValueRange()) {
        const quint32 number = numberOf(TermKind::Word, word);
        words.push_back({.word = word,
                         .shown = shown[word],
                         .weight = rarity.weight(number, count),
                         .share = rarity.shareOf(number)});
    }
    leaveOutCommon(words, papers);
    std::ranges::sort(words, [](const WeighedWord &a, const WeighedWord &b) {
        return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
    });
    words.resize(std::min<size_t>(words.size(), comparedWords));
    return words;
}

PaperSet papersByAuthorsOf(Database &database, const QStringList &authors)
{
    PaperSet papers;
    Statement byName(database, "SELECT paper FROM authorship WHERE name = ?");
    for (const QString &name : authors.mid(0, comparedAuthors)) {
        byName.with(name);
        while (byName.step())
            papers.insert(byName.number(0));
    }
    return papers;
}

struct Likeness
{
    float weight = 0;
    qint64 paper = 0;
};

class Comparison final
{
public:
    Comparison(Database &database, WeighedWords words)
        : m_database(database), m_words(std::move(words)),
          m_papers(database, "SELECT rowid FROM words WHERE words MATCH ?")
    {
        for (const WeighedWord &word : m_words) {
            m_all += float(word.weight);
            add(word);
        }
    }

    // The papers that share most, without these.
    [[nodiscard]] std::vector<Likeness> most(const PaperSet &without, qsizetype limit) const
    {
        std::vector<Likeness> found;
        for (qint64 paper = 0; paper < m_sums.size(); ++paper)
            if (m_sums[paper] > 0 && !without.contains(paper))
                found.push_back({m_sums[paper], paper});
        const auto isMore = [](const Likeness &a, const Likeness &b) {
            return a.weight != b.weight ? a.weight > b.weight : a.paper > b.paper;
        };
        const auto end = found.begin() + std::min<qsizetype>(limit, std::ssize(found));
        std::partial_sort(found.begin(), end, found.end(), isMore);
        found.erase(end, found.end());
        return found;
    }

    [[nodiscard]] int percent(float weight) const
    {
        return m_all > 0 ? int(std::lround(weight * 100 / m_all)) : 0;
    }

    // Of a paper with these words, what it shares and is told.
    [[nodiscard]] QStringList shared(const QSet<QString> &words) const
    {
        QStringList shown;
        for (const WeighedWord &word : m_words)
            if (word.isTold && shown.size() < shownWords && words.contains(word.word) &&
                !shown.contains(word.shown))
                shown.append(word.shown);
        return shown;
    }

private:
    void add(const WeighedWord &word)
    {
        m_database.throwIfCancelled();
        m_papers.with(u'"' + word.word + u'"');
        while (m_papers.step()) {
            const qint64 paper = m_papers.number(0);
            if (paper < 0 || paper > maxPaperNumber)
                continue; // of no paper: the library came from someone else
            if (paper >= m_sums.size())
                m_sums.resize(std::max(paper + 1, m_sums.size() * 2));
            m_sums[paper] += float(word.weight);
        }
    }

    Database &m_database;
    WeighedWords m_words;
    Statement m_papers;
    QList<float> m_sums; // by paper
    float m_all = 0;
};

QSet<QString> wordsOf(const Document &document)
{
    QSet<QString> words;
    forEachTerm(document, [&words](const Term &term) {
        if (term.kind == TermKind::Word)
            words.insert(term.text.toString());
    });
    return words;
}

QList<PaperRow> newest(Database &database, const PaperSet &papers, int limit)
{
    QList<PaperRow> rows;
    RowReader reader(database, {});
    papers.forEach([&](qint64 paper) {
        if (auto row = reader.at(paper))
            rows.append(*std::move(row));
    });
    std::ranges::sort(rows, [](const PaperRow &a, const PaperRow &b) {
        return a.day != b.day ? a.day > b.day : a.id.text < b.id.text;
    });
    rows.resize(std::min<qsizetype>(rows.size(), limit));
    return rows;
}

} // namespace

SimilarPapers papersLike(Database &database, const PaperId &paper, int limit)
{
    const Snapshot snapshot(database);
    const qint64 number = paperNumber(database, paper);
    if (number == 0)
        fail(ErrorKind::NotFound, FitTr::tr("The library has no paper “%1”.").arg(paper.text));
    DocumentReader documents(database);
    const Paper asked = documents.paperAt(number);
    const Comparison comparison(
        database, weighedWords(documentOf(asked), TermRarity(database, StoredRarity::Recent),
                               database.number(u"SELECT count(*) FROM paper"_s)));
    PaperSet apart = papersByAuthorsOf(database, asked.authors);
    apart.insert(number);
    SimilarPapers similar;
    RowReader rows(database, {});
    for (const Likeness &like : comparison.most(apart, limit))
        if (auto row = rows.at(like.paper))
            similar.papers.append(
                {.row = *std::move(row),
                 .likeness = comparison.percent(like.weight),
                 .shared = comparison.shared(wordsOf(documentOf(documents.textsAt(like.paper))))});
    apart.remove(number);
    similar.byAuthors = newest(database, apart, limit);
    return similar;
}

} // namespace broadsheet
