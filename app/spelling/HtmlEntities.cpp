#include "spelling/HtmlEntities.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// U+00A0 to U+00FF, in this order.
constexpr std::array latin{
    "nbsp"_L1,   "iexcl"_L1,  "cent"_L1,   "pound"_L1,  "curren"_L1, "yen"_L1,    "brvbar"_L1,
    "sect"_L1,   "uml"_L1,    "copy"_L1,   "ordf"_L1,   "laquo"_L1,  "not"_L1,    "shy"_L1,
    "reg"_L1,    "macr"_L1,   "deg"_L1,    "plusmn"_L1, "sup2"_L1,   "sup3"_L1,   "acute"_L1,
    "micro"_L1,  "para"_L1,   "middot"_L1, "cedil"_L1,  "sup1"_L1,   "ordm"_L1,   "raquo"_L1,
    "frac14"_L1, "frac12"_L1, "frac34"_L1, "iquest"_L1, "Agrave"_L1, "Aacute"_L1, "Acirc"_L1,
    "Atilde"_L1, "Auml"_L1,   "Aring"_L1,  "AElig"_L1,  "Ccedil"_L1, "Egrave"_L1, "Eacute"_L1,
    "Ecirc"_L1,  "Euml"_L1,   "Igrave"_L1, "Iacute"_L1, "Icirc"_L1,  "Iuml"_L1,   "ETH"_L1,
    "Ntilde"_L1, "Ograve"_L1, "Oacute"_L1, "Ocirc"_L1,  "Otilde"_L1, "Ouml"_L1,   "times"_L1,
    "Oslash"_L1, "Ugrave"_L1, "Uacute"_L1, "Ucirc"_L1,  "Uuml"_L1,   "Yacute"_L1, "THORN"_L1,
    "szlig"_L1,  "agrave"_L1, "aacute"_L1, "acirc"_L1,  "atilde"_L1, "auml"_L1,   "aring"_L1,
    "aelig"_L1,  "ccedil"_L1, "egrave"_L1, "eacute"_L1, "ecirc"_L1,  "euml"_L1,   "igrave"_L1,
    "iacute"_L1, "icirc"_L1,  "iuml"_L1,   "eth"_L1,    "ntilde"_L1, "ograve"_L1, "oacute"_L1,
    "ocirc"_L1,  "otilde"_L1, "ouml"_L1,   "divide"_L1, "oslash"_L1, "ugrave"_L1, "uacute"_L1,
    "ucirc"_L1,  "uuml"_L1,   "yacute"_L1, "thorn"_L1,  "yuml"_L1};
static_assert(latin.size() == 0x60);

struct Character
{
    QLatin1StringView name;
    char16_t character;
};

constexpr auto others = std::to_array<Character>({
    {"amp"_L1, u'&'},       {"lt"_L1, u'<'},          {"gt"_L1, u'>'},
    {"quot"_L1, u'"'},      {"apos"_L1, u'\''},       {"OElig"_L1, u'Œ'},
    {"oelig"_L1, u'œ'},     {"Scaron"_L1, u'Š'},      {"scaron"_L1, u'š'},
    {"Zcaron"_L1, u'Ž'},    {"zcaron"_L1, u'ž'},      {"Ccaron"_L1, u'Č'},
    {"ccaron"_L1, u'č'},    {"Cacute"_L1, u'Ć'},      {"cacute"_L1, u'ć'},
    {"Nacute"_L1, u'Ń'},    {"nacute"_L1, u'ń'},      {"Sacute"_L1, u'Ś'},
    {"sacute"_L1, u'ś'},    {"Lstrok"_L1, u'Ł'},      {"lstrok"_L1, u'ł'},
    {"Ecaron"_L1, u'Ě'},    {"ecaron"_L1, u'ě'},      {"Rcaron"_L1, u'Ř'},
    {"rcaron"_L1, u'ř'},    {"gbreve"_L1, u'ğ'},      {"Gbreve"_L1, u'Ğ'},
    {"scedil"_L1, u'ş'},    {"Scedil"_L1, u'Ş'},      {"aogon"_L1, u'ą'},
    {"eogon"_L1, u'ę'},     {"inodot"_L1, u'ı'},      {"Idot"_L1, u'İ'},
    {"Yuml"_L1, u'Ÿ'},      {"fnof"_L1, u'ƒ'},        {"circ"_L1, u'ˆ'},
    {"tilde"_L1, u'˜'},     {"Alpha"_L1, u'Α'},       {"Beta"_L1, u'Β'},
    {"Gamma"_L1, u'Γ'},     {"Delta"_L1, u'Δ'},       {"Theta"_L1, u'Θ'},
    {"Lambda"_L1, u'Λ'},    {"Xi"_L1, u'Ξ'},          {"Pi"_L1, u'Π'},
    {"Sigma"_L1, u'Σ'},     {"Phi"_L1, u'Φ'},         {"Psi"_L1, u'Ψ'},
    {"Omega"_L1, u'Ω'},     {"alpha"_L1, u'α'},       {"beta"_L1, u'β'},
    {"gamma"_L1, u'γ'},     {"delta"_L1, u'δ'},       {"epsilon"_L1, u'ε'},
    {"zeta"_L1, u'ζ'},      {"eta"_L1, u'η'},         {"theta"_L1, u'θ'},
    {"iota"_L1, u'ι'},      {"kappa"_L1, u'κ'},       {"lambda"_L1, u'λ'},
    {"mu"_L1, u'μ'},        {"nu"_L1, u'ν'},          {"xi"_L1, u'ξ'},
    {"omicron"_L1, u'ο'},   {"pi"_L1, u'π'},          {"rho"_L1, u'ρ'},
    {"sigmaf"_L1, u'ς'},    {"sigma"_L1, u'σ'},       {"tau"_L1, u'τ'},
    {"upsilon"_L1, u'υ'},   {"phi"_L1, u'φ'},         {"chi"_L1, u'χ'},
    {"psi"_L1, u'ψ'},       {"omega"_L1, u'ω'},       {"ensp"_L1, u'\u2002'},
    {"emsp"_L1, u'\u2003'}, {"thinsp"_L1, u'\u2009'}, {"zwnj"_L1, u'\u200C'},
    {"zwj"_L1, u'\u200D'},  {"lrm"_L1, u'\u200E'},    {"rlm"_L1, u'\u200F'},
    {"ndash"_L1, u'–'},     {"mdash"_L1, u'—'},       {"lsquo"_L1, u'‘'},
    {"rsquo"_L1, u'’'},     {"sbquo"_L1, u'‚'},       {"ldquo"_L1, u'“'},
    {"rdquo"_L1, u'”'},     {"bdquo"_L1, u'„'},       {"dagger"_L1, u'†'},
    {"Dagger"_L1, u'‡'},    {"bull"_L1, u'•'},        {"hellip"_L1, u'…'},
    {"permil"_L1, u'‰'},    {"prime"_L1, u'′'},       {"Prime"_L1, u'″'},
    {"lsaquo"_L1, u'‹'},    {"rsaquo"_L1, u'›'},      {"oline"_L1, u'‾'},
    {"frasl"_L1, u'⁄'},     {"euro"_L1, u'€'},        {"trade"_L1, u'™'},
    {"larr"_L1, u'←'},      {"uarr"_L1, u'↑'},        {"rarr"_L1, u'→'},
    {"darr"_L1, u'↓'},      {"harr"_L1, u'↔'},        {"rArr"_L1, u'⇒'},
    {"forall"_L1, u'∀'},    {"part"_L1, u'∂'},        {"exist"_L1, u'∃'},
    {"empty"_L1, u'∅'},     {"nabla"_L1, u'∇'},       {"isin"_L1, u'∈'},
    {"notin"_L1, u'∉'},     {"prod"_L1, u'∏'},        {"sum"_L1, u'∑'},
    {"minus"_L1, u'−'},     {"lowast"_L1, u'∗'},      {"radic"_L1, u'√'},
    {"prop"_L1, u'∝'},      {"infin"_L1, u'∞'},       {"cap"_L1, u'∩'},
    {"cup"_L1, u'∪'},       {"int"_L1, u'∫'},         {"sim"_L1, u'∼'},
    {"asymp"_L1, u'≈'},     {"ne"_L1, u'≠'},          {"equiv"_L1, u'≡'},
    {"le"_L1, u'≤'},        {"ge"_L1, u'≥'},          {"sub"_L1, u'⊂'},
    {"sup"_L1, u'⊃'},       {"oplus"_L1, u'⊕'},       {"otimes"_L1, u'⊗'},
    {"sdot"_L1, u'⋅'},
});

// "#233", "#xE9"
QString numberedCharacter(QStringView digits)
{
    const bool isHex = digits.startsWith(u'x') || digits.startsWith(u'X');
    bool isNumber = false;
    const uint code = isHex ? digits.sliced(1).toUInt(&isNumber, 16) : digits.toUInt(&isNumber, 10);
    const bool isCharacter = isNumber && code >= 0x20 && code <= 0x10FFFF &&
                             (code < 0x7F || code >= 0xA0) && !QChar::isSurrogate(code);
    const char32_t character = code;
    return isCharacter ? QString::fromUcs4(&character, 1) : QString();
}

} // namespace

QString htmlCharacter(QStringView name)
{
    const auto same = [name](QLatin1StringView known) { return known == name; };
    if (const auto found = std::find_if(latin.begin(), latin.end(), same); found != latin.end())
        return QChar(char16_t(0xA0 + (found - latin.begin())));
    const auto other = std::find_if(others.begin(), others.end(),
                                    [&same](const Character &one) { return same(one.name); });
    return other == others.end() ? QString() : QString(QChar(other->character));
}

QString withoutHtmlEntities(const QString &text)
{
    constexpr qsizetype maxNameSize = 10;
    if (!text.contains(u'&'))
        return text;
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QStringView rest = QStringView(text).sliced(at);
        const qsizetype end = rest.front() == u'&'
                                  ? rest.first(std::min(rest.size(), maxNameSize)).indexOf(u';')
                                  : -1;
        const QStringView name = end > 1 ? rest.sliced(1, end - 1) : QStringView();
        const QString character = name.isEmpty()         ? QString()
                                  : name.front() == u'#' ? numberedCharacter(name.sliced(1))
                                                         : htmlCharacter(name);
        result += character.isEmpty() ? QString(rest.front()) : character;
        at += character.isEmpty() ? 0 : end;
    }
    return result;
}

} // namespace broadsheet
