// Exported papers as a file. Any thread, one at a time.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QFile>
#include <QSaveFile>

namespace broadsheet {

// The file is written beside its place and then renamed, so that whoever has it has all of it: the
// old file if it could not be written, or if this object goes before commit(). Errors name the
// file. What is there and is no regular file, such as a pipe or a device, is written into instead:
// it must not be replaced by a file.
class ExportFile final
{
public:
    explicit ExportFile(const QString &path) : m_file(path), m_stream(path) {}

    [[nodiscard]] Result<void> write(const QByteArray &part); // opens it first
    [[nodiscard]] Result<void> commit();

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Failure cannotWrite(const QString &why) const;

    QSaveFile m_file;
    QFile m_stream; // open in place of m_file for what must not be replaced
};

// All of it at once.
[[nodiscard]] Result<void> saveExport(const QString &path, const QByteArray &content);

} // namespace broadsheet
