// The sources as the reader has set them up: which are on, and where they are asked.
#pragma once

#include "sources/Source.h"

#include <QString>

#include <vector>

namespace broadsheet {

class Settings;

struct SourceSetup
{
    std::unique_ptr<Source> source;
    SourceOptions options; // baseUrl may be a local folder ("file:…")
    bool enabled = false;
    QString problem; // why it cannot be asked; empty: it can

    [[nodiscard]] QString id() const { return source->id(); }
    [[nodiscard]] bool isUsable() const { return problem.isEmpty(); }
    [[nodiscard]] bool isLocal() const { return options.baseUrl.isLocalFile(); }
};

// Every source there is, with the reader's further archives ("archive-NAME") behind the others.
[[nodiscard]] std::vector<SourceSetup> sourcesOf(const Settings &settings);

// From what stands in the settings: an address, or a folder's path.
[[nodiscard]] QUrl baseUrlOf(const QString &text);

// What is wrong with it, in a sentence; empty when it can be used. `mayBeFolder`: for archives.
[[nodiscard]] QString problemWithBase(const QString &text, bool mayBeFolder);

} // namespace broadsheet
