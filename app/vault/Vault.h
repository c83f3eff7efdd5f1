// Keeps a folder of Markdown notes up to date with the papers that the reader keeps, and brings
// what the reader writes into a note of the folder to the library. README.md has the rules.
#pragma once

#include "base/Clock.h"
#include "base/ForeignDisk.h"
#include "base/Result.h"
#include "notes/KeptPapers.h"
#include "papers/Paper.h"
#include "vault/VaultFolder.h"

#include <QSet>

#include <optional>
#include <stop_token>

namespace broadsheet {

class Library;
class VaultMemory;
class VaultFile;
struct VaultEntry;

struct VaultReport
{
    int written = 0;      // files
    int notesTaken = 0;   // from files into the library
    QStringList problems; // sentences for the user: what was left alone, and why
};

// Blocks; one thread at a time, which may wait for the disk and the library. Two processes with one
// library take turns.
class Vault final
{
public:
    // `folder` is absolute. `memory`: the file with what is remembered, see VaultMemory.h.
    Vault(Library &library, const QString &folder, const QString &memory, KeptKinds kinds,
          Clock clock = systemTime);

    // The place of that file for a library.
    [[nodiscard]] static QString memoryOf(const QString &libraryFile);

    // Brings everything up to date, or only these papers and the files that changed. `again`: also
    // writes the notes that the reader deleted, and what another library wrote. Fails when nothing
    // could be done: the folder is not there, for example. `stop` ends it after a paper, or when
    // the disk of the folder does not answer for a second; the rest is left for the next time.
    [[nodiscard]] Result<VaultReport> update(const std::optional<QSet<PaperId>> &only = {},
                                             bool again = false, const std::stop_token &stop = {});

private:
    // job(VaultFolder &) -> Result. Fails with ErrorKind::Cancelled when the update was stopped and
    // the disk does not answer; `m_files` is lost then, and the update ends.
    template<class Job>
    [[nodiscard]] auto onDisk(Job job) -> std::invoke_result_t<Job &, VaultFolder &>;
    [[nodiscard]] Result<QSet<PaperId>> keptIds() const;
    [[nodiscard]] Result<void> checkFolder(VaultMemory &memory, bool again) const;
    [[nodiscard]] bool updatePaper(const PaperId &id, bool isKept, VaultMemory &memory);
    [[nodiscard]] bool addFile(const Paper &paper, VaultMemory &memory);
    [[nodiscard]] bool updateFile(const QString &path, const Paper &paper, VaultMemory &memory);
    [[nodiscard]] bool isOfAnother(const VaultFile &file, const VaultEntry &entry,
                                   const QString &aside, const VaultMemory &memory) const;
    [[nodiscard]] std::optional<QString> bringNote(const VaultFile &file, const QString &path,
                                                   VaultEntry &entry, VaultMemory &memory);
    [[nodiscard]] std::optional<QString> asideOf(const QString &mine, const QString &path,
                                                 bool isDiffering, VaultEntry &entry);
    [[nodiscard]] std::optional<QString> fileFor(const PaperId &id, const VaultMemory &memory);
    void complain(const QString &problem) { m_report.problems.append(problem); }
    void complainOfOthers();

    Library &m_library;
    QString m_folder;
    QString m_memory;
    KeptKinds m_kinds;
    Clock m_clock;
    std::unique_ptr<VaultFolder> m_files; // null: a call of it was given up
    std::optional<ForeignDisk> m_disk;    // during an update
    VaultReport m_report;
    QStringList m_others; // files that another library wrote
    bool m_isAgain = false;
};

} // namespace broadsheet
