#include "pdfs/PdfShelf.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int daysOfPart = 7;

// Old ids have a slash: "math/0309136".
QString nameOf(const PaperId &paper)
{
    return QString(paper.text).replace(u'/', u'_');
}

PaperId paperOf(const QFileInfo &file)
{
    return {file.completeBaseName().replace(u'_', u'/')};
}

} // namespace

PdfShelf::PdfShelf(QString folder) : m_folder(std::move(folder)) {}

QString PdfShelf::path(const PaperId &paper) const
{
    return m_folder + u'/' + nameOf(paper) + ".pdf"_L1;
}

QString PdfShelf::partPath(const PaperId &paper) const
{
    return m_folder + u'/' + nameOf(paper) + ".part"_L1;
}

bool PdfShelf::has(const PaperId &paper) const
{
    return paper.isArxiv() && QFileInfo(path(paper)).isFile();
}

QList<PaperId> PdfShelf::papers() const
{
    QList<PaperId> papers;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.pdf"_s}, QDir::Files);
    for (const QFileInfo &file : files)
        papers.append(paperOf(file));
    return papers;
}

void PdfShelf::touch(const PaperId &paper) const
{
    // The time is compared with those of other files, so this is the computer's clock.
    QFile file(path(paper));
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(QDateTime::currentDateTime(), QFile::FileModificationTime);
}

void PdfShelf::prune(qint64 maxBytes, const QSet<PaperId> &kept) const
{
    const QDir folder(m_folder);
    qint64 bytes = 0;
    const QFileInfoList newestFirst = folder.entryInfoList({u"*.pdf"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : newestFirst) {
        if (kept.contains(paperOf(file)))
            continue;
        bytes += file.size();
        if (bytes > maxBytes)
            QFile::remove(file.filePath());
    }
    const QDateTime old = QDateTime::currentDateTime().addDays(-daysOfPart);
    const QFileInfoList parts = folder.entryInfoList({u"*.part"_s, u"*.part.tag"_s}, QDir::Files);
    for (const QFileInfo &part : parts)
        if (part.lastModified() < old)
            QFile::remove(part.filePath());
}

} // namespace broadsheet
