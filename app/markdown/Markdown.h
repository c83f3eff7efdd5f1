// Parses the Markdown of summaries into blocks of styled text. Pure functions; no HTML, nothing is
// loaded.
//
// Digests use a small part of Markdown, and text that Markdown would change: "1~2개", "<EOS>",
// "\(*X\)", "$k_1$", and bold that ends right before a Korean particle. This parser reads what the
// writers meant and keeps every other character as written.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace broadsheet {

struct TextSpan
{
    QString text;
    bool strong = false;
    bool emphasis = false;
    bool code = false;
    QUrl link = {}; // only if isSafeLink()

    bool operator==(const TextSpan &) const = default;
};

struct TextBlock
{
    enum class Kind {
        Paragraph,
        Heading,
        Label, // "- **What's New**: …": a small heading; its text follows as a paragraph
        Item,
        Quote, // consecutive ones are one; a marker makes it an item in the quote
        Code,  // one line of a fenced block
        Row,   // of a table; consecutive rows are one, and the first has the headings
        Note,  // a message of the program
    };
    Kind kind = Kind::Paragraph;
    int depth = 0;  // in nested lists; at most maxTextDepth
    QString marker; // of an Item: "•", or its number as written, "3."
    QList<TextSpan> spans;
    QList<QList<TextSpan>> cells = {};        // of a Row
    QList<Qt::AlignmentFlag> alignments = {}; // of its columns; missing ones are on the left

    [[nodiscard]] QString plainText() const;

    bool operator==(const TextBlock &) const = default;
};

inline constexpr int maxTextDepth = 6;
inline constexpr qsizetype maxTextColumns = 12; // of a table; what is beyond is in the last one
// The longest entry of 86 real digests has 4,476 characters, the longest of 1,223 abstracts 1,920.
// Longer texts than this are cut here and shown as plain text, with a note.
inline constexpr qsizetype maxTextLength = 20'000;
inline constexpr qsizetype maxTextSpans = 2'000; // in all blocks together

[[nodiscard]] QList<TextBlock> parseMarkdown(const QString &markdown);

// Abstracts, see AbstractText.h: line breaks within a paragraph become spaces, an empty line starts
// a paragraph.
[[nodiscard]] QList<TextBlock> parseAbstract(const QString &text);

// Of one paragraph.
[[nodiscard]] QList<TextSpan> parseInline(const QString &text);

} // namespace broadsheet
