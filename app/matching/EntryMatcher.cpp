#include "matching/EntryMatcher.h"

#include "base/Deliver.h"
#include "library/LibraryAccess.h"
#include "sqlite/Statement.h"
#include "tables/PaperNumbers.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype entriesAtOnce = 1000;
constexpr int titlesAtOnce = 10'000;

// The papers that one entry may mean. Only one is a match.
using Candidates = QList<MatchedPaper>;

Candidates paperWith(Database &database, const PaperId &id)
{
    const qint64 number = paperNumber(database, id);
    return number == 0 ? Candidates() : Candidates{{.number = qint32(number), .id = id.text}};
}

Candidates papersOf(Database &database, const BibliographyEntry &entry)
{
    if (!entry.arxiv.isEmpty())
        return paperWith(database, entry.arxiv);
    const QString page = entry.doi.isEmpty() ? QString() : u"https://doi.org/"_s + entry.doi;
    for (const PaperId &id : {entry.address, PaperId::fromLink(page)})
        if (const Candidates paper = paperWith(database, id); !paper.isEmpty())
            return paper;
    Candidates papers;
    for (Rows rows = database.select(u"SELECT DISTINCT p.number, p.id FROM listing AS l"
                                     " CROSS JOIN paper AS p ON p.number = l.paper"
                                     " WHERE l.doi = ? COLLATE NOCASE AND l.doi <> ''"_s,
                                     entry.doi);
         rows.next();)
        papers.append({.number = qint32(rows.number(0)), .id = rows.text(1)});
    return papers;
}

QList<Candidates> papersOf(Database &database, const QList<BibliographyEntry> &entries)
{
    QList<Candidates> papers;
    for (const BibliographyEntry &entry : entries)
        papers.append(papersOf(database, entry));
    return papers;
}

struct TitledPaper
{
    MatchedPaper paper;
    QString title;
    QString firstAuthor;
};

struct TitledPapers
{
    QList<TitledPaper> papers; // with one of the wanted titles
    qint64 last = 0;           // the number up to which papers were read
    bool isEnd = false;
};

TitledPapers papersTitled(Database &database, const QSet<QString> &titles, qint64 after)
{
    Statement next(database, "SELECT number, id, title, authors FROM paper WHERE number > ?"
                             " ORDER BY number LIMIT ?");
    next.with(after, titlesAtOnce);
    TitledPapers found{.papers = {}, .last = after};
    int read = 0;
    for (; next.step(); ++read) {
        found.last = next.number(0);
        const QString title = comparableTitle(next.text(2));
        if (titles.contains(title))
            found.papers.append({.paper = {.number = qint32(found.last), .id = next.text(1)},
                                 .title = title,
                                 .firstAuthor = comparableAuthor(next.list(3).value(0))});
    }
    found.isEnd = read < titlesAtOnce;
    return found;
}

} // namespace

EntryMatcher::EntryMatcher(Library &library, QObject *parent) : QObject(parent), m_library(library)
{}

void EntryMatcher::start(const QList<BibliographyEntry> &entries)
{
    stop();
    m_entries = entries;
    m_papers.clear();
    m_byTitle.clear();
    matchIds();
}

void EntryMatcher::stop()
{
    ++m_run;
}

void EntryMatcher::matchIds()
{
    const QList<BibliographyEntry> next = m_entries.mid(m_papers.size(), entriesAtOnce);
    const auto asked = LibraryAccess(m_library).ask(
        [next](Database &database) { return papersOf(database, next); });
    deliver(asked, this, [this, run = m_run](const Result<QList<Candidates>> &papers) {
        if (run != m_run)
            return;
        if (!papers)
            return Q_EMIT failed(papers.error());
        m_papers += *papers;
        if (m_papers.size() < m_entries.size())
            matchIds();
        else
            matchTitles();
    });
}

void EntryMatcher::matchTitles()
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const BibliographyEntry &entry = m_entries[i];
        if (!m_papers[i].isEmpty() || !entry.arxiv.isEmpty() || entry.firstAuthor.isEmpty())
            continue;
        if (const QString title = comparableTitle(entry.title); !title.isEmpty())
            m_byTitle.insert(title, i);
    }
    if (m_byTitle.isEmpty())
        finish();
    else
        askForTitles(0);
}

void EntryMatcher::askForTitles(qint64 after)
{
    const QList<QString> wanted = m_byTitle.uniqueKeys();
    const auto asked = LibraryAccess(m_library).ask(
        [titles = QSet<QString>(wanted.begin(), wanted.end()), after](Database &database) {
            return papersTitled(database, titles, after);
        });
    deliver(asked, this, [this, run = m_run](const Result<TitledPapers> &found) {
        if (run != m_run)
            return;
        if (!found)
            return Q_EMIT failed(found.error());
        for (const auto &[paper, title, firstAuthor] : found->papers)
            for (const qsizetype entry : m_byTitle.values(title))
                if (comparableAuthor(m_entries[entry].firstAuthor) == firstAuthor)
                    m_papers[entry].append(paper);
        if (found->isEnd)
            finish();
        else
            askForTitles(found->last);
    });
}

void EntryMatcher::finish()
{
    EntryMatches matches;
    QSet<qint32> seen;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Candidates &papers = m_papers[i];
        if (papers.size() != 1) {
            matches.unmatched.append({.entry = i, .isAmbiguous = papers.size() > 1});
        } else if (!seen.contains(papers.constFirst().number)) {
            seen.insert(papers.constFirst().number);
            matches.papers.append(papers.constFirst());
        }
    }
    Q_EMIT matched(matches);
}

} // namespace broadsheet
