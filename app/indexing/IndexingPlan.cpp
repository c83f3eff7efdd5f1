#include "indexing/IndexingPlan.h"

#include <QFile>
#include <QHash>

#include <algorithm>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct ShelvedPdf
{
    PaperId paper;
    QString file;
    qint64 openedAt = 0; // seconds
};

// The shelf dates a PDF to the time at which it was opened, so the date does not tell whether it is
// another one. One that is fetched again is another file, with another inode.
std::optional<ShelvedPdf> shelved(const PdfShelf &shelf, const PaperId &paper)
{
    struct stat status
    {};
    if (!paper.isArxiv() || ::stat(QFile::encodeName(shelf.path(paper)).constData(), &status) != 0)
        return {};
    return ShelvedPdf{.paper = paper,
                      .file = u"%1:%2"_s.arg(status.st_size).arg(status.st_ino),
                      .openedAt = status.st_mtim.tv_sec};
}

QList<ShelvedPdf> pdfsOn(const PdfShelf &shelf)
{
    QList<ShelvedPdf> pdfs;
    for (const PaperId &paper : shelf.papers())
        if (const auto pdf = shelved(shelf, paper))
            pdfs.append(*pdf);
    std::ranges::stable_sort(pdfs, std::ranges::greater(), &ShelvedPdf::openedAt);
    return pdfs;
}

} // namespace

QList<IndexedPdf> planIndexing(Database &database, const PdfShelf &shelf,
                               const std::atomic_bool &isStopped)
{
    const QList<ShelvedPdf> there = pdfsOn(shelf);
    QHash<PaperId, QString> files;
    for (const ShelvedPdf &pdf : there)
        files.insert(pdf.paper, pdf.file);
    QHash<PaperId, IndexedPdf> known;
    for (const IndexedPdf &pdf : indexedPdfs(database)) {
        // What is only partly forgotten has no file, and neither has what left the shelf.
        const auto file = files.constFind(pdf.paper);
        if (file != files.cend() && *file == pdf.file)
            known.insert(pdf.paper, pdf);
        else if (!isStopped)
            forgetPdf(database, pdf, isStopped);
    }
    QList<IndexedPdf> open;
    for (const ShelvedPdf &pdf : there) {
        const IndexedPdf one =
            known.value(pdf.paper, IndexedPdf{.paper = pdf.paper, .file = pdf.file});
        if (!one.done)
            open.append(one);
    }
    return open;
}

} // namespace broadsheet
