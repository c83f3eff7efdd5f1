// Pictures and videos between an entry's heading and its summary, in Markdown or HTML. Pure
// functions.
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace broadsheet {

struct MediaBlock
{
    qsizetype size = 0;   // bytes of whole lines with only media; 0: the first line has text
    QStringList links;    // as written; also those at the start of a line with text
    bool hasMore = false; // the media link to something else, which the caller should keep
    bool isCut = false;   // the last link has no closing parenthesis
};

// The media at the beginning of `text`, which starts at the start of a line. A block of HTML tags
// can have several lines.
[[nodiscard]] MediaBlock readMedia(QByteArrayView text);

// Lines that readMedia() reads as this link, which is http(s) and percent-encoded.
[[nodiscard]] QString writeMedia(const QString &url);

} // namespace broadsheet
