// A library with three days, for the tests of state and of the journal.
#pragma once

#include "Builders.h"

// Internal headers, because the public interface does not show the journal in the file.
#include "finding/PaperLists.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <memory>

namespace broadsheet::test {

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
    // Closes the library and opens its file.
    [[nodiscard]] std::unique_ptr<Database> rawFile()
    {
        m_library.reset();
        return openLibrary(m_path, schemaScripts());
    }

    // The beginning of a list, however long it takes. Library::first() stops after some
    // milliseconds.
    [[nodiscard]] QStringList beginning(const Query &query, int rows) const
    {
        return idsOf(firstRows(*openLibrary(m_path, schemaScripts()), query, rows,
                               [](bool) { return false; }));
    }

    const QString one = QStringLiteral("2403.00001");
    const QString two = QStringLiteral("2403.00002");
};

} // namespace broadsheet::test
