// Files that archives of digests have beside the digests. Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

enum class DocumentKind {
    None,      // may be a digest
    Overview,  // README and tables of contents: only papers with a day count
    Paperwork, // LICENSE, CONTRIBUTING: never a digest
};

[[nodiscard]] DocumentKind documentKind(const QString &path);

// With blank lines for blocks of code, which show in an overview what a digest looks like.
[[nodiscard]] QByteArray withoutCode(const QByteArray &text);

} // namespace broadsheet
