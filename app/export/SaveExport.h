// Exported papers as a file. Any thread, one at a time.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QSaveFile>

namespace broadsheet {

// The file is written beside its place and then renamed, so that whoever has it has all of it: the
// old file if it could not be written, or if this object goes before commit(). Errors name the
// file.
class ExportFile final
{
public:
    explicit ExportFile(const QString &path) : m_file(path) {}

    [[nodiscard]] Result<void> write(const QByteArray &part); // opens it first
    [[nodiscard]] Result<void> commit();

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Failure cannotWrite(const QString &why) const;

    QSaveFile m_file;
};

// All of it at once.
[[nodiscard]] Result<void> saveExport(const QString &path, const QByteArray &content);

} // namespace broadsheet
