// Letters that are written in TeX, such as \'e, \"{o}, {\L}, \v{s} and \H o, as Unicode. Pure
// functions. arXiv keeps names, titles and abstracts in this spelling:
// https://info.arxiv.org/help/prep.html#accents
#pragma once

#include <QString>

namespace broadsheet {

// In prose, a backslash can escape a quotation mark or belong to something else than TeX. So the
// short forms are read only where they cannot mean that: inside a word. Names have no such doubts.
enum class TexPlace { Name, Prose };

struct TexLetter
{
    QString text;       // one letter
    qsizetype size = 0; // of the command; 0: there is none
};

// The letter whose command begins at `at` with a backslash, or with a brace before one.
[[nodiscard]] TexLetter texLetterAt(QStringView text, qsizetype at, TexPlace place);

// The text with these letters. Formulas ($…$, \(…\), \[…\]) and code (`…`) stay as they are.
[[nodiscard]] QString withTexLetters(const QString &text, TexPlace place);

// The ASCII spelling of a letter in TeX, for example {\'e}; empty if there is none.
[[nodiscard]] QString texSpelling(char32_t letter);

} // namespace broadsheet
