#include "citation/TexText.h"

#include "citation/Romanise.h"
#include "papers/DisplayText.h"
#include "papers/TexSymbols.h"
#include "spelling/TexLetters.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Spelling
{
    char16_t character;
    QLatin1StringView tex;
};

constexpr auto spellings = std::to_array<Spelling>({
    {u'\\', "\\textbackslash{}"_L1},
    {u'~', "\\textasciitilde{}"_L1},
    {u'^', "\\textasciicircum{}"_L1},
    {u'{', "\\textbraceleft{}"_L1}, // BibTeX counts braces even after a backslash
    {u'}', "\\textbraceright{}"_L1},
    {u'&', "\\&"_L1},
    {u'%', "\\%"_L1},
    {u'$', "\\$"_L1},
    {u'#', "\\#"_L1},
    {u'_', "\\_"_L1},
    {u'\u00A0', "~"_L1},
    {u'–', "--"_L1},
    {u'—', "---"_L1},
    {u'‐', "-"_L1},
    {u'‑', "-"_L1},
    {u'‘', "`"_L1},
    {u'’', "'"_L1},
    {u'“', "``"_L1},
    {u'”', "''"_L1},
    {u'…', "\\ldots{}"_L1},
    {u'•', "\\textbullet{}"_L1},
    {u'®', "\\textregistered{}"_L1},
    {u'™', "\\texttrademark{}"_L1},
    {u'©', "\\textcopyright{}"_L1},
    {u'°', "$^{\\circ}$"_L1},
    {u'µ', "$\\mu$"_L1},
    {u'−', "$-$"_L1},
    {u'√', "$\\surd$"_L1},        // \sqrt takes what follows
    {u'<', "\\textless{}"_L1},    // the usual font of pdfLaTeX has other characters in the
    {u'>', "\\textgreater{}"_L1}, // places of these three
    {u'|', "\\textbar{}"_L1},
    {u'✓', "$\\surd$"_L1}, // the commands for these are in packages that a manuscript may lack
    {u'✔', "$\\surd$"_L1},
    {u'✗', "$\\times$"_L1},
    {u'✘', "$\\times$"_L1},
    {u'□', "\\fbox{\\phantom{x}}"_L1},
    {u'★', "$\\star$"_L1},
    {u'☆', "$\\star$"_L1},
    {u'≲', "$\\stackrel{<}{\\sim}$"_L1},
    {u'≳', "$\\stackrel{>}{\\sim}$"_L1},
    {u'€', "\\texteuro{}"_L1},
    {u'£', "\\pounds{}"_L1},
    {u'¥', "\\textyen{}"_L1},
    {u'¢', "\\textcent{}"_L1},
});

// Not emoji: no font of LaTeX has them.
bool isInFonts(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || QChar::isPunct(c) ||
           category == QChar::Symbol_Math || category == QChar::Symbol_Currency;
}

// The plain letter of 𝔼, 𝒪 and 𝐱, which ICU does not romanise. All others as they are.
char32_t withoutMathFont(char32_t c)
{
    constexpr char32_t first = 0x1D400;
    constexpr char32_t last = 0x1D7FF;
    if (c < first || c > last)
        return c;
    const QString plain = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KC);
    return plain.size() == 1 ? plain.front().unicode() : c;
}

// What LaTeX reads for one character. Nothing: it has no spelling.
std::optional<QString> spelling(char32_t written, TexAlphabet alphabet)
{
    const char32_t c = alphabet == TexAlphabet::Ascii ? withoutMathFont(written) : written;
    const auto *known = std::find_if(spellings.begin(), spellings.end(),
                                     [c](const Spelling &one) { return one.character == c; });
    if (known != spellings.end())
        return known->tex;
    const QString character = QString::fromUcs4(&c, 1);
    if (c < 0x80)
        return character;
    const QString letter = texSpelling(c);
    if (!letter.isEmpty())
        return alphabet == TexAlphabet::Ascii ? letter : character;
    const QString name = texSymbolName(character);
    if (!name.isEmpty() && name != "Omicron"_L1) // LaTeX has none
        return u"$\\"_s + name + u'$';
    if (const QString plain = plainOfSuperscript(character); !plain.isEmpty())
        return u"$^{"_s + plain + u"}$"_s;
    if (const QString plain = plainOfSubscript(character); !plain.isEmpty())
        return u"$_{"_s + plain + u"}$"_s;
    if (alphabet == TexAlphabet::Unicode && isInFonts(c))
        return character;
    return std::nullopt;
}

// A .bib file comes from others' titles, and TeX has commands that read and write files.
bool isHarmless(QStringView formula)
{
    static const QRegularExpression command(u"\\\\([A-Za-z]+|.|$)"_s);
    static constexpr std::array more{
        "frac"_L1,   "hat"_L1,      "bar"_L1,       "tilde"_L1,    "vec"_L1,   "dot"_L1,
        "ddot"_L1,   "widehat"_L1,  "widetilde"_L1, "overline"_L1, "left"_L1,  "right"_L1,
        "mathrm"_L1, "mathfrak"_L1, "mathscr"_L1,   "limits"_L1,   "lVert"_L1, "rVert"_L1,
        "quad"_L1,   "lfloor"_L1,   "rfloor"_L1,    "lceil"_L1,    "rceil"_L1, "prime"_L1,
        "succ"_L1,   "prec"_L1,     "wedge"_L1,     "vee"_L1,      "neg"_L1,   "emptyset"_L1,
        "Vert"_L1,   "vert"_L1,     "sup"_L1,       "inf"_L1,      "lim"_L1,   "sin"_L1,
        "cos"_L1,    "tan"_L1,      "ln"_L1,        "deg"_L1,      "det"_L1,   "dim"_L1,
        "ker"_L1,    "arg"_L1,      "Pr"_L1,        "gcd"_L1};
    constexpr auto characters = "%&_#${},;:! "_L1;
    if (formula.contains("^^"_L1)) // TeX reads "^^5c" as a backslash
        return false;
    int depth = 0;
    for (qsizetype i = 0; i < formula.size(); ++i) {
        const QChar c = formula[i];
        const bool isEscaped = i > 0 && formula[i - 1] == u'\\';
        depth += c == u'{' ? 1 : c == u'}' ? -1 : 0; // BibTeX counts escaped ones as well
        if (depth < 0 || c.unicode() >= 0x80 || c.unicode() < 0x20 ||
            (u"%#&"_s.contains(c) && !isEscaped))
            return false;
    }
    if (depth != 0)
        return false;
    for (const QRegularExpressionMatch &match : command.globalMatch(formula.toString())) {
        const QString name = match.captured(1);
        const bool isKnown = (name.size() == 1 && characters.contains(name.front())) ||
                             !texSymbol(name).isEmpty() || isTexFont(name) ||
                             std::any_of(more.begin(), more.end(),
                                         [&name](QLatin1StringView one) { return one == name; });
        if (!isKnown)
            return false;
    }
    return true;
}

// Raised characters side by side are one formula, and lowered ones another.
QString withJoinedScripts(QString text)
{
    static const std::array runs{QRegularExpression(u"(?:\\$\\^\\{[^{}]*\\}\\$){2,}"_s),
                                 QRegularExpression(u"(?:\\$_\\{[^{}]*\\}\\$){2,}"_s)};
    static const QRegularExpression between(u"\\}\\$\\$[_^]\\{"_s);
    for (const QRegularExpression &run : runs) {
        QString joined;
        qsizetype end = 0;
        for (const QRegularExpressionMatch &match : run.globalMatch(text)) {
            joined += QStringView(text).sliced(end, match.capturedStart() - end);
            joined += match.captured().remove(between);
            end = match.capturedEnd();
        }
        text = joined + QStringView(text).sliced(end);
    }
    return text;
}

// Whether the character is in a Greek word, and not a sign such as the one of "α-divergence".
bool isInGreekWord(const QList<uint> &text, qsizetype at)
{
    constexpr qsizetype shortest = 3;
    const auto isGreek = [&text](qsizetype i) {
        return QChar::script(text[i]) == QChar::Script_Greek && QChar::isLetter(text[i]);
    };
    qsizetype begin = at;
    qsizetype end = at;
    while (end < text.size() && end - at < shortest && isGreek(end))
        ++end;
    while (begin > 0 && end - begin < shortest && isGreek(begin - 1))
        --begin;
    return end > at && end - begin >= shortest;
}

} // namespace

QString texText(const QString &text, TexAlphabet alphabet)
{
    QString result;
    QString others; // side by side, because a script is romanised by words
    const auto endOthers = [&] { result += texText(romanised(std::exchange(others, {}))); };
    const QList<uint> characters = text.toUcs4();
    for (qsizetype at = 0; at < characters.size(); ++at) {
        const char32_t c = characters[at];
        if (alphabet == TexAlphabet::Unicode && isInGreekWord(characters, at)) {
            result += QString::fromUcs4(&c, 1);
        } else if (const std::optional<QString> known = spelling(c, alphabet)) {
            if (!others.isEmpty())
                endOthers();
            result += *known;
        } else if (alphabet == TexAlphabet::Ascii) {
            others += QString::fromUcs4(&c, 1);
        }
    }
    if (!others.isEmpty())
        endOthers();
    return withJoinedScripts(result);
}

QString texTitle(const QString &title, TexAlphabet alphabet)
{
    QString result;
    QString words;
    const auto endWords = [&] {
        result += texText(displayTitle(std::exchange(words, {})), alphabet);
    };
    for (qsizetype at = 0; at < title.size();) {
        const QStringView rest = QStringView(title).sliced(at);
        const bool isEscaped = rest.size() > 1 && rest.front() == u'\\';
        const qsizetype size = formulaSize(rest);
        if (size > 0 && isHarmless(rest.sliced(1, size - 2))) {
            endWords();
            result += rest.first(size);
            at += size;
        } else {
            const qsizetype step = std::max<qsizetype>(size, isEscaped ? 2 : 1);
            words += rest.first(step);
            at += step;
        }
    }
    endWords();
    return result;
}

} // namespace broadsheet
