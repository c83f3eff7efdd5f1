// Errors as values: a function that can fail returns Result<T>. No exception leaves a library.
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace broadsheet {

enum class ErrorKind {
    NotFound,    // the file, paper or address does not exist
    Unreadable,  // it exists but cannot be read, for example for lack of permission
    Malformed,   // it was read but has the wrong format
    TooLarge,    // above one of our limits
    Newer,       // written by a later version of Broadsheet
    Storage,     // the disk or the database could not be written
    Network,     // the server answered wrongly or incompletely
    Unreachable, // no connection: offline, unknown server, connection refused
    Cancelled,   // on request
    Usage,       // wrong arguments, options or settings
};

// `message` is one translated sentence for the user that names the file, line or address. `detail`
// is for maintainers, such as SQLite's or the system's own message, and is often empty.
struct Error
{
    ErrorKind kind;
    QString message;
    QString detail = {};

    bool operator==(const Error &) const = default;
};

template<class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure failure(ErrorKind kind, QString message, QString detail = {})
{
    return Failure(Error{kind, std::move(message), std::move(detail)});
}

} // namespace broadsheet
