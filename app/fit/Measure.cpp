#include "fit/Measure.h"

#include "fit/Training.h"
#include "sqlite/Statement.h"

#include <algorithm>
#include <map>

namespace broadsheet {

namespace {

constexpr qsizetype mostDays = 20;    // the newest ones; each is learned for anew
constexpr qsizetype mostPapers = 500; // of a day
constexpr qsizetype firstPapers = 5;  // of a day, what a reader surely looks at

struct Candidate
{
    QString id;
    QByteArray terms;
    std::optional<int> votes;
    bool isKept = false;
    bool isSeen = false;
    double decision = 0;
};
using Candidates = std::vector<Candidate>;

// What the marks say of the papers of a day.
struct DayMarks
{
    QHash<QString, bool> isKept; // by id, of papers with a mark
    int kept = 0;
};
using Days = std::map<QString, DayMarks>; // by the day as stored

Days daysOf(const TrainingSet &training)
{
    Days days;
    for (const Example &example : training.examples) {
        if (example.isGuess)
            continue;
        DayMarks &day = days[example.day];
        const bool isKept = example.isWanted && example.isKept;
        day.isKept.insert(example.id, isKept);
        day.kept += isKept ? 1 : 0;
    }
    return days;
}

// Papers that the reader had before them; all papers of the day, if the marks do not say which.
Candidates candidatesOf(Database &database, const QString &day, const DayMarks &marks)
{
    Candidates all;
    Statement papers(database, "SELECT p.id, t.terms, p.votes FROM paper AS p"
                               " JOIN terms AS t ON t.paper = p.number WHERE p.day = ?"
                               " ORDER BY p.id LIMIT ?");
    papers.with(day, qint64{mostPapers});
    while (papers.step()) {
        const QString id = papers.text(0);
        all.push_back({.id = id,
                       .terms = papers.blob(1).toByteArray(),
                       .votes = papers.known(2),
                       .isKept = marks.isKept.value(id),
                       .isSeen = marks.isKept.contains(id)});
    }
    if (std::ranges::count(all, true, &Candidate::isSeen) > firstPapers)
        std::erase_if(all, [](const Candidate &paper) { return !paper.isSeen; });
    return all;
}

double shareOfFirst(const Candidates &sorted)
{
    const auto kept = std::count_if(sorted.begin(), sorted.begin() + firstPapers,
                                    [](const Candidate &paper) { return paper.isKept; });
    return double(kept) / firstPapers;
}

double chanceOf(const Candidates &papers)
{
    return double(std::ranges::count(papers, true, &Candidate::isKept)) / double(papers.size());
}

class Walk final
{
public:
    Walk(Database &database, const TrainingSet &training)
        : m_database(database), m_training(training), m_rarity(database)
    {}

    FitMeasure measure()
    {
        const Days days = daysOf(m_training);
        for (auto day = days.rbegin(); day != days.rend() && m_sum.days < mostDays; ++day)
            if (day->second.kept > 0 && !day->first.isEmpty())
                add(day->first, day->second);
        if (m_sum.days > 0) {
            m_sum.fit /= m_sum.days;
            m_sum.votes /= m_sum.days;
            m_sum.chance /= m_sum.days;
        }
        return m_sum;
    }

private:
    void add(const QString &day, const DayMarks &marks)
    {
        m_database.throwIfCancelled();
        Candidates papers = candidatesOf(m_database, day, marks);
        if (std::ssize(papers) <= firstPapers)
            return; // any order is as good
        const auto model = learned(m_database, m_training, m_rarity, day);
        if (!model)
            return; // too little was known before
        for (Candidate &paper : papers)
            paper.decision = model->decision(paper.terms);
        ++m_sum.days;
        m_sum.chance += chanceOf(papers);
        // They are in the order of their ids.
        std::ranges::stable_sort(papers, std::greater(), &Candidate::decision);
        m_sum.fit += shareOfFirst(papers);
        std::ranges::sort(papers, {}, &Candidate::id);
        std::ranges::stable_sort(papers, std::greater(), &Candidate::votes);
        m_sum.votes += shareOfFirst(papers);
    }

    Database &m_database;
    const TrainingSet &m_training;
    TermRarity m_rarity;
    FitMeasure m_sum;
};

} // namespace

bool MeasuredProfile::isReady() const
{
    return positives >= leastPositives && measure.beatsVotes();
}

MeasuredProfile measured(Database &database, const FitProfile &profile)
{
    const TrainingSet training = trainingSet(database, profile);
    MeasuredProfile result{
        .profile = profile, .positives = training.wanted(), .negatives = training.unwanted()};
    if (result.positives >= leastPositives)
        result.measure = Walk(database, training).measure();
    return result;
}

} // namespace broadsheet
