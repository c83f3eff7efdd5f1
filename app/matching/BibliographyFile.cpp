#include "matching/BibliographyFile.h"

#include "base/Limits.h"
#include "importing/DigestFiles.h"
#include "matching/Tr.h"
#include "papers/SafeText.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A list of papers in JSON says only in its first object that it is none of references.
constexpr qint64 beginning = 4 * mebibyte;

Failure unreadable(const QString &path, const QString &why)
{
    return failure(ErrorKind::Unreadable, u"%1: %2"_s.arg(safeText(path), why));
}

} // namespace

bool isBibliographyFile(const QString &path)
{
    if (!QFileInfo(path).isFile()) // no pipe and no device, which would be waited for
        return false;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && bibliographyFormat(path, file.read(beginning));
}

Result<Bibliography> readBibliographyFile(const QString &path)
{
    const tl::expected<QByteArray, QString> bytes = readDigestFile(path);
    if (!bytes)
        return unreadable(path, bytes.error());
    return readBibliographyOf(path, *bytes);
}

Result<Bibliography> readBibliographyOf(const QString &name, const QByteArray &bytes)
{
    const std::optional<BibliographyFormat> format = bibliographyFormat(name, bytes);
    if (!format)
        return unreadable(name, MatchingTr::tr("This is neither BibTeX nor RIS nor CSL-JSON."));
    return readBibliography(bytes, *format);
}

QString summaryOf(const Bibliography &bibliography, const EntryMatches &matches)
{
    const qsizetype all = bibliography.entries.size();
    const qsizetype matched = all - matches.unmatched.size();
    return MatchingTr::tr("%1 of %Ln entries are in the library.", nullptr, int(all))
        .arg(QLocale().toString(matched));
}

QString describe(const UnmatchedEntry &unmatched, const Bibliography &in)
{
    const BibliographyEntry &entry = in.entries.at(unmatched.entry);
    QStringList parts{entry.key, entry.title};
    if (parts[1].isEmpty())
        parts[1] = entry.arxiv.isEmpty() ? entry.doi : entry.arxiv.text;
    parts.removeAll(QString());
    const QString text = safeText(parts.join(": "_L1));
    return unmatched.isAmbiguous ? MatchingTr::tr("%1 (several papers could be meant)").arg(text)
                                 : text;
}

} // namespace broadsheet
