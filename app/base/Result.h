// Errors as values. No exception crosses a library; a function that can fail returns Result<T>.
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace broadsheet {

enum class ErrorKind {
    NotFound,    // the file, paper or address is not there
    Unreadable,  // it is there but may not or cannot be read
    Malformed,   // it was read and is not what it should be
    TooLarge,    // over one of our limits
    Newer,       // written by a later version of Broadsheet
    Storage,     // the disk or the database refused to write
    Network,     // the other side did not answer as it should
    Unreachable, // there was no other side: offline, no such server, nobody listens
    Cancelled,   // somebody asked to stop
    Usage,       // the caller's words are off
};

// `message` is one sentence for the reader, already translated, naming the file, line or address;
// `detail` is what a maintainer wants besides (SQLite's or the system's own words), often empty.
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
