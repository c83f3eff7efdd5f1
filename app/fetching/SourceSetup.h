// The sources with the user's settings: which are on, and at which address they are asked.
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
    QString problem; // why it cannot be asked, one sentence; empty: it can

    [[nodiscard]] QString id() const { return source->id(); }
    [[nodiscard]] bool isUsable() const { return problem.isEmpty(); }
    [[nodiscard]] bool isLocal() const { return options.baseUrl.isLocalFile(); }
};

// All sources, the user's further archives ("archive-NAME") last.
[[nodiscard]] std::vector<SourceSetup> sourcesOf(const Settings &settings);

// The address or the folder that the user entered, as a URL without a trailing slash.
[[nodiscard]] QUrl baseUrlOf(const QString &text);

// Why the entered text cannot be used, one sentence; empty: it can. `mayBeFolder`: for archives.
[[nodiscard]] QString problemWithBase(const QString &text, bool mayBeFolder);

} // namespace broadsheet
