// The sources with the user's settings: which are on, and at which address they are asked.
#pragma once

#include "fetching/LocalArchive.h"
#include "network/HttpMessages.h"
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
    // Why it cannot be asked, one sentence; empty: it can, unless it is a folder that is missing,
    // which is known only when it is read.
    QString problem;

    [[nodiscard]] QString id() const { return source->id(); }
    [[nodiscard]] bool isUsable() const { return problem.isEmpty(); }
    [[nodiscard]] bool isLocal() const { return options.baseUrl.isLocalFile(); }
    [[nodiscard]] LocalFolder folder() const // of a local archive
    {
        return {options.baseUrl.toLocalFile(), options.fileTemplate};
    }
    // Not conditional; one of the addresses that the source named.
    [[nodiscard]] HttpRequest request(const QUrl &address) const;
};

// What the user entered for a source. Which of these it has depends on its kind.
struct SourceEntry
{
    QString id;
    QString base;         // an address or a folder
    QString fileTemplate; // empty: the default
    QString query;
};

// All sources, those that the user named last.
[[nodiscard]] std::vector<SourceSetup> sourcesOf(const Settings &settings);

// Why the source cannot be asked, one sentence; empty: it can, as far as is known without a look at
// the disk, which may be one that hangs.
[[nodiscard]] QString problemWith(const SourceEntry &entry);
[[nodiscard]] QString missingFolder(const QString &path); // the sentence

} // namespace broadsheet
