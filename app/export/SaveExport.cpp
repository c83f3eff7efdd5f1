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

} // namespace

Result<void> saveExport(const QString &path, const QByteArray &content)
{
    if (QFileInfo(path).isDir())
        return cannotWrite(path, ExportTr::tr("it is a folder"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

} // namespace broadsheet
