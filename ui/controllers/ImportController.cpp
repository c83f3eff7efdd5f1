#include "controllers/ImportController.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"
#include "importing/SampleDigest.h"
#include "matching/BibliographyFile.h"

#include <QFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace broadsheet {

ImportController::ImportController(Library &library, QObject *parent)
    : QObject(parent), m_library(library), m_importer(library)
{
    connect(&m_importer, &Importer::progress, this, &ImportController::progress);
}

void ImportController::import(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    const auto bibliographiesIn = [paths] {
        QStringList bibliographies;
        for (const QString &path : paths)
            if (isBibliographyFile(path))
                bibliographies.append(path);
        return bibliographies;
    };
    deliver(QtConcurrent::run(readingPool(), bibliographiesIn), this,
            [this, paths](const QStringList &given) {
                QStringList digests = paths;
                digests.removeIf([&given](const QString &path) { return given.contains(path); });
                if (!given.isEmpty())
                    Q_EMIT bibliographiesGiven(given);
                if (!digests.isEmpty())
                    importDigests(digests);
            });
}

void ImportController::importDigests(const QStringList &paths)
{
    deliver(m_importer.importPaths(paths), this, [this, paths](const Result<ImportReport> &report) {
        if (!report) {
            Q_EMIT failed(report.error(), paths);
            return;
        }
        if (report->newPapers + report->updatedPapers > 0)
            forgetSample(m_library);
        Q_EMIT finished(*report, paths);
    });
}

void ImportController::keepNotes(const QList<PaperNote> &notes)
{
    deliver(m_importer.keepNotes(notes), this, [this](const Result<NotesKept> &kept) {
        if (kept)
            Q_EMIT notesKept(*kept);
        else
            Q_EMIT failed(kept.error(), {});
    });
}

void ImportController::showSample(const QString &file)
{
    QFile sample(file);
    if (!sample.open(QIODevice::ReadOnly))
        return; // impossible: it is part of the program
    deliver(storeSample(m_library, sample.readAll()), this,
            [this](const Result<ChangeSet> &result) {
                if (result)
                    Q_EMIT sampleStored();
                else
                    Q_EMIT failed(result.error(), {});
            });
}

namespace {

QString lineOf(const FileDiagnostic &found)
{
    const auto &[severity, line, message] = found.diagnostic;
    return line > 0 ? u"%1:%2: %3"_s.arg(found.file, QString::number(line), message)
                    : u"%1: %2"_s.arg(found.file, message);
}

} // namespace

QString summaryOf(const ImportReport &report)
{
    QStringList parts;
    if (report.cancelled)
        parts << ImportController::tr("Stopped. Papers imported so far are kept.");
    if (report.newPapers > 0)
        parts << ImportController::tr("%Ln new paper(s).", nullptr, report.newPapers);
    if (report.updatedPapers > 0)
        parts << ImportController::tr("%Ln paper(s) updated.", nullptr, report.updatedPapers);
    if (report.newPapers + report.updatedPapers == 0 && report.entries > 0)
        parts << ImportController::tr("Nothing new: all papers were in the library already.");
    if (!report.notes.isEmpty())
        parts << ImportController::tr("It comes with somebody's notes on %Ln paper(s).", nullptr,
                                      int(report.notes.size()));
    if (report.entries == 0 && report.diagnostics.size() != 1)
        parts << ImportController::tr("No papers found.");
    if (report.diagnostics.size() == 1)
        parts << lineOf(report.diagnostics.constFirst());
    else if (!report.diagnostics.isEmpty())
        parts << ImportController::tr("%Ln remark(s).", nullptr, int(report.diagnostics.size()));
    return parts.join(u' ');
}

QString summaryOf(const NotesKept &kept)
{
    QStringList parts{ImportController::tr("%Ln note(s) taken.", nullptr, kept.written)};
    if (!kept.differing.isEmpty())
        parts << ImportController::tr("Your own note was kept, and the other one stays in the "
                                      "file, for: %1")
                     .arg(listOf(kept.differing));
    if (!kept.refused.isEmpty())
        parts << ImportController::tr("These notes are too long, or the library does not have the "
                                      "paper: %1")
                     .arg(listOf(kept.refused));
    return parts.join(u' ');
}

QString detailsOf(const ImportReport &report)
{
    QStringList lines;
    for (const FileDiagnostic &diagnostic : report.diagnostics)
        lines << lineOf(diagnostic);
    return lines.join(u'\n');
}

} // namespace broadsheet
