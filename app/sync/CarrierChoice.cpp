#include "sync/CarrierChoice.h"

#include "sync/FolderCarrier.h"

#include <QDir>

namespace broadsheet {

CarrierChoice folderChoice(const QString &folder)
{
    const QString path = QDir::cleanPath(folder);
    return {.address = path, .make = [path](const Sender &self) {
                return std::make_unique<FolderCarrier>(path, self);
            }};
}

} // namespace broadsheet
