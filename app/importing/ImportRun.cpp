#include "importing/ImportRun.h"

#include "base/Limits.h"
#include "importing/ReadPapers.h"
#include "importing/Tr.h"

#include <QFileInfo>
#include <QLocale>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// One transaction of the library: large enough to be quick, small enough that the first papers are
// on the list at once and a star never waits long for its turn.
constexpr qsizetype batchEntries = 400;
constexpr qint64 batchBytes = 16 * 1024 * 1024;

// One batch is written while the next waits, so that the library does not start indexing in
// between.
constexpr size_t maxBatches = 2;

// Files that are parsed ahead of storing. Keeps memory use independent of the size of an archive.
constexpr size_t maxFilesAhead = 16;
constexpr qint64 maxBytesAhead = 16 * 1024 * 1024;

qsizetype entriesOf(const QList<DayReport> &days)
{
    qsizetype entries = 0;
    for (const DayReport &day : days)
        entries += day.papers.size();
    return entries;
}

} // namespace

// The library is stored to meanwhile, which takes longer.
ImportRun::ImportRun(Library &library, std::stop_token stop, Progress progress)
    : m_library(library), m_stop(std::move(stop)),
      m_disk(m_stop, std::max(1, QThread::idealThreadCount() - 1)), m_progress(std::move(progress))
{}

Result<ImportReport> ImportRun::paths(const QStringList &paths)
{
    const auto [files, problems] =
        m_disk.awaited(m_disk.begin([paths, stop = m_stop] { return findDigests(paths, stop); }))
            .value_or(DigestFiles());
    const bool isAllFound = !m_stop.stop_requested();
    for (const auto &[file, diagnostic] : problems)
        note(file, diagnostic);

    struct Pending
    {
        qint64 bytes;
        std::future<Parsed> parsed;
    };
    std::deque<Pending> ahead;
    qint64 aheadBytes = 0;
    const int total = static_cast<int>(files.size());
    int done = 0;
    const auto takeFirst = [&] {
        Pending first = std::move(ahead.front());
        ahead.pop_front();
        aheadBytes -= first.bytes;
        if (auto parsed = m_disk.awaited(std::move(first.parsed))) {
            take(*std::move(parsed));
            m_progress(++done, total);
        }
    };

    m_progress(0, total);
    for (const DigestFile &file : files) {
        while (!ahead.empty() &&
               (ahead.size() >= maxFilesAhead || aheadBytes + file.bytes > maxBytesAhead))
            takeFirst();
        if (m_stop.stop_requested() || m_error)
            break;
        ahead.push_back({file.bytes, m_disk.begin([file] { return readAndParse(file); })});
        aheadBytes += file.bytes;
    }
    while (!ahead.empty())
        takeFirst();
    m_report.cancelled = !isAllFound || (m_stop.stop_requested() && done < total);
    return finish();
}

Result<ImportReport> ImportRun::bytes(const QByteArray &bytes, const QString &name)
{
    m_report.cancelled = m_stop.stop_requested();
    if (!m_report.cancelled) {
        m_progress(0, 1);
        const QString origin = name == "-"_L1 ? ImportingTr::tr("standard input") : name;
        take(parse({.path = name, .origin = origin, .bytes = bytes.size()}, bytes, name));
        m_progress(1, 1);
    }
    return finish();
}

ImportRun::Parsed ImportRun::readAndParse(const DigestFile &file)
{
    const auto bytes = readDigestFile(file.path);
    if (!bytes)
        return {
            .file = file,
            .diagnostics = {{.severity = Diagnostic::Severity::Error, .message = bytes.error()}}};
    const QFileInfo info(file.path);
    Parsed parsed = parse(file, *bytes, info.absoluteFilePath());
    for (DayReport &day : parsed.days)
        day.at = info.lastModified().toUTC(); // of two files for a day, the one written last counts
    return parsed;
}

ImportRun::Parsed ImportRun::parse(DigestFile file, const QByteArray &bytes, const QString &place)
{
    ReadPapers read = readPapers(file, bytes, place);
    return {.file = std::move(file),
            .isDigest = read.isDigest,
            .days = std::move(read.days),
            .diagnostics = std::move(read.diagnostics),
            .notes = std::move(read.notes)};
}

void ImportRun::take(Parsed parsed)
{
    for (Diagnostic &diagnostic : parsed.diagnostics)
        note(parsed.file.path, std::move(diagnostic));
    if (!parsed.isDigest || m_error)
        return;
    takeNotes(parsed);
    const qsizetype entries = entriesOf(parsed.days);
    m_report.files += 1;
    m_report.entries += static_cast<int>(entries);
    for (const DayReport &day : std::as_const(parsed.days))
        if (day.day.isValid() && (!m_report.newestDay.isValid() || day.day > m_report.newestDay))
            m_report.newestDay = day.day;
    m_batch += std::move(parsed.days);
    m_batchBytes += parsed.file.bytes;
    m_batchEntries += entries;
    if (m_batchEntries >= batchEntries || m_batchBytes >= batchBytes)
        store();
}

void ImportRun::takeNotes(const Parsed &parsed)
{
    qsizetype leftOut = 0;
    for (const PaperNote &one : parsed.notes) {
        const qsizetype length = one.note.size() + one.tags.join(u' ').size();
        if (m_notesLength + length > maxImportedNotesLength) {
            ++leftOut;
            continue;
        }
        m_notesLength += length;
        m_report.notes.append(one);
    }
    if (leftOut > 0)
        note(parsed.file.path,
             {.severity = Diagnostic::Severity::Error,
              .message = ImportingTr::tr("The notes of one import are too long together; %Ln of "
                                         "this file were left out. Import the file alone.",
                                         nullptr, int(leftOut))});
}

void ImportRun::note(const QString &file, Diagnostic diagnostic)
{
    if (diagnostic.severity == Diagnostic::Severity::Warning && ++m_warnings > maxImportWarnings)
        ++m_report.furtherWarnings;
    else
        m_report.diagnostics.append({file, std::move(diagnostic)});
}

void ImportRun::store()
{
    while (m_storing.size() >= maxBatches)
        awaitFirstStored();
    if (m_error || m_batch.isEmpty())
        return;
    m_storing.push_back(
        {std::exchange(m_batchEntries, 0), m_library.store(std::exchange(m_batch, {}))});
    m_batchBytes = 0;
}

void ImportRun::awaitFirstStored()
{
    const Storing first = std::move(m_storing.front());
    m_storing.pop_front();
    const Result<ChangeSet> stored = first.changes.result();
    if (!stored) {
        m_error = m_error.value_or(stored.error());
        return;
    }
    m_added.unite(stored->added);
    m_updated.unite(stored->content);
    m_storedEntries += first.entries;
}

Result<ImportReport> ImportRun::finish()
{
    store();
    while (!m_storing.empty())
        awaitFirstStored();
    if (m_error) {
        // Of the papers that could not be stored, the library says how many were all the same.
        if (m_storedEntries > 0)
            m_error->message = ImportingTr::tr("%1 entries were imported. The next ones failed: %2")
                                   .arg(QLocale().toString(m_storedEntries), m_error->message);
        return Failure(*m_error);
    }
    m_report.newPapers = static_cast<int>(m_added.size());
    m_report.updatedPapers = static_cast<int>(m_updated.subtract(m_added).size());
    return m_report;
}

} // namespace broadsheet
