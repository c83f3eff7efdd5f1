// The keys of a note's front matter: YAML between two lines of "---". Only what the program itself
// writes is understood: texts and lists of texts, in any of the spellings that editors make of
// them. All other lines are nobody's business and stay as they are. Pure functions.
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace broadsheet {

struct FrontKey
{
    QString name;
    QStringList values;
    bool isList = false;

    bool operator==(const FrontKey &) const = default;
};

// Where a key stands, in lines.
struct FrontLines
{
    qsizetype first = 0;
    qsizetype count = 0; // 0: the key is not there
};

// `lines` with their ends, without the lines of "---".
[[nodiscard]] FrontLines linesOfKey(const QList<QByteArray> &lines, const QString &name);

// Nothing when the lines say more than texts: a comment, for example, or a key within a key.
[[nodiscard]] std::optional<QStringList> valuesOf(const QList<QByteArray> &lines);

// As Obsidian writes them; each line with `lineEnd`.
[[nodiscard]] QList<QByteArray> linesFor(const FrontKey &key, const QByteArray &lineEnd);

} // namespace broadsheet
