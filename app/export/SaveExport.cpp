#include "export/SaveExport.h"

#include "export/Tr.h"
#include "papers/SafeText.h"

#include <QFileInfo>

namespace broadsheet {

Failure ExportFile::cannotWrite(const QString &why) const
{
    return failure(
        ErrorKind::Storage,
        ExportTr::tr("%1 could not be written: %2").arg(safeText(m_file.fileName()), why));
}

Result<void> ExportFile::open()
{
    if (m_file.isOpen() || m_stream.isOpen())
        return {};
    const QFileInfo present(m_file.fileName());
    if (present.isDir())
        return cannotWrite(ExportTr::tr("it is a folder"));
    if (present.exists() && !present.isFile()) {
        if (!m_stream.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return cannotWrite(m_stream.errorString());
        return {};
    }
    if (!m_file.open(QIODevice::WriteOnly))
        return cannotWrite(m_file.errorString());
    return {};
}

// A full disk takes a part first, and says only at the next try what is wrong.
Result<void> ExportFile::write(const QByteArray &part)
{
    if (const Result<void> opened = open(); !opened)
        return opened;
    QFileDevice &out = m_stream.isOpen() ? m_stream : static_cast<QFileDevice &>(m_file);
    qsizetype done = 0;
    while (done < part.size()) {
        const qint64 written = out.write(part.constData() + done, part.size() - done);
        if (written <= 0)
            return cannotWrite(out.errorString());
        done += written;
    }
    return {};
}

Result<void> ExportFile::commit()
{
    if (const Result<void> opened = open(); !opened)
        return opened;
    if (m_stream.isOpen())
        m_stream.close(); // all is written: nothing is buffered
    else if (!m_file.commit())
        return cannotWrite(m_file.errorString());
    return {};
}

Result<void> saveExport(const QString &path, const QByteArray &content)
{
    ExportFile file(path);
    return file.write(content).and_then([&file] { return file.commit(); });
}

} // namespace broadsheet
