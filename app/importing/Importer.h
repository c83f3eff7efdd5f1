// Imports digest files and folders into the library: reads and parses them on a thread pool and
// stores them in order.
#pragma once

#include "base/Result.h"
#include "digest/Digest.h"
#include "importing/KeepNotes.h"
#include "papers/ChangeSet.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <memory>

namespace broadsheet {

class Library;

struct FileDiagnostic
{
    QString file; // as given or found, "-" for standard input
    Diagnostic diagnostic;
};

struct ImportReport
{
    int files = 0;   // that are digests; a README without papers in a folder does not count
    int entries = 0; // in them
    int newPapers = 0;
    int updatedPapers = 0;
    QDate newestDay; // of the days imported
    bool cancelled = false;
    QList<FileDiagnostic> diagnostics;
    QList<PaperNote> notes; // of whoever wrote the digests; see KeepNotes.h

    int furtherWarnings = 0; // beyond maxImportWarnings, only counted

    [[nodiscard]] bool hasErrors() const;
};

inline constexpr int maxImportWarnings = 10'000; // over all files; errors have no limit

// One import at a time; a second waits for the first. Everything runs on the importer's own
// threads, so that a program without an event loop can take the future's result(). When the library
// fails to store, the import stops with that Error, whose message says how much was stored. The
// object belongs to one thread. The library must outlive it.
class Importer final : public QObject
{
    Q_OBJECT

public:
    explicit Importer(Library &library, QObject *parent = nullptr);
    ~Importer() override;

    // Files and folders, see findDigests().
    QFuture<Result<ImportReport>> importPaths(QStringList paths);
    QFuture<Result<ImportReport>> importBytes(QByteArray bytes, QString name);
    // Notes that a report had, as the user's own: see KeepNotes.h.
    QFuture<Result<NotesKept>> keepNotes(QList<PaperNote> notes);
    void cancel(); // every import, after the files being parsed; what was stored stays
    // Takes no more than a second where a disk does not answer.

Q_SIGNALS:
    // On this object's thread. Updates that come faster than its event loop runs are dropped.
    void progress(int filesDone, int filesTotal);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
