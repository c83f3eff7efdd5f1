// Opens a library in the background, as the window does it: it must not stand still while a large
// library is updated or another program holds the file.
#pragma once

#include "library/Library.h"

namespace broadsheet {

class LibraryOpening final : public QObject
{
    Q_OBJECT

public:
    explicit LibraryOpening(const QString &path, Clock clock = systemTime); // see Library::open()
    ~LibraryOpening() override; // ends the opening and waits for that

    // Waits until the library is open or was refused. Call once.
    [[nodiscard]] Result<std::unique_ptr<Library>> result();

Q_SIGNALS:
    void finished(); // result() does not wait any more

private:
    std::unique_ptr<Library::Worker> m_worker;
    QFuture<Result<void>> m_opened;
};

} // namespace broadsheet
