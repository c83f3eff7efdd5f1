// The answers of servers in our own words. What a server says about its answer is not shown: it
// could be anything.
#pragma once

#include <QString>

namespace broadsheet {

// "404 Not Found"; the number alone if it is none of the usual ones.
[[nodiscard]] QString statusText(int status);

} // namespace broadsheet
