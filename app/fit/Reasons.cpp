#include "fit/Reasons.h"

#include "fit/LinearModel.h"
#include "fit/Profiles.h"
#include "fit/Tr.h"
#include "fit/Training.h"
#include "search/Fold.h"
#include "tables/DocumentReader.h"
#include "tables/FitNumbers.h"
#include "tables/MarkedSubjects.h"
#include "tables/PaperNumbers.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace broadsheet {

namespace {

constexpr std::array kinds{FitReason::Kind::Word, FitReason::Kind::Author, FitReason::Kind::Keyword,
                           FitReason::Kind::Category};
static_assert(kinds[size_t(TermKind::Author)] == FitReason::Kind::Author &&
              kinds[size_t(TermKind::Category)] == FitReason::Kind::Category);

struct Name
{
    FitReason::Kind kind;
    QString text;

    bool operator==(const Name &) const = default;
};

size_t qHash(const Name &name, size_t seed = 0)
{
    return qHashMulti(seed, int(name.kind), name.text);
}

// Names, keywords and categories as they are written, by their folded form.
QHash<QString, QString> spellings(const Paper &paper)
{
    QHash<QString, QString> spelled;
    for (const QStringList &list : {paper.authors, paper.keywords, paper.categories})
        for (const QString &text : list)
            spelled.insert(folded(text), text);
    return spelled;
}

// Which word of the paper a number stands for. Of a pair of characters that is the shortest run
// that has it, which is nearest to what a dictionary has.
QHash<quint32, Name> namesOf(const Document &document, const QHash<QString, QString> &spelled)
{
    QHash<quint32, Name> names;
    forEachTerm(document, [&](const Term &term) {
        QString shown = term.shown.toString();
        if (term.kind != TermKind::Word)
            shown = spelled.value(shown, shown);
        Name &name = names[numberOf(term.kind, term.text)];
        if (name.text.isEmpty() || shown.size() < name.text.size() ||
            (shown.size() == name.text.size() && shown < name.text))
            name = {kinds[size_t(term.kind)], shown};
    });
    return names;
}

QSet<QString> foldedSubjects(Database &database, Mark mark)
{
    QSet<QString> subjects;
    const QStringList marked = markedSubjects(database, mark);
    for (const QString &subject : marked)
        subjects.insert(folded(subject));
    return subjects;
}

void markLess(Database &database, QList<FitReason> &reasons)
{
    const QSet<QString> words = foldedSubjects(database, Mark::LessWord);
    const QSet<QString> authors = foldedSubjects(database, Mark::LessAuthor);
    for (FitReason &reason : reasons)
        reason.isLess = (reason.kind == FitReason::Kind::Author ? authors : words)
                            .contains(folded(reason.text));
}

QList<FitReason> reasonsIn(const Paper &paper, const LinearModel &model, int limit)
{
    const Document document = documentOf(paper);
    const QHash<quint32, Name> names = namesOf(document, spellings(paper));
    QHash<Name, double> points;
    double all = 0;
    model.forEachPart(packedTerms(document), [&](quint32 number, double part) {
        points[names.value(number)] += part;
        all += std::abs(part);
    });
    QList<FitReason> reasons;
    for (const auto &[name, part] : points.asKeyValueRange())
        if (part != 0)
            reasons.append({.kind = name.kind, .text = name.text, .points = part * 100 / all});
    std::ranges::sort(reasons, [](const FitReason &a, const FitReason &b) {
        const double x = std::abs(a.points);
        const double y = std::abs(b.points);
        return x != y ? x > y : a.text < b.text;
    });
    reasons.resize(std::min<qsizetype>(reasons.size(), limit));
    return reasons;
}

} // namespace

FitReasons reasonsFor(Database &database, const PaperId &paper, const QString &profile, int limit)
{
    const FitProfile found = profileNamed(database, profile);
    const qint64 number = paperNumber(database, paper);
    if (number == 0)
        fail(ErrorKind::NotFound, FitTr::tr("The library has no paper “%1”.").arg(paper.text));
    const TrainingSet training = trainingSet(database, found);
    FitReasons reasons{.fit = FitNumbers(database, found.name()).percent(number),
                       .positives = training.wanted(),
                       .negatives = training.unwanted()};
    if (!reasons.fit)
        return reasons;
    const TermRarity rarity(database, StoredRarity::Recent);
    const auto model = LinearModel::from(fitModel(database, found.name()), rarity);
    if (!model)
        return reasons;
    reasons.counting = reasonsIn(DocumentReader(database).paperAt(number), *model, limit);
    markLess(database, reasons.counting);
    return reasons;
}

} // namespace broadsheet
