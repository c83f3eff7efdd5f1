#include "tables/Gists.h"

#include "gist/Gist.h"
#include "sqlite/Transaction.h"
#include "tables/Listings.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxPapersAtOnce = 200;

QList<qint64> papersWithout(Database &database)
{
    QList<qint64> papers;
    for (Rows rows = database.select(u"SELECT number FROM paper WHERE gists IS NULL"
                                     " ORDER BY number DESC LIMIT ?"_s,
                                     maxPapersAtOnce);
         rows.next();)
        papers.append(rows.number(0));
    return papers;
}

} // namespace

// "ko text" in a list; no language has a space.
QString gistsText(const QList<Gist> &gists)
{
    QStringList entries;
    for (const Gist &gist : gists)
        entries.append(gist.language + u' ' + QString(gist.text).remove(listSeparator));
    return entries.join(listSeparator);
}

QList<Gist> gistsFrom(const QString &text)
{
    QList<Gist> gists;
    for (const QString &entry : text.split(listSeparator, Qt::SkipEmptyParts)) {
        const qsizetype space = entry.indexOf(u' ');
        if (space >= 0)
            gists.append({.language = entry.first(space), .text = entry.sliced(space + 1)});
    }
    return gists;
}

int makeGists(Database &database, std::chrono::milliseconds time,
              const std::function<bool()> &isWanted)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    const QList<qint64> papers = papersWithout(database);
    if (papers.isEmpty())
        return 0;
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    int made = 0;
    for (const qint64 number : papers) {
        const Paper paper = merged(listingsOfPaper(database, number));
        database.execute(u"UPDATE paper SET gists = ? WHERE number = ?"_s,
                         gistsText(gistsOf(paper.texts)), number);
        ++made;
        if (deadline.hasExpired() || isWanted())
            break;
    }
    transaction.commit();
    return made;
}

} // namespace broadsheet
