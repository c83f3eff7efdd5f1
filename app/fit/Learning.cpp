#include "fit/Learning.h"

#include "base/Limits.h"
#include "fit/OwnConnection.h"
#include "fit/Profiles.h"
#include "fit/Training.h"
#include "library/Library.h"
#include "sqlite/Transaction.h"
#include "tables/FitNumbers.h"
#include "terms/TermTable.h"

#include <cmath>

namespace broadsheet {

namespace {

constexpr auto sliceTime = std::chrono::milliseconds(15);

FitNumber numberFrom(double share)
{
    return 1 + FitNumber(std::lround(share * fitScale));
}

QList<FitNumber> numbersBy(const LinearModel &model, Database &database)
{
    QList<FitNumber> numbers;
    Statement rows(database, "SELECT paper, terms FROM terms ORDER BY paper");
    for (int row = 1; rows.step(); ++row) {
        if (row % 1024 == 0)
            database.throwIfCancelled();
        const qint64 paper = rows.number(0);
        if (paper < 0 || paper > maxFitPaper)
            continue;
        numbers.resize(paper + 1); // papers in between have none
        numbers.last() = numberFrom(LinearModel::share(model.decision(rows.blob(1))));
    }
    return numbers;
}

bool makeSlice(Database &database)
{
    return makeTerms(database, sliceTime, [] { return false; });
}

// The terms of papers from before there were terms.
Result<void> makeAllTerms(const LibraryAccess &access)
{
    for (;;) {
        const Result<bool> isMore = access.run(makeSlice).result();
        if (!isMore)
            return Failure(isMore.error());
        if (!*isMore)
            return {};
    }
}

// And where somebody emptied the table.
Result<void> completeTerms(Library &library, BeforeLearning before)
{
    const LibraryAccess access(library);
    if (before == BeforeLearning::AwaitIndex)
        if (const Result<void> made = makeAllTerms(access); !made)
            return made;
    const Result<bool> isLacking = access
                                       .run([](Database &database) {
                                           const bool lacks = areTermsLost(database);
                                           if (lacks)
                                               clearTerms(database);
                                           return lacks;
                                       })
                                       .result();
    if (!isLacking)
        return Failure(isLacking.error());
    if (*isLacking && before == BeforeLearning::AwaitIndex)
        return makeAllTerms(access);
    return {};
}

// Nothing: the library has it already, or there is nothing. `rarity`: is set if it was needed.
std::optional<WrittenFit> learnFit(Database &database, const FitProfile &profile,
                                   std::optional<TermRarity> &rarity)
{
    const Snapshot snapshot(database);
    const TrainingSet training = trainingSet(database, profile);
    WrittenFit fit{.basis = training.basis(database)};
    const QString before = fitBasis(database, profile.name());
    if (fit.basis == before)
        return {};
    if (training.wanted() >= leastPositives) {
        rarity.emplace(database);
        if (const auto model = learned(database, training, *rarity)) {
            fit.model = model->saved();
            fit.numbers = numbersBy(*model, database);
        }
    }
    if (fit.numbers.isEmpty() && before.isEmpty())
        return {};
    return fit;
}

} // namespace

Result<FitState> refreshFitNow(Library &library, const QString &profile, BeforeLearning before)
{
    Result<FitState> state = withOwnConnection(library, [&profile](Database &database) {
        const FitProfile found = profileNamed(database, profile);
        const TrainingSet training = trainingSet(database, found);
        return FitState{
            .profile = found, .positives = training.wanted(), .negatives = training.unwanted()};
    });
    if (!state)
        return state;
    if (state->isEnough() && before == BeforeLearning::AwaitIndex)
        (void)library.indexed().result(); // fails for a library that cannot be written
    if (state->isEnough() && !completeTerms(library, before))
        return state; // likewise
    std::optional<TermRarity> rarity;
    const auto fit = withOwnConnection(
        library, [&](Database &database) { return learnFit(database, state->profile, rarity); });
    if (!fit)
        return Failure(fit.error());
    if (!*fit)
        return state;
    const Result<void> written = LibraryAccess(library)
                                     .run([&](Database &database) {
                                         if (database.isReadOnly())
                                             return;
                                         if (rarity)
                                             rarity->write(database);
                                         writeFit(database, state->profile.name(), **fit);
                                     })
                                     .result();
    if (!written)
        return Failure(written.error());
    state->isRenewed = true;
    return state;
}

} // namespace broadsheet
