#include "notation/LinkText.h"

#include "base/Limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The index of the parenthesis that closes the one at 0, else of the last closing one, else -1.
qsizetype closingParenthesis(QStringView text)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'(')
            ++depth;
        else if (text[i] == u')' && --depth == 0)
            return i;
    }
    return text.lastIndexOf(u')');
}

// The address in (address "tooltip").
QStringView withoutTooltip(QStringView inside)
{
    const qsizetype tooltip = inside.endsWith(u'"') ? inside.indexOf(" \""_L1) : -1;
    return tooltip > 0 && tooltip < inside.size() - 2 ? inside.first(tooltip).trimmed() : inside;
}

} // namespace

LinkText readLink(QStringView text)
{
    if (text.startsWith("(<"_L1)) {
        if (const qsizetype end = text.indexOf(">)"_L1); end > 0)
            return {.address = text.sliced(2, end - 2).trimmed().toString(), .size = end + 2};
    }
    const qsizetype close = closingParenthesis(text);
    const bool isClosed = close > 0;
    const QStringView inside = isClosed ? text.sliced(1, close - 1) : text.sliced(1);
    // Longer than any line that is a heading: no address, and not worth a copy.
    const QStringView start = inside.first(std::min(inside.size(), maxHeadingBytes + 1));
    return {.address = withoutTooltip(start.trimmed()).toString(),
            .size = isClosed ? close + 1 : text.size(),
            .isClosed = isClosed};
}

bool startsWithWebAddress(QStringView text)
{
    while (!text.isEmpty() && (text.front().isSpace() || text.front() == u'<'))
        text = text.sliced(1);
    return text.startsWith("https://"_L1, Qt::CaseInsensitive) ||
           text.startsWith("http://"_L1, Qt::CaseInsensitive);
}

} // namespace broadsheet
