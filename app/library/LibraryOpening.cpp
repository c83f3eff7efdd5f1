#include "library/LibraryOpening.h"

#include "base/Deliver.h"
#include "library/LibraryWorker.h"

namespace broadsheet {

LibraryOpening::LibraryOpening(const QString &path, Clock clock)
    : m_worker(std::make_unique<Library::Worker>(path, std::move(clock))),
      m_opened(m_worker->open())
{
    deliver(m_opened, this, [this](const Result<void> &) { Q_EMIT finished(); });
}

LibraryOpening::~LibraryOpening()
{
    m_opened.cancel();
}

Result<std::unique_ptr<Library>> LibraryOpening::result()
{
    if (const Result<void> opened = m_opened.result(); !opened)
        return Failure(opened.error());
    return std::unique_ptr<Library>(new Library(std::move(m_worker)));
}

} // namespace broadsheet
