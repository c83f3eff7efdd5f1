#include "vault/VaultMemory.h"

#include "base/Limits.h"
#include "export/SaveExport.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

VaultMemory::VaultMemory(const QString &file, const QString &folder)
    : m_file(file), m_folder(folder)
{
    QFile stored(file);
    if (!stored.open(QIODevice::ReadOnly) || stored.size() > maxVaultMemoryBytes)
        return;
    m_all = QJsonDocument::fromJson(stored.readAll()).object();
    const QJsonObject notes = m_all.value(folder).toObject();
    for (auto note = notes.begin(); note != notes.end(); ++note) {
        const QJsonObject value = note.value().toObject();
        m_notes.insert(PaperId{note.key()},
                       {value.value("path"_L1).toString(), value.value("fingerprint"_L1).toString(),
                        value.value("note"_L1).toString()});
    }
}

int VaultMemory::size() const
{
    return int(
        std::ranges::count_if(m_notes, [](const Note &note) { return !note.path.isEmpty(); }));
}

void VaultMemory::forgetFiles()
{
    for (Note &note : m_notes)
        note = {.path = {}, .fingerprint = {}, .note = note.note};
}

void VaultMemory::set(const PaperId &paper, const Note &note)
{
    if (m_notes.value(paper) == note)
        return;
    m_notes.insert(paper, note);
    ++m_unsaved;
}

void VaultMemory::keepOnly(const QSet<PaperId> &papers)
{
    const auto isGone = [&papers](const std::pair<const PaperId &, Note &> &note) {
        return !papers.contains(note.first);
    };
    m_unsaved += m_notes.removeIf(isGone);
}

bool VaultMemory::isSavingDue() const
{
    return m_unsaved >= std::max<qsizetype>(100, m_notes.size() / 10);
}

Result<void> VaultMemory::save()
{
    if (m_unsaved == 0)
        return {};
    QJsonObject notes;
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note)
        notes.insert(note.key().text, QJsonObject{{u"path"_s, note->path},
                                                  {u"fingerprint"_s, note->fingerprint},
                                                  {u"note"_s, note->note}});
    m_all.insert(m_folder, notes);
    const Result<void> saved = saveExport(m_file, QJsonDocument(m_all).toJson());
    if (saved)
        m_unsaved = 0;
    return saved;
}

} // namespace broadsheet
