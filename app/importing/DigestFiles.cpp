#include "importing/DigestFiles.h"

#include "base/Limits.h"
#include "importing/Tr.h"
#include "notation/Dates.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <filesystem>
#include <vector>

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace broadsheet {

namespace {

QString toQString(const fs::path &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

QString inWords(const std::error_code &error)
{
    return QString::fromLocal8Bit(error.message());
}

bool looksLikeDigest(const QString &name)
{
    for (const auto extension :
         {".md"_L1, ".markdown"_L1, ".txt"_L1, ".json"_L1, ".jsonl"_L1, ".ndjson"_L1})
        if (name.endsWith(extension, Qt::CaseInsensitive))
            return true;
    return false;
}

bool isHidden(const fs::path &path)
{
    return path.filename().native().starts_with('.');
}

// As if the whole archive was given, so that importing one of its files again changes nothing.
QString originOfGivenFile(const QFileInfo &file)
{
    static const QRegularExpression archivePlace(u"(?:^|/)(\\d{4}/\\d{2}/\\d{2}[./][^/]+)$"_s);
    const QString place = archivePlace.match(file.absoluteFilePath()).captured(1);
    return dayFromPath(place).isValid() ? place : file.fileName();
}

class FileSearch final
{
public:
    explicit FileSearch(const std::stop_token &stop) : m_stop(stop) {}

    void given(const QString &path)
    {
        if (m_stop.stop_requested())
            return;
        const QFileInfo info(path);
        if (!info.exists() && !info.isSymLink())
            return report(path, ImportingTr::tr("There is no such file or folder."));
        if (!info.isDir())
            return take({.path = path, .origin = originOfGivenFile(info), .found = false});
        if (!isFirstVisit(info))
            return;
        m_root = QFile::encodeName(path).toStdString();
        m_hasResult = false;
        walk(m_root);
        if (!m_hasResult && !m_stop.stop_requested())
            report(path,
                   ImportingTr::tr(
                       "No digests were found in this folder (*.md, *.markdown, *.txt, *.json, "
                       "*.jsonl)."),
                   Diagnostic::Severity::Warning);
    }

    [[nodiscard]] DigestFiles result() && { return std::move(m_result); }

private:
    void walk(const fs::path &folder)
    {
        std::error_code error;
        std::vector<fs::path> entries;
        for (fs::directory_iterator entry(folder, error), end;
             !error && entry != end && !m_stop.stop_requested(); entry.increment(error))
            entries.push_back(entry->path());
        if (error)
            report(toQString(folder),
                   ImportingTr::tr("This folder could not be read (%1); the others were.")
                       .arg(inWords(error)));
        std::ranges::sort(entries);
        for (const fs::path &entry : entries)
            if (!isHidden(entry) && !m_stop.stop_requested())
                visit(entry);
    }

    void visit(const fs::path &entry)
    {
        std::error_code error;
        const fs::file_status status = fs::status(entry, error);
        const QString path = toQString(entry);
        if (QFile::encodeName(path).toStdString() != entry.native())
            report(path,
                   ImportingTr::tr(
                       "The name is not UTF-8, so this was left out. Rename it to import it."));
        else if (fs::is_directory(status)) {
            if (isFirstVisit(QFileInfo(path)))
                walk(entry);
        } else if (looksLikeDigest(path))
            take({.path = path,
                  .origin = toQString(entry.lexically_relative(m_root)),
                  .found = true});
        else if (error && error != std::errc::no_such_file_or_directory)
            report(path, ImportingTr::tr("This could not be accessed (%1).").arg(inWords(error)));
    }

    void take(DigestFile file)
    {
        m_hasResult = true;
        const QFileInfo info(file.path);
        file.bytes = info.size();
        if (isFirstVisit(info))
            m_result.files.append(std::move(file));
    }

    // By canonical path. A dangling link has none and always counts as a first visit.
    bool isFirstVisit(const QFileInfo &info)
    {
        const QString canonical = info.canonicalFilePath();
        const auto before = m_visited.size();
        m_visited.insert(canonical);
        return canonical.isEmpty() || m_visited.size() > before;
    }

    void report(const QString &path, const QString &message,
                Diagnostic::Severity severity = Diagnostic::Severity::Error)
    {
        m_hasResult = true;
        m_result.diagnostics.append({path, {.severity = severity, .message = message}});
    }

    std::stop_token m_stop;
    fs::path m_root;          // the given folder
    bool m_hasResult = false; // was found or reported in it
    QSet<QString> m_visited;
    DigestFiles m_result;
};

} // namespace

DigestFiles findDigests(const QStringList &paths, const std::stop_token &stop)
{
    FileSearch search(stop);
    for (const QString &path : paths)
        search.given(path);
    return std::move(search).result();
}

tl::expected<QByteArray, QString> readDigestFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return tl::unexpected(ImportingTr::tr("This file no longer exists; the others were read."));
    if (!info.isFile())
        return tl::unexpected(
            ImportingTr::tr("This is a pipe or a device, not a file. It was left out."));
    if (info.size() > maxDigestBytes)
        return tl::unexpected(tooLargeMessage());
    QFile file(path);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        bytes = file.read(maxDigestBytes + 1); // it can grow meanwhile
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(
            ImportingTr::tr("This file could not be read (%1); nothing was imported from it.")
                .arg(file.errorString()));
    if (bytes.size() > maxDigestBytes)
        return tl::unexpected(tooLargeMessage());
    return bytes;
}

QString tooLargeMessage()
{
    return ImportingTr::tr("This is larger than %1 MB, too large for a digest. It was not read.")
        .arg(maxDigestBytes / (1024 * 1024));
}

} // namespace broadsheet
