// One import from its paths to its report, on a thread that may wait. Files are read and parsed on
// a pool, a few at a time, and stored in their order while the next ones are parsed. When the
// import is stopped, what a disk does not answer within a second is left behind with its thread.
#pragma once

#include "base/ForeignDisk.h"
#include "importing/DigestFiles.h"
#include "library/Library.h"

#include <QSet>

#include <deque>
#include <functional>
#include <stop_token>

namespace broadsheet {

class ImportRun final
{
public:
    using Progress = std::function<void(int filesDone, int filesTotal)>;

    ImportRun(Library &library, std::stop_token stop, Progress progress);

    [[nodiscard]] Result<ImportReport> paths(const QStringList &paths);
    [[nodiscard]] Result<ImportReport> bytes(const QByteArray &bytes, const QString &name);

private:
    struct Parsed
    {
        DigestFile file;
        bool isDigest = false; // false: not read, or a file of an archive that is no digest
        QList<DayReport> days = {};
        QList<Diagnostic> diagnostics = {};
        QList<PaperNote> notes = {};
    };
    [[nodiscard]] static Parsed readAndParse(const DigestFile &file);
    [[nodiscard]] static Parsed parse(DigestFile file, const QByteArray &bytes,
                                      const QString &place);

    void take(Parsed parsed);
    void note(const QString &file, Diagnostic diagnostic);
    void takeNotes(const Parsed &parsed);
    void store();
    void awaitFirstStored();
    [[nodiscard]] Result<ImportReport> finish();

    Library &m_library;
    std::stop_token m_stop;
    ForeignDisk m_disk; // files are also parsed there
    Progress m_progress;

    ImportReport m_report;
    int m_warnings = 0;
    qsizetype m_notesLength = 0; // characters

    QList<DayReport> m_batch;
    qint64 m_batchBytes = 0;
    qsizetype m_batchEntries = 0;

    struct Storing
    {
        qsizetype entries;
        QFuture<Result<ChangeSet>> changes;
    };
    std::deque<Storing> m_storing; // given to the library, oldest first
    QSet<PaperId> m_added;
    QSet<PaperId> m_updated;
    qsizetype m_storedEntries = 0;
    std::optional<Error> m_error; // of the library; nothing more is stored
};

} // namespace broadsheet
