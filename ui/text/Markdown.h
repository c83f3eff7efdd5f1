// The Markdown of summaries as blocks of styled text: a pure function, no HTML, nothing is loaded.
//
// Digests use a small part of Markdown, mixed with what Markdown would eat: "1~2개", "<EOS>",
// "\(*X\)", "$k_1$", and bold that ends in front of a Korean particle. So this reads what the
// writers meant and leaves every other character as written.
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
    QUrl link = {}; // only links that are safe to open

    bool operator==(const TextSpan &) const = default;
};

struct TextBlock
{
    enum class Kind {
        Paragraph,
        Heading,
        Label, // "- **What's New**: …": a small heading, its text follows as a paragraph
        Item,
        Quote,
        Code, // one line of a fenced block
        Note, // our own words to the reader
    };
    Kind kind = Kind::Paragraph;
    int depth = 0;  // of lists, at most maxTextDepth
    QString marker; // Item: "•" or its number as written, "3."
    QList<TextSpan> spans;

    [[nodiscard]] QString plainText() const;

    bool operator==(const TextBlock &) const = default;
};

inline constexpr int maxTextDepth = 6;
// The longest entry of 86 real digests has 4,476 characters, the longest of 1,223 abstracts 1,920.
// What is far longer is shown as plain text up to here, with a note that says so.
inline constexpr qsizetype maxTextLength = 20'000;
inline constexpr qsizetype maxTextSpans = 2'000; // in all blocks together

[[nodiscard]] QList<TextBlock> parseMarkdown(const QString &markdown);

// Text that is no Markdown: every character as it is, but for line breaks, which come from whoever
// wrapped it and flow. An empty line begins a paragraph; bare addresses are links.
[[nodiscard]] QList<TextBlock> parsePlainText(const QString &text);

// One paragraph's inline markup, or its bare addresses alone.
[[nodiscard]] QList<TextSpan> parseInline(const QString &text);
[[nodiscard]] QList<TextSpan> parseLinks(const QString &text);

// Embeddings, overrides and isolates turn text around and are taken out; separators and specials
// mean something to QTextDocument, controls nothing to anybody, and become spaces or U+FFFD.
[[nodiscard]] QString withoutTrickery(const QString &text);

} // namespace broadsheet
