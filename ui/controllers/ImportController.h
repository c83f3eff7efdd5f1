// Imports digest files and folders that the user opens or drops, and reports progress and outcome.
// GUI thread only.
#pragma once

#include "base/Result.h"
#include "importing/Importer.h"
#include "importing/KeepNotes.h"

#include <QObject>
#include <QStringList>

namespace broadsheet {

class ImportController final : public QObject
{
    Q_OBJECT

public:
    explicit ImportController(Library &library, QObject *parent = nullptr);

    // The first papers remove the sample day. Bibliographies are told of with
    // bibliographiesGiven().
    void import(const QStringList &paths);
    void showSample(const QString &file);          // a digest in the resources
    void keepNotes(const QList<PaperNote> &notes); // as the user's own
    void cancel() { m_importer.cancel(); }

Q_SIGNALS:
    void sampleStored();
    void progress(int filesDone, int filesTotal);
    void finished(const broadsheet::ImportReport &report, const QStringList &paths);
    void notesKept(const broadsheet::NotesKept &kept);
    void failed(const broadsheet::Error &error, const QStringList &paths);
    void bibliographiesGiven(const QStringList &paths);

private:
    void importDigests(const QStringList &paths);

    Library &m_library;
    Importer m_importer;
};

// The report for the user: one line, and the diagnostics as lines "file:line: message".
[[nodiscard]] QString summaryOf(const ImportReport &report);
[[nodiscard]] QString detailsOf(const ImportReport &report);
[[nodiscard]] QString summaryOf(const NotesKept &kept);

} // namespace broadsheet
