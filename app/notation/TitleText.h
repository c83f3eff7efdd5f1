// The words of a title, without what lists and Markdown put around them. Pure functions.
#pragma once

#include <QString>

#include <optional>

namespace broadsheet {

// Whether the text has a letter or a digit, and not only marks.
[[nodiscard]] bool hasWords(QStringView text);

// The text behind a number such as "3. ", "12) ", "[12] " or "1️⃣ " at its start.
[[nodiscard]] QStringView withoutNumber(QStringView text);

// Characters for Markdown's escapes and HTML's entities: "A\*" and "Q&amp;A" become "A*" and "Q&A".
// TeX stays as it is.
[[nodiscard]] QString withoutEscapes(const QString &text);

// A text that withoutEscapes() turns into this one.
[[nodiscard]] QString withEscapes(const QString &text);

// withoutEscapes(), without numbers in front, and without bold marks, and emphasis or brackets
// around the whole.
[[nodiscard]] QString plainTitle(QStringView text);

struct LeadingTitle
{
    QString title;
    QString rest;
};

// "**Title**, Jane Roe" and "**Title** - the rest", with the title in bold, emphasis or quotation
// marks. Nothing where only a part of the title is, as in "**Word**: of a title".
[[nodiscard]] std::optional<LeadingTitle> readLeadingTitle(QStringView text);

// The same for a reference, "Jane Roe et al., “Title”, ICLR" or "Roe, J. (2024). Title. ICLR". The
// rest begins with "by" and the names.
[[nodiscard]] std::optional<LeadingTitle> readReferenceTitle(QStringView text);

} // namespace broadsheet
