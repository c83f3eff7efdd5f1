// The digests and replies that tests read: a small corpus, which is in the repository, and a large
// one of real days, which is read as well where it exists.
#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace broadsheet::test {

// The counts are those of the files. They do not come from reading them, so tests can compare.
struct Corpus
{
    bool isLarge;
    QString folder; // has digests/YYYY/MM/DD.md and daily_papers/YYYY-MM-DD.json
    qsizetype digests;
    qsizetype digestEntries;
    qsizetype replies;
    qsizetype replyEntries;

    [[nodiscard]] QString name() const; // "small" or "large"
    [[nodiscard]] QString digestFolder() const;
    [[nodiscard]] QString replyFolder() const;
    // Full paths, oldest day first.
    [[nodiscard]] QStringList digestFiles() const;
    [[nodiscard]] QStringList replyFiles() const;
};

// The small corpus, then the large one where it exists. Never empty.
[[nodiscard]] const QList<Corpus> &corpora();

// For the _data function of a test: one row for each corpus, named after it. The only column is
// "corpus", of type Corpus.
void addCorpusRows();

// The day in the path of a digest or reply.
[[nodiscard]] QDate dayOfFile(const QString &path);

// All bytes of a file. A file that cannot be read ends the program.
[[nodiscard]] QByteArray contents(const QString &path);

} // namespace broadsheet::test
