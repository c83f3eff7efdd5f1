#include "export/SaveExport.h"

#include "export/Tr.h"
#include "papers/SafeText.h"

#include <QFileInfo>
#include <QSaveFile>

namespace broadsheet {

namespace {

Failure cannotWrite(const QString &path, const QString &why)
{
    return failure(ErrorKind::Storage,
                   ExportTr::tr("%1 could not be written: %2").arg(safeText(path), why));
}

// A full disk takes a part first, and says only at the next try what is wrong.
bool writeAll(QSaveFile &file, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const qint64 written = file.write(content.constData() + done, content.size() - done);
        if (written <= 0)
            return false;
        done += written;
    }
    return true;
}

} // namespace

Result<void> saveExport(const QString &path, const QByteArray &content)
{
    if (QFileInfo(path).isDir())
        return cannotWrite(path, ExportTr::tr("it is a folder"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !writeAll(file, content) || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

} // namespace broadsheet
