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
    int files = 0;      // read as digests
    int entries = 0;    // in them
    int newPapers = 0;
    int updatedPapers = 0;
    QDate newestDay;    // of the days imported
    bool cancelled = false;
    QList<FileDiagnostic> diagnostics;

    [[nodiscard]] bool hasErrors() const;
};

// One import at a time; a second waits for the first.
class Importer final : public QObject
{
    Q_OBJECT

public:
    explicit Importer(Library &library, QObject *parent = nullptr);
    ~Importer() override;

    // Files, and folders recursively (*.md, *.markdown, *.txt; symlink loops are walked once).
    QFuture<Result<ImportReport>> importPaths(QStringList paths);
    QFuture<Result<ImportReport>> importBytes(QByteArray bytes, QString name);
    void cancel(); // after the files at hand; what was stored stays

Q_SIGNALS:
    void progress(int filesDone, int filesTotal);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
