#include "citing/CitedPapers.h"

#include "journal/GivenKeys.h"
#include "library/LibraryAccess.h"
#include "library/PaperQueries.h"
#include "sqlite/Transaction.h"

#include <utility>

namespace broadsheet {

namespace {

CitedPapers::Keys keysOf(Database &database, const Clock &clock, const QList<WantedKey> &wanted,
                         const QSet<QString> &lent)
{
    if (wanted.isEmpty() || database.isReadOnly())
        return broadsheet::keysFor(database, wanted, lent);
    Transaction transaction(database);
    CitedPapers::Keys keys = broadsheet::keysFor(database, wanted);
    broadsheet::giveKeys(database, clock, keys);
    transaction.commit();
    return keys;
}

} // namespace

CitedPapers::CitedPapers(Library &library, KeyPattern pattern, QString profile, Clock clock)
    : m_library(library), m_pattern(std::move(pattern)), m_profile(std::move(profile)),
      m_clock(std::move(clock))
{}

QFuture<Result<QList<Paper>>> CitedPapers::at(const QList<qint32> &numbers) const
{
    return LibraryAccess(m_library).ask([numbers, profile = m_profile](Database &database) {
        return papersAt(database, numbers, profile);
    });
}

QFuture<Result<CitedPapers::Keys>> CitedPapers::keysFor(const QList<Paper> &papers) const
{
    QList<WantedKey> wanted;
    for (const Paper &paper : papers)
        if (paper.citationKey.isEmpty())
            wanted.append({.paper = paper.id, .key = m_pattern.keyOf(paper)});
    return LibraryAccess(m_library).run(
        [clock = m_clock, wanted = std::move(wanted), lent = m_lent](Database &database) {
            return keysOf(database, clock, wanted, lent);
        });
}

void CitedPapers::setKeys(QList<Paper> &papers, const Keys &keys)
{
    for (Paper &paper : papers) {
        if (!paper.citationKey.isEmpty())
            continue;
        paper.citationKey = keys.value(paper.id);
        m_lent.insert(paper.citationKey.toLower());
    }
}

Result<void> CitedPapers::giveKeys(QList<Paper> &papers)
{
    const Result<Keys> keys = keysFor(papers).result();
    if (!keys)
        return Failure(keys.error());
    setKeys(papers, *keys);
    return {};
}

Result<QList<Paper>> CitedPapers::withKeys(const QList<qint32> &numbers)
{
    Result<QList<Paper>> papers = at(numbers).result();
    if (!papers)
        return papers;
    return giveKeys(*papers).map([&papers] { return *std::move(papers); });
}

} // namespace broadsheet
