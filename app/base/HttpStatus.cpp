#include "base/HttpStatus.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString statusText(int status)
{
    static constexpr std::array<std::pair<int, QLatin1StringView>, 18> reasons{{
        {300, "Multiple Choices"_L1},
        {301, "Moved Permanently"_L1},
        {302, "Found"_L1},
        {400, "Bad Request"_L1},
        {401, "Unauthorized"_L1},
        {403, "Forbidden"_L1},
        {404, "Not Found"_L1},
        {405, "Method Not Allowed"_L1},
        {406, "Not Acceptable"_L1},
        {408, "Request Timeout"_L1},
        {410, "Gone"_L1},
        {414, "URI Too Long"_L1},
        {429, "Too Many Requests"_L1},
        {500, "Internal Server Error"_L1},
        {501, "Not Implemented"_L1},
        {502, "Bad Gateway"_L1},
        {503, "Service Unavailable"_L1},
        {504, "Gateway Timeout"_L1},
    }};
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [status](const auto &known) { return known.first == status; });
    const QString number = QString::number(status);
    return found == reasons.end() ? number : QString(number + u' ' + found->second);
}

} // namespace broadsheet
