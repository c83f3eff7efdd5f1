// Finds out which papers of the library a bibliography names. Asks for some papers at a time, so
// that lists need not wait. One thread, whose event loop runs. The library must outlive it.
#pragma once

#include "base/Result.h"
#include "bibliography/Bibliography.h"

#include <QHash>
#include <QObject>

namespace broadsheet {

class Library;

struct MatchedPaper
{
    qint32 number = 0; // as PaperRow::number
    QString id;

    bool operator==(const MatchedPaper &) const = default;
};

struct UnmatchedEntry
{
    qsizetype entry = 0;      // its place in the list
    bool isAmbiguous = false; // several papers have its DOI, or its title and first author

    bool operator==(const UnmatchedEntry &) const = default;
};

struct EntryMatches
{
    QList<MatchedPaper> papers; // each once, in the order of the entries
    QList<UnmatchedEntry> unmatched;

    bool operator==(const EntryMatches &) const = default;
};

class EntryMatcher final : public QObject
{
    Q_OBJECT

public:
    explicit EntryMatcher(Library &library, QObject *parent = nullptr);

    // By the arXiv id. Where an entry has none: by the address, by the DOI, and then by title and
    // first author. A paper that is one of several is none. Ends what was begun before.
    void start(const QList<BibliographyEntry> &entries);
    void stop(); // nothing arrives any more

Q_SIGNALS:
    void matched(const broadsheet::EntryMatches &matches);
    void failed(const broadsheet::Error &error);

private:
    void matchIds();
    void matchTitles();
    void askForTitles(qint64 after);
    void finish();

    Library &m_library;
    QList<BibliographyEntry> m_entries;
    QList<QList<MatchedPaper>> m_papers;      // that each entry may mean
    QMultiHash<QString, qsizetype> m_byTitle; // entries that name a paper by nothing else
    int m_run = 0;                            // what an older run asked for is dropped
};

} // namespace broadsheet
