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

struct Learned
{
    FitState state;
    bool isPutOff = false;   // papers have no terms yet, and they are to be awaited
    bool lacksTerms = false; // rows that were written are not there
    std::optional<TermRarity> rarity;
    std::optional<WrittenFit> fit; // nothing: the library has it already, or there is nothing
};

FitNumber numberFrom(double share)
{
    return 1 + FitNumber(std::lround(share * fitScale));
}

// Computes the numbers of all papers; returns how many rows of terms there are.
qint64 addNumbers(Database &database, const LinearModel &model, QList<FitNumber> &numbers)
{
    Statement rows(database, "SELECT paper, terms FROM terms ORDER BY paper");
    qint64 count = 0;
    while (rows.step()) {
        if (++count % 1024 == 0)
            database.throwIfCancelled();
        const qint64 paper = rows.number(0);
        if (paper < 0 || paper > maxFitPaper)
            continue;
        numbers.resize(paper + 1); // papers in between have none
        numbers.last() = numberFrom(LinearModel::share(model.decision(rows.blob(1))));
    }
    return count;
}

void addFit(Database &database, const TrainingSet &training, Learned &learning)
{
    const QString before = fitBasis(database, learning.state.profile.name());
    WrittenFit fit{.basis = training.basis(database)};
    if (fit.basis == before)
        return;
    if (learning.state.isEnough()) {
        learning.rarity.emplace(database);
        qint64 rows = 0;
        if (const auto model = learned(database, training, *learning.rarity)) {
            fit.model = model->saved();
            rows = addNumbers(database, *model, fit.numbers);
        } else { // too few of the papers that count have their terms yet
            rows = database.number(QStringLiteral("SELECT count(*) FROM terms"));
        }
        learning.lacksTerms = areTermsLost(database, rows);
    }
    // While terms are made again, what is stored still holds.
    const bool isWaiting = learning.state.isEnough() && learning.state.isBehind;
    if (!fit.numbers.isEmpty() || (!before.isEmpty() && !isWaiting))
        learning.fit = std::move(fit);
}

Learned learn(Database &database, const QString &profile, BeforeLearning before)
{
    const Snapshot snapshot(database);
    const FitProfile found = profileNamed(database, profile);
    const TrainingSet training = trainingSet(database, found);
    Learned learning{.state = {.profile = found,
                               .positives = training.wanted(),
                               .negatives = training.unwanted(),
                               .isBehind = areTermsBehind(database)}};
    learning.isPutOff = before == BeforeLearning::AwaitIndex && learning.state.isEnough() &&
                        learning.state.isBehind;
    if (learning.isPutOff)
        return learning;
    addFit(database, training, learning);
    // Similar papers need it too, and must not count it for each paper that is shown.
    if (!learning.rarity && !learning.state.isBehind && !TermRarity::isStored(database))
        learning.rarity.emplace(database);
    return learning;
}

Result<Learned> learnedOf(Library &library, const QString &profile, BeforeLearning before)
{
    return withOwnConnection(library,
                             [&](Database &database) { return learn(database, profile, before); });
}

// False: the library cannot be written.
bool awaitTerms(Library &library)
{
    (void)library.indexed().result();
    for (;;) {
        const Result<bool> isMore =
            LibraryAccess(library)
                .run([](Database &database) {
                    return makeTerms(database, sliceTime, [] { return false; });
                })
                .result();
        if (!isMore || !*isMore)
            return isMore.has_value();
    }
}

// The library makes the rows that are missing in the background, unless it has nothing else to do
// and nobody told it that they were deleted.
void wake(Library &library)
{
    (void)LibraryAccess(library).write([](Database &) { return ChangeSet(); });
}

// The library makes them again in the background.
void clearLostTerms(Library &library)
{
    (void)LibraryAccess(library)
        .write([](Database &database) {
            if (!database.isReadOnly())
                clearTerms(database);
            return ChangeSet();
        })
        .result();
}

} // namespace

Result<FitState> refreshFitNow(Library &library, const QString &profile, BeforeLearning before)
{
    const auto again = [&] { return learnedOf(library, profile, BeforeLearning::Nothing); };
    Result<Learned> learning = learnedOf(library, profile, before);
    if (learning && learning->isPutOff && awaitTerms(library))
        learning = again();
    if (learning && learning->lacksTerms) {
        clearLostTerms(library);
        if (before == BeforeLearning::AwaitIndex && awaitTerms(library))
            learning = again();
    }
    if (!learning)
        return Failure(learning.error());
    if (learning->state.isBehind)
        wake(library);
    if (!learning->fit && !learning->rarity)
        return learning->state;
    const Result<void> written =
        LibraryAccess(library)
            .run([&](Database &database) {
                if (database.isReadOnly())
                    return;
                if (learning->rarity)
                    learning->rarity->write(database);
                if (learning->fit)
                    writeFit(database, learning->state.profile.name(), *learning->fit);
            })
            .result();
    if (!written)
        return Failure(written.error());
    learning->state.isRenewed = learning->fit.has_value();
    return learning->state;
}

} // namespace broadsheet
