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

class MarkedLibrary : protected TemporaryLibrary
{
protected:
    void create()
    {
        TemporaryLibrary::create();
        must(m_library->store(threeDays()));
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
};

} // namespace broadsheet::testing
