#include "vault/Vault.h"

#include "base/Limits.h"
#include "library/Library.h"
#include "notes/BringNotes.h"
#include "papers/SafeText.h"
#include "vault/Tr.h"
#include "vault/VaultFile.h"
#include "vault/VaultMemory.h"

#include <QLockFile>
#include <QScopeGuard>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int fewNotes = 3; // that somebody may have deleted one by one

} // namespace

Vault::Vault(Library &library, const QString &folder, const QString &memory, KeptKinds kinds,
             Clock clock)
    : m_library(library), m_folder(folder), m_memory(memory), m_kinds(kinds),
      m_clock(std::move(clock)), m_files(std::make_unique<VaultFolder>(folder))
{}

QString Vault::memoryOf(const QString &libraryFile)
{
    return libraryFile + ".vault"_L1;
}

Result<VaultReport> Vault::update(const std::optional<QSet<PaperId>> &only, bool again,
                                  const std::stop_token &stop)
{
    using namespace std::chrono_literals;
    QLockFile turn(m_memory + ".lock"_L1);
    if (!turn.tryLock(5s))
        return failure(ErrorKind::Storage,
                       VaultTr::tr("Another Broadsheet is writing the folder of notes, or the "
                                   "folder of the library cannot be written."));
    VaultMemory memory(m_memory, m_folder);
    m_report = {};
    m_others.clear();
    m_isAgain = again;
    m_disk.emplace(stop);
    const auto ended = qScopeGuard([this] { m_disk.reset(); });
    if (const Result<void> fine = onDisk([](VaultFolder &files) { return files.scan(); }); !fine)
        return Failure(fine.error());
    if (const Result<void> fine = checkFolder(memory, again); !fine)
        return Failure(fine.error());
    const Result<QSet<PaperId>> kept = keptIds();
    if (!kept)
        return Failure(kept.error());
    QSet<PaperId> papers = *kept;
    for (const PaperId &id : m_files->papers())
        papers.insert(id);
    QList<PaperId> sorted(papers.cbegin(), papers.cend());
    std::sort(sorted.begin(), sorted.end());
    int failed = 0;
    for (const PaperId &id : std::as_const(sorted)) {
        if (stop.stop_requested())
            break;
        if (only && !only->contains(id) && !m_files->hasChanged(id))
            continue;
        if (!updatePaper(id, kept->contains(id), memory) && ++failed == maxVaultProblems) {
            complain(VaultTr::tr("The other notes were not tried."));
            break;
        }
        if (memory.isSavingDue())
            (void)memory.save(); // the last time says what is wrong
    }
    complainOfOthers();
    memory.keepOnly(papers); // a paper that is starred anew is new
    if (const Result<void> saved = memory.save(); !saved)
        complain(saved.error().message);
    return m_report;
}

template<class Job>
auto Vault::onDisk(Job job) -> std::invoke_result_t<Job &, VaultFolder &>
{
    if (m_files) {
        // The job has the folder until it ends.
        auto answer = m_disk->awaited(
            m_disk->begin([files = std::move(m_files), job = std::move(job)]() mutable {
                auto outcome = job(*files);
                return std::pair(std::move(files), std::move(outcome));
            }));
        if (answer) {
            m_files = std::move(answer->first);
            return std::move(answer->second);
        }
    }
    return failure(ErrorKind::Cancelled,
                   VaultTr::tr("The folder of notes does not answer: %1").arg(safeText(m_folder)));
}

Result<QSet<PaperId>> Vault::keptIds() const
{
    return keptPapers(m_library, m_kinds).result().map([](const QList<PaperId> &ids) {
        return QSet<PaperId>(ids.cbegin(), ids.cend());
    });
}

// A drive that is not connected leaves an empty folder in its place.
Result<void> Vault::checkFolder(VaultMemory &memory, bool again) const
{
    if (again)
        memory.forgetFiles();
    if (memory.size() < fewNotes || !m_files->papers().isEmpty())
        return {};
    return failure(
        ErrorKind::NotFound,
        VaultTr::tr("None of the %Ln note(s) that were written there is in %1. If it is on a "
                    "drive, connect the drive. “broadsheet vault --again” writes them anew.",
                    nullptr, memory.size())
            .arg(safeText(m_folder)));
}

// False: a file could not be read or written.
bool Vault::updatePaper(const PaperId &id, bool isKept, VaultMemory &memory)
{
    const QStringList files = m_files->filesOf(id);
    if (files.isEmpty() && !isKept)
        return true;
    const Result<Paper> paper = m_library.paper(id).result();
    if (!paper) {
        if (paper.error().kind == ErrorKind::NotFound)
            return true; // of another library; the file stays as it is
        complain(paper.error().message);
        return false;
    }
    if (files.isEmpty())
        return addFile(*paper, memory);
    const std::optional<QString> path = fileFor(id, memory);
    return !path || updateFile(*path, *paper, memory);
}

// Of several files with one id, the one that the program wrote.
std::optional<QString> Vault::fileFor(const PaperId &id, const VaultMemory &memory)
{
    const QStringList files = m_files->filesOf(id);
    if (files.size() == 1)
        return files.constFirst();
    complain(VaultTr::tr("Several notes are of the paper %1: %2. Only one of them can be kept up "
                         "to date; take the line “broadsheet” out of the others.")
                 .arg(shownLine(id.text), shownLine(files.join(", "_L1))));
    const QString known = memory.note(id).path;
    return files.contains(known) ? std::optional(known) : std::nullopt;
}

bool Vault::addFile(const Paper &paper, VaultMemory &memory)
{
    const VaultEntry entry = vaultEntryOf(paper);
    const VaultMemory::Note before = memory.note(paper.id);
    if (before.fingerprint == entry.fingerprint())
        return true; // the reader deleted it, and nothing is new
    const Result<bool> isUnfinished =
        onDisk([path = before.path](VaultFolder &files) -> Result<bool> {
            return files.isUnfinished(path);
        });
    if (!isUnfinished) {
        complain(isUnfinished.error().message);
        return false;
    }
    if (*isUnfinished) {
        complain(VaultTr::tr("%1 cannot be read or is being written; it is left for the next time.")
                     .arg(shownLine(before.path)));
        return true;
    }
    const Result<QString> path = onDisk(
        [title = paper.title, id = paper.id, content = VaultFile(QByteArray()).written(entry)](
            VaultFolder &files) { return files.create(title, id, content); });
    if (!path) {
        complain(path.error().message);
        return false;
    }
    ++m_report.written;
    memory.set(paper.id, {*path, entry.fingerprint(), vaultHash(entry.note)});
    return true;
}

bool Vault::updateFile(const QString &path, const Paper &paper, VaultMemory &memory)
{
    const Result<QByteArray> content =
        onDisk([path](VaultFolder &files) { return files.read(path); });
    if (!content) {
        complain(content.error().message);
        return false;
    }
    const VaultFile file(*content);
    if (file.isDamaged()) {
        complain(VaultTr::tr("%1 was left alone: the comments that enclose Broadsheet's part are "
                             "damaged, or it is not UTF-8.")
                     .arg(shownLine(path)));
        return true;
    }
    VaultEntry entry = vaultEntryOf(paper);
    if (!file.note() && memory.note(paper.id).fingerprint == entry.fingerprint())
        return true; // the reader took the block out, and nothing is new
    const std::optional<QString> aside = bringNote(file, path, entry, memory);
    if (!aside)
        return true;
    const bool isOthers = isOfAnother(file, entry, *aside, memory);
    if (isOthers)
        m_others.append(path);
    const QByteArray now =
        isOthers ? file.withNote(entry.note, *aside) : file.written(entry, *aside);
    if (now != *content) {
        const Result<void> saved = onDisk([path, before = *content, now](VaultFolder &files) {
            return files.replace(path, before, now);
        });
        if (!saved) {
            complain(saved.error().message);
            return saved.error().kind == ErrorKind::Cancelled;
        }
        ++m_report.written;
    }
    if (isOthers)
        memory.set(paper.id, {.path = {}, .fingerprint = {}, .note = vaultHash(entry.note)});
    else
        memory.set(paper.id, {path, entry.fingerprint(), vaultHash(entry.note)});
    return true;
}

// This library does not remember the file, and would say something else above the note: it is new
// and the folder old, or two libraries have one folder. What the other one knows must not go.
bool Vault::isOfAnother(const VaultFile &file, const VaultEntry &entry, const QString &aside,
                        const VaultMemory &memory) const
{
    return !m_isAgain && file.note() && memory.note(entry.id).path.isEmpty() &&
           file.written(entry, aside) != file.withNote(entry.note, aside);
}

void Vault::complainOfOthers()
{
    if (!m_others.isEmpty())
        complain(VaultTr::tr("This library did not write %Ln note(s) of the folder, such as %1. "
                             "They stay as they are, but for your own note in them. “broadsheet "
                             "vault --again” brings them up to date.",
                             nullptr, int(m_others.size()))
                     .arg(shownLine(m_others.constFirst())));
}

// What the reader wrote into the note of the file becomes the paper's note. Returns what stands
// aside in the file, usually nothing; no value when the file has to stay as it is. What counts is
// what this library last wrote or took: the head of the file says what any library wrote.
std::optional<QString> Vault::bringNote(const VaultFile &file, const QString &path,
                                        VaultEntry &entry, VaultMemory &memory)
{
    VaultMemory::Note known = memory.note(entry.id);
    if (!file.note() || vaultHash(*file.note()) == known.note || *file.note() == entry.note)
        return QString();
    // A version that did not remember notes wrote the file, and the reader left the note as it was.
    if (known.note.isEmpty() && !known.path.isEmpty() && file.knows(*file.note()))
        return QString();
    const QString mine = *file.note();
    // A program wrote it, nobody changed it, and the library has had it: the folder was put back
    // from a copy, lags behind the journal, or the program was killed before it remembered the
    // note.
    if (file.knows(mine) && hadNote(m_library, entry.id, mine).result().value_or(false))
        return QString();
    const bool isUnchanged = vaultHash(entry.note) == known.note || file.knows(entry.note) ||
                             (known.note.isEmpty() && entry.note.isEmpty());
    if (!isUnchanged)
        return asideOf(mine, path, true, entry);
    const auto brought =
        bringNotes(m_library, m_clock, {{.paper = entry.id, .note = mine, .before = entry.note}})
            .result();
    if (!brought || !brought->refused.isEmpty()) {
        complain(brought ? VaultTr::tr("The note in %1 is too long for the library; the file "
                                       "was left alone.")
                               .arg(shownLine(path))
                         : brought.error().message);
        return std::nullopt;
    }
    m_report.notesTaken += int(brought->written.size());
    const std::optional<QString> aside = asideOf(mine, path, !brought->differing.isEmpty(), entry);
    if (!brought->written.isEmpty()) { // also if the file cannot be written now
        known.note = vaultHash(entry.note);
        memory.set(entry.id, known);
    }
    return aside;
}

// With the entry as it is in the library now.
std::optional<QString> Vault::asideOf(const QString &mine, const QString &path, bool isDiffering,
                                      VaultEntry &entry)
{
    const Result<Paper> now = m_library.paper(entry.id).result();
    if (!now) {
        complain(now.error().message);
        return std::nullopt;
    }
    entry = vaultEntryOf(*now);
    if (!isDiffering || entry.note == mine || mine.trimmed().isEmpty())
        return QString();
    complain(VaultTr::tr("The note of “%1” was changed in the library and in %2. The library's is "
                         "the paper's note now; the other one stands below it in the file.")
                 .arg(shownLine(now->title), shownLine(path)));
    const QString heading = VaultTr::tr("**The other version of the note, from this file (%1):**")
                                .arg(m_clock().toLocalTime().date().toString(Qt::ISODate));
    return QString(heading + "\n\n"_L1 + mine + u'\n');
}

} // namespace broadsheet
