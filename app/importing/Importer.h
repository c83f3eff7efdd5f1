// Digest files and folders into the library: read and parsed on the thread pool, stored in order.
#pragma once

#include "base/Result.h"
#include "digest/Digest.h"
#include "papers/ChangeSet.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <memory>

namespace broadsheet {

class Library;

inline constexpr qint64 maxDigestBytes = 256LL * 1024 * 1024; // a larger file is refused unread

struct FileDiagnostic
{
    QString file; // as given or found, "-" for standard input
    Diagnostic diagnostic;
};

struct ImportReport
{
    int files = 0;   // read as digests; a README without papers in a folder does not count
    int entries = 0; // in them
    int newPapers = 0;
    int updatedPapers = 0;
    QDate newestDay; // of the days imported
    bool cancelled = false;
    QList<FileDiagnostic> diagnostics;

    int furtherWarnings = 0; // beyond maxImportWarnings, counted only

    [[nodiscard]] bool hasErrors() const;
};

inline constexpr int maxImportWarnings = 10'000; // over all files; errors are never left out

// One import at a time; a second waits for the first. Everything happens on threads of its own, so
// that a program without an event loop can simply take the future's result(). When the library
// refuses to store, the import stops with that Error, which says what was stored before and stays.
// Lives on one thread and dies before its library.
class Importer final : public QObject
{
    Q_OBJECT

public:
    explicit Importer(Library &library, QObject *parent = nullptr);
    ~Importer() override;

    // Files of any name, and folders recursively (*.md, *.markdown, *.txt; symlink loops are walked
    // once; hidden files are left out).
    QFuture<Result<ImportReport>> importPaths(QStringList paths);
    QFuture<Result<ImportReport>> importBytes(QByteArray bytes, QString name);
    void cancel(); // all that were asked for, after the files at hand; what was stored stays

Q_SIGNALS:
    // On this object's thread, no faster than it listens.
    void progress(int filesDone, int filesTotal);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
