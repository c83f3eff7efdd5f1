// The fields between "---" or "+++" at the beginning of Markdown files for Jekyll, Hugo or
// Obsidian. Pure functions.
#pragma once

#include "digest/Digest.h"

#include <QByteArrayView>
#include <QList>

namespace broadsheet {

struct FrontMatter
{
    struct Field
    {
        QString key;   // lower case
        QString value; // without quotes; the items of a list with commas between them
    };

    qsizetype size = 0; // in bytes, with both marks; 0: there is none
    QList<Field> fields;

    // The first of these keys that the file has; empty: none.
    [[nodiscard]] QString value(const QStringList &keys) const;
    [[nodiscard]] QDate day() const;
};

[[nodiscard]] FrontMatter readFrontMatter(QByteArrayView text);

// The paper of a file that is about one paper, with title and link in the front matter. Its text is
// `body`. Nothing for any other file.
[[nodiscard]] std::optional<DigestEntry> paperOf(const FrontMatter &front, QByteArrayView body);

} // namespace broadsheet
