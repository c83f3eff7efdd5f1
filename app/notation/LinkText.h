// The "(address)" part of Markdown links. In digests, the address can have parentheses, stand in
// angle brackets, be followed by a quoted title, or be cut off. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

struct LinkText
{
    QString address;
    qsizetype size = 0;   // of the whole link, in characters
    bool isClosed = true; // false: without a closing parenthesis, the link goes to the text's end
};

// The link at the start of `text`, which begins with "(".
[[nodiscard]] LinkText readLink(QStringView text);

// Whether http:// or https:// follows any spaces and "<".
[[nodiscard]] bool startsWithWebAddress(QStringView text);

} // namespace broadsheet
