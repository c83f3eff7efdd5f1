#include "fit/Training.h"

#include "finding/PaperLists.h"
#include "papers/MarkKinds.h"
#include "search/Fold.h"
#include "search/ParseSearch.h"
#include "sqlite/Statement.h"
#include "sqlite/Values.h"
#include "tables/MarkedSubjects.h"
#include "tables/PaperNumbers.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <map>
#include <numeric>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int methodVersion = 2; // increase it when other numbers would be learned
constexpr qint64 msPerDay = 86'400'000;
// More examples teach nothing new and take time that the reader's next star may need.
constexpr qsizetype mostWanted = 2000;
constexpr qsizetype mostUnwanted = 3000;

struct Seen
{
    bool isKept = false;   // starred, noted or tagged
    bool isTagged = false; // with the tag of the profile
    bool isPassed = false; // read or moved on from
    bool isLater = false;
    qint64 day = 0; // of the newest of these marks, days since 1970
};
using SeenPapers = QHash<QString, Seen>;

void note(Seen &seen, const FitProfile &profile, const QString &kind, const QString &tag)
{
    if (kind == "read"_L1 || kind == "passed"_L1)
        seen.isPassed = true;
    else if (kind == "later"_L1)
        seen.isLater = true;
    else
        seen.isKept = true;
    if (kind == "tag"_L1 && profile.kind == FitProfile::Kind::Tag && tag == profile.subject)
        seen.isTagged = true;
}

SeenPapers seenPapers(Database &database, const FitProfile &profile)
{
    SeenPapers papers;
    Statement marks(database, "SELECT kind, subject, wall_time(event, at) FROM state WHERE kind IN"
                              " ('later', 'note', 'passed', 'read', 'starred', 'tag')"
                              " AND value <> 0");
    while (marks.step()) {
        const QString kind = marks.text(0);
        QString id = marks.text(1);
        QString tag;
        if (kind == "tag"_L1) {
            const qsizetype end = id.lastIndexOf(listSeparator);
            tag = id.sliced(end + 1);
            id.truncate(std::max<qsizetype>(end, 0));
        }
        Seen &seen = papers[id];
        note(seen, profile, kind, tag);
        seen.day = std::max(seen.day, marks.number(2) / msPerDay);
    }
    return papers;
}

// Papers that a profile wants whatever marks they have.
QHash<QString, qint64> wantedByContent(Database &database, const FitProfile &profile)
{
    PaperSet papers;
    if (profile.kind == FitProfile::Kind::Search)
        papers = papersMatching(database, parseSearch(profile.subject).expression);
    else if (profile.kind == FitProfile::Kind::Followed)
        papers = papersMatching(database,
                                {.kind = Expression::Kind::Fact, .fact = SearchFact::Followed});
    QHash<QString, qint64> wanted;
    Statement paper(database, "SELECT id FROM paper WHERE number = ?");
    papers.forEach([&](qint64 number) {
        if (paper.with(number).step())
            wanted.insert(paper.text(0), number);
        paper.reset();
    });
    return wanted;
}

// Spreads papers evenly and in the same way everywhere.
quint32 shuffled(const QString &id)
{
    return numberOf(TermKind::Word, id);
}

// The newest marks first; the order of those of a day is as good as by chance.
void keepSome(QList<Example> &examples, qsizetype most)
{
    std::ranges::sort(examples, [](const Example &a, const Example &b) {
        if (a.age != b.age)
            return a.age < b.age;
        const quint32 x = shuffled(a.id);
        const quint32 y = shuffled(b.id);
        return x != y ? x < y : a.id < b.id;
    });
    if (examples.size() > most)
        examples.resize(most);
}

class Collector final
{
public:
    Collector(Database &database, const FitProfile &profile)
        : m_database(database), m_profile(profile), m_seen(seenPapers(database, profile)),
          m_content(wantedByContent(database, profile))
    {}

    QList<Example> collect()
    {
        for (const auto &[id, seen] : m_seen.asKeyValueRange())
            m_newest = std::max(m_newest, seen.day);
        for (const auto &[id, seen] : m_seen.asKeyValueRange())
            add(id, seen);
        for (const auto &[id, number] : m_content.asKeyValueRange())
            if (!m_seen.contains(id))
                m_wanted.append({.id = id, .isWanted = true});
        keepSome(m_wanted, mostWanted);
        keepSome(m_unwanted, mostUnwanted);
        place(m_wanted);
        place(m_unwanted);
        addGuesses();
        QList<Example> all = m_wanted + m_unwanted;
        std::ranges::sort(all, {}, &Example::id);
        return all;
    }

private:
    [[nodiscard]] bool isWanted(const QString &id, const Seen &seen) const
    {
        switch (m_profile.kind) {
        case FitProfile::Kind::Everything:
            return seen.isKept;
        case FitProfile::Kind::Tag:
            return seen.isTagged;
        case FitProfile::Kind::Search:
        case FitProfile::Kind::Followed:
            break;
        }
        return m_content.contains(id);
    }

    void add(const QString &id, const Seen &seen)
    {
        Example example{.id = id,
                        .isWanted = isWanted(id, seen),
                        .isKept = seen.isKept,
                        .age = m_newest - seen.day};
        if (example.isWanted)
            m_wanted.append(example);
        else if (seen.isKept || (seen.isPassed && !seen.isLater))
            m_unwanted.append(example);
    }

    // Number and day; papers that are not in the library are left out.
    void place(QList<Example> &examples)
    {
        Statement paper(m_database, "SELECT number, day FROM paper WHERE id = ?");
        for (Example &example : examples) {
            if (paper.with(example.id).step()) {
                example.paper = paper.number(0);
                example.day = paper.text(1);
            }
            paper.reset();
        }
        examples.removeIf([](const Example &example) { return example.paper == 0; });
    }

    // A reader who stars and does nothing else had the other papers of these days before them, too.
    void addGuesses()
    {
        const qsizetype missing = std::min(2 * m_wanted.size() - m_unwanted.size(), mostUnwanted);
        if (missing <= 0)
            return;
        std::map<QString, int> days;
        for (const Example &example : std::as_const(m_wanted))
            ++days[example.day];
        QList<Example> guesses;
        Statement papers(m_database, "SELECT number, id FROM paper WHERE day = ?");
        for (const auto &[day, count] : days) {
            papers.with(day);
            while (papers.step())
                if (const QString id = papers.text(1); isUnknown(id))
                    guesses.append(
                        {.paper = papers.number(0), .id = id, .day = day, .isGuess = true});
        }
        keepSome(guesses, missing);
        m_unwanted.append(guesses);
    }

    [[nodiscard]] bool isUnknown(const QString &id) const
    {
        return !m_seen.contains(id) && !m_content.contains(id);
    }

    Database &m_database;
    const FitProfile &m_profile;
    SeenPapers m_seen;
    QHash<QString, qint64> m_content;
    qint64 m_newest = 0;
    QList<Example> m_wanted;
    QList<Example> m_unwanted;
};

// What is older counts less.
int copiesOf(const Example &example)
{
    if (example.isGuess)
        return 2;
    return example.age < 180 ? 4 : example.age < 720 ? 2 : 1;
}

constexpr int fullCopies = 4;

// A paper by nobody but this author.
QByteArray termsOf(const QString &author)
{
    return packedTerms({.authors = {folded(author)}});
}

// A common divisor of all copies changes nothing but the time that learning takes.
int simplify(std::vector<TrainingRow> &rows)
{
    int divisor = fullCopies;
    for (const TrainingRow &row : rows)
        divisor = std::gcd(divisor, row.copies);
    for (TrainingRow &row : rows)
        row.copies /= divisor;
    return fullCopies / divisor;
}

} // namespace

int TrainingSet::wanted() const
{
    return static_cast<int>(std::ranges::count(examples, true, &Example::isWanted));
}

int TrainingSet::unwanted() const
{
    return static_cast<int>(examples.size()) - wanted();
}

QString TrainingSet::basis(Database &database) const
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&hash](const QString &text) {
        hash.addData(QByteArray(text.toUtf8() + '\0'));
    };
    for (const Example &example : examples)
        add(example.id + u' ' + QString::number(copiesOf(example)) +
            (example.isWanted ? u'+' : u'-'));
    for (const QStringList &names : {followed, lessWords, lessAuthors})
        add(names.join(listSeparator));
    add(termsBasis(database));
    return QString::number(methodVersion) + u' ' + QString::fromLatin1(hash.result().toHex());
}

TrainingSet trainingSet(Database &database, const FitProfile &profile)
{
    const bool wantsFollowed =
        profile.kind == FitProfile::Kind::Everything || profile.kind == FitProfile::Kind::Followed;
    return {.examples = Collector(database, profile).collect(),
            .followed = wantsFollowed ? markedSubjects(database, Mark::Follow) : QStringList(),
            .lessWords = markedSubjects(database, Mark::LessWord),
            .lessAuthors = markedSubjects(database, Mark::LessAuthor)};
}

std::optional<LinearModel> learned(Database &database, const TrainingSet &training,
                                   const TermRarity &rarity, const QString &until)
{
    std::vector<TrainingRow> rows;
    int wanted = 0;
    Statement terms(database, "SELECT terms FROM terms WHERE paper = ?");
    for (const Example &example : training.examples) {
        if (!until.isEmpty() && example.day >= until)
            continue;
        // A paper can have no word at all.
        if (terms.with(example.paper).step() && !terms.blob(0).isEmpty()) {
            rows.push_back({terms.blob(0).toByteArray(), example.isWanted, copiesOf(example)});
            wanted += example.isWanted ? 1 : 0;
        }
        terms.reset();
    }
    if (wanted < leastPositives || wanted == std::ssize(rows))
        return {};
    for (const QString &name : training.followed)
        rows.push_back({termsOf(name), true, fullCopies});
    const int freshCopies = simplify(rows);
    LinearModel model(rows, rarity, freshCopies);
    for (const QString &word : training.lessWords)
        model.countAgainst(numbersOf(TermKind::Word, folded(word)) +
                           numbersOf(TermKind::Keyword, folded(word)));
    for (const QString &name : training.lessAuthors)
        model.countAgainst(numbersOf(TermKind::Author, folded(name)));
    return model;
}

} // namespace broadsheet
