// A library file with three days in it, and ways to look at it again: what the tests of state and
// of the journal start from.
#pragma once

#include "Builders.h"

// The file by itself is looked at through the headers inside the folder: what stands in the journal
// is a promise that the public interface does not show.
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <memory>

namespace broadsheet::testing {

class MarkedLibrary
{
protected:
    void create()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("library.sqlite"));
        m_library = opened(m_path);
        must(m_library->store(threeDays()));
    }
    void reopen()
    {
        m_library.reset();
        m_library = opened(m_path);
    }
    [[nodiscard]] PaperState stateOf(const QString &id)
    {
        return must(m_library->paper(PaperId{id})).state;
    }
    // The file by itself, with the library closed.
    [[nodiscard]] std::unique_ptr<Database> rawFile()
    {
        m_library.reset();
        return openLibrary(m_path, schemaScripts());
    }

    const QString one = QStringLiteral("2403.00001");
    const QString two = QStringLiteral("2403.00002");
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Library> m_library;
};

} // namespace broadsheet::testing
