// Pictures and videos between an entry's heading and its summary, in Markdown and HTML.
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace broadsheet {

struct MediaBlock
{
    qsizetype size = 0;   // bytes of whole lines that hold nothing but media; 0: the line is text
    QStringList links;    // as written; also those at the beginning of a line that is text
    bool hasMore = false; // the media are links to something else, which the caller should keep
    bool isCut = false;   // the last link lacks its closing parenthesis
};

// `text` starts with a line. A block of HTML tags may go over several lines.
[[nodiscard]] MediaBlock readMedia(QByteArrayView text);

// Lines that readMedia() gives back; `url` is http(s), percent-encoded.
[[nodiscard]] QString writeMedia(const QString &url);

} // namespace broadsheet
