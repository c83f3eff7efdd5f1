// The "(address)" part of Markdown links, as digests have it: with parentheses of its own, in angle
// brackets, followed by a quoted title, or cut short.
#pragma once

#include <QString>

namespace broadsheet {

struct LinkText
{
    QString address;
    qsizetype size = 0;   // characters of the text that belong to the link
    bool isClosed = true; // false: the closing parenthesis is missing; the link goes to the end
};

// `text` starts with "(".
[[nodiscard]] LinkText readLink(QStringView text);

// After spaces and "<": http:// or https://
[[nodiscard]] bool startsWithWebAddress(QStringView text);

} // namespace broadsheet
