// Archives of digests that others keep in public and still add to.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

struct ArchivePreset
{
    QString name;
    QString address;
    QString fileTemplate; // see FileTemplate
};

[[nodiscard]] QList<ArchivePreset> archivePresets();

} // namespace broadsheet
