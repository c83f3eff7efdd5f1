#include "papers/TexSymbols.h"

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Symbol
{
    QLatin1StringView name;
    QStringView text;
};

// In no order: titles have few commands, so a linear search is fast enough.
constexpr auto symbols = std::to_array<Symbol>({
    {"alpha"_L1, u"α"},
    {"beta"_L1, u"β"},
    {"gamma"_L1, u"γ"},
    {"delta"_L1, u"δ"},
    {"epsilon"_L1, u"ϵ"},
    {"varepsilon"_L1, u"ε"},
    {"zeta"_L1, u"ζ"},
    {"eta"_L1, u"η"},
    {"theta"_L1, u"θ"},
    {"vartheta"_L1, u"ϑ"},
    {"iota"_L1, u"ι"},
    {"kappa"_L1, u"κ"},
    {"lambda"_L1, u"λ"},
    {"mu"_L1, u"μ"},
    {"nu"_L1, u"ν"},
    {"xi"_L1, u"ξ"},
    {"pi"_L1, u"π"},
    {"rho"_L1, u"ρ"},
    {"sigma"_L1, u"σ"},
    {"tau"_L1, u"τ"},
    {"upsilon"_L1, u"υ"},
    {"phi"_L1, u"ϕ"},
    {"varphi"_L1, u"φ"},
    {"chi"_L1, u"χ"},
    {"psi"_L1, u"ψ"},
    {"omega"_L1, u"ω"},
    {"Gamma"_L1, u"Γ"},
    {"Delta"_L1, u"Δ"},
    {"Theta"_L1, u"Θ"},
    {"Lambda"_L1, u"Λ"},
    {"Xi"_L1, u"Ξ"},
    {"Pi"_L1, u"Π"},
    {"Sigma"_L1, u"Σ"},
    {"Phi"_L1, u"Φ"},
    {"Psi"_L1, u"Ψ"},
    {"Omega"_L1, u"Ω"},
    {"sim"_L1, u"∼"},
    {"approx"_L1, u"≈"},
    {"simeq"_L1, u"≃"},
    {"neq"_L1, u"≠"},
    {"ne"_L1, u"≠"},
    {"leq"_L1, u"≤"},
    {"le"_L1, u"≤"},
    {"geq"_L1, u"≥"},
    {"ge"_L1, u"≥"},
    {"ll"_L1, u"≪"},
    {"gg"_L1, u"≫"},
    {"times"_L1, u"×"},
    {"cdot"_L1, u"·"},
    {"div"_L1, u"÷"},
    {"pm"_L1, u"±"},
    {"mp"_L1, u"∓"},
    {"infty"_L1, u"∞"},
    {"nabla"_L1, u"∇"},
    {"partial"_L1, u"∂"},
    {"sum"_L1, u"∑"},
    {"prod"_L1, u"∏"},
    {"int"_L1, u"∫"},
    {"sqrt"_L1, u"√"},
    {"in"_L1, u"∈"},
    {"notin"_L1, u"∉"},
    {"subset"_L1, u"⊂"},
    {"cup"_L1, u"∪"},
    {"cap"_L1, u"∩"},
    {"forall"_L1, u"∀"},
    {"exists"_L1, u"∃"},
    {"to"_L1, u"→"},
    {"rightarrow"_L1, u"→"},
    {"leftarrow"_L1, u"←"},
    {"uparrow"_L1, u"↑"},
    {"downarrow"_L1, u"↓"},
    {"Rightarrow"_L1, u"⇒"},
    {"leftrightarrow"_L1, u"↔"},
    {"mapsto"_L1, u"↦"},
    {"oplus"_L1, u"⊕"},
    {"otimes"_L1, u"⊗"},
    {"circ"_L1, u"∘"},
    {"bullet"_L1, u"•"},
    {"star"_L1, u"⋆"},
    {"ast"_L1, u"∗"},
    {"dagger"_L1, u"†"},
    {"ell"_L1, u"ℓ"},
    {"hbar"_L1, u"ℏ"},
    {"ldots"_L1, u"…"},
    {"dots"_L1, u"…"},
    {"cdots"_L1, u"⋯"},
    {"langle"_L1, u"⟨"},
    {"rangle"_L1, u"⟩"},
    {"mid"_L1, u"|"},
    {"perp"_L1, u"⊥"},
    {"propto"_L1, u"∝"},
    {"equiv"_L1, u"≡"},
    {"lesssim"_L1, u"≲"},
    {"gtrsim"_L1, u"≳"},
    {"cong"_L1, u"≅"},
    {"supset"_L1, u"⊃"},
    {"subseteq"_L1, u"⊆"},
    {"supseteq"_L1, u"⊇"},
    {"setminus"_L1, u"∖"},
    {"emptyset"_L1, u"∅"},
    {"land"_L1, u"∧"},
    {"lor"_L1, u"∨"},
    {"wedge"_L1, u"∧"},
    {"vee"_L1, u"∨"},
    {"neg"_L1, u"¬"},
    {"longrightarrow"_L1, u"⟶"},
    {"Leftarrow"_L1, u"⇐"},
    {"Leftrightarrow"_L1, u"⇔"},
    {"iff"_L1, u"⇔"},
    {"implies"_L1, u"⇒"},
    {"odot"_L1, u"⊙"},
    {"Omicron"_L1, u"Ο"},
    {"Upsilon"_L1, u"Υ"},
    {"varrho"_L1, u"ϱ"},
    {"varsigma"_L1, u"ς"},
    {"aleph"_L1, u"ℵ"},
    {"prime"_L1, u"′"},
    {"lfloor"_L1, u"⌊"},
    {"rfloor"_L1, u"⌋"},
    {"lceil"_L1, u"⌈"},
    {"rceil"_L1, u"⌉"},
    {"vert"_L1, u"|"},
    {"lvert"_L1, u"|"},
    {"rvert"_L1, u"|"},
    {"Vert"_L1, u"‖"},
    {"lVert"_L1, u"‖"},
    {"rVert"_L1, u"‖"},
    {"parallel"_L1, u"∥"},
    {"triangle"_L1, u"△"},
    {"square"_L1, u"□"},
    {"checkmark"_L1, u"✓"},
    {"vdash"_L1, u"⊢"},
    {"dashv"_L1, u"⊣"},
    {"models"_L1, u"⊨"},
    {"top"_L1, u"⊤"},
    {"bot"_L1, u"⊥"},
    {"sharp"_L1, u"♯"},
    {"flat"_L1, u"♭"},
    {"natural"_L1, u"♮"},
    {"cdot"_L1, u"⋅"}, // beside the "·" above
    {"bigcirc"_L1, u"○"},
    {"diamond"_L1, u"⋄"},
    {"spadesuit"_L1, u"♠"},
    {"heartsuit"_L1, u"♥"},
    {"diamondsuit"_L1, u"♦"},
    {"clubsuit"_L1, u"♣"},
    {"angle"_L1, u"∠"},
    {"asymp"_L1, u"≍"},
    {"doteq"_L1, u"≐"},
    {"prec"_L1, u"≺"},
    {"succ"_L1, u"≻"},
    {"preceq"_L1, u"⪯"},
    {"succeq"_L1, u"⪰"},
    {"bowtie"_L1, u"⋈"},
    {"ominus"_L1, u"⊖"},
    {"uplus"_L1, u"⊎"},
    {"ni"_L1, u"∋"},
    {"nearrow"_L1, u"↗"},
    {"searrow"_L1, u"↘"},
    {"updownarrow"_L1, u"↕"},
    {"vdots"_L1, u"⋮"},
    {"ddots"_L1, u"⋱"},
    {"texttimes"_L1, u"×"},
    {"textasciitilde"_L1, u"~"},
    {"S"_L1, u"§"},
    {"ss"_L1, u"ß"},
    {"o"_L1, u"ø"},
    {"O"_L1, u"Ø"},
    {"ae"_L1, u"æ"},
    {"l"_L1, u"ł"},
});

// Other names of characters, never used for writing.
constexpr auto signs = std::to_array<Symbol>({
    {"deg"_L1, u"°"},
    {"degree"_L1, u"°"},
    {"textdegree"_L1, u"°"},
    {"quad"_L1, u" "},
    {"qquad"_L1, u" "},
    {"textendash"_L1, u"–"},
    {"textemdash"_L1, u"—"},
    {"textbackslash"_L1, u"\\"},
    {"textasciicircum"_L1, u"^"},
    {"textbar"_L1, u"|"},
    {"textless"_L1, u"<"},
    {"textgreater"_L1, u">"},
    {"textquotedblleft"_L1, u"“"},
    {"textquotedblright"_L1, u"”"},
    {"textregistered"_L1, u"®"},
    {"texttrademark"_L1, u"™"},
    {"copyright"_L1, u"©"},
    {"surd"_L1, u"√"},
    {"euro"_L1, u"€"},
    {"texteuro"_L1, u"€"},
    {"pounds"_L1, u"£"},
    {"textsterling"_L1, u"£"},
    {"textyen"_L1, u"¥"},
    {"textcent"_L1, u"¢"},
    {"LaTeX"_L1, u"LaTeX"},
    {"TeX"_L1, u"TeX"},
});

constexpr QStringView plain = u"0123456789+-=()abcdefghijklmnoprstuvwxyzβγδθφχ";
constexpr QStringView raised = u"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ";
constexpr QStringView lowerable = u"0123456789+-=()aehijklmnoprstuvxβγρφχ";
constexpr QStringView lowered = u"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";
static_assert(plain.size() == raised.size() && lowerable.size() == lowered.size());

QString translated(QStringView text, QStringView from, QStringView to)
{
    QString result;
    for (const QChar c : text) {
        const qsizetype at = from.indexOf(c);
        if (at < 0)
            return {};
        result += to[at];
    }
    return result;
}

template<size_t Size>
bool isOneOf(QStringView name, const QLatin1StringView (&names)[Size])
{
    return std::any_of(std::begin(names), std::end(names),
                       [name](QLatin1StringView known) { return known == name; });
}

} // namespace

QString texSymbol(QStringView name)
{
    const auto isWanted = [name](const Symbol &symbol) { return symbol.name == name; };
    const auto symbol = std::find_if(symbols.begin(), symbols.end(), isWanted);
    if (symbol != symbols.end())
        return symbol->text.toString();
    const auto sign = std::find_if(signs.begin(), signs.end(), isWanted);
    return sign == signs.end() ? QString() : sign->text.toString();
}

bool isTexFont(QStringView name)
{
    static constexpr QLatin1StringView names[] = {
        "text"_L1,       "textit"_L1,  "textbf"_L1, "texttt"_L1, "textsc"_L1,     "textrm"_L1,
        "textsf"_L1,     "emph"_L1,    "mathit"_L1, "mathbf"_L1, "mathrm"_L1,     "mathcal"_L1,
        "mathbb"_L1,     "mathsf"_L1,  "mathtt"_L1, "bm"_L1,     "boldsymbol"_L1, "operatorname"_L1,
        "underline"_L1,  "mbox"_L1,    "textsl"_L1, "textup"_L1, "textmd"_L1,     "textnormal"_L1,
        "mathfrak"_L1,   "mathscr"_L1, "mathds"_L1, "pmb"_L1,    "uline"_L1,      "fbox"_L1,
        "ensuremath"_L1, "hbox"_L1};
    return isOneOf(name, names);
}

bool isTexOperator(QStringView name)
{
    static constexpr QLatin1StringView names[] = {
        "log"_L1, "ln"_L1,  "exp"_L1, "min"_L1, "max"_L1, "sin"_L1,    "cos"_L1,    "tan"_L1,
        "lim"_L1, "sup"_L1, "inf"_L1, "arg"_L1, "det"_L1, "argmax"_L1, "argmin"_L1, "dim"_L1,
        "gcd"_L1, "Pr"_L1,  "mod"_L1, "lg"_L1,  "ker"_L1, "tanh"_L1,   "sinh"_L1,   "cosh"_L1};
    return isOneOf(name, names);
}

bool isTexLayout(QStringView name)
{
    static constexpr QLatin1StringView names[] = {
        "left"_L1,   "right"_L1, "big"_L1,   "Big"_L1,          "bigl"_L1,     "bigr"_L1,
        "Bigl"_L1,   "Bigr"_L1,  "bigg"_L1,  "Bigg"_L1,         "limits"_L1,   "nolimits"_L1,
        "middle"_L1, "biggl"_L1, "biggr"_L1, "displaystyle"_L1, "textstyle"_L1};
    return isOneOf(name, names);
}

QChar texAccent(QStringView name)
{
    struct Accent
    {
        QLatin1StringView name;
        char16_t mark;
    };
    static constexpr Accent accents[] = {
        {"hat"_L1, u'\u0302'}, {"widehat"_L1, u'\u0302'},   {"tilde"_L1, u'\u0303'},
        {"bar"_L1, u'\u0304'}, {"widetilde"_L1, u'\u0303'}, {"vec"_L1, u'\u20D7'},
        {"dot"_L1, u'\u0307'}, {"overline"_L1, u'\u0304'},  {"ddot"_L1, u'\u0308'}};
    const auto *found = std::find_if(std::begin(accents), std::end(accents),
                                     [name](const Accent &accent) { return accent.name == name; });
    return found == std::end(accents) ? QChar() : QChar(found->mark);
}

QString texSymbolName(QStringView character)
{
    const auto found =
        std::find_if(symbols.begin(), symbols.end(),
                     [character](const Symbol &symbol) { return symbol.text == character; });
    return found == symbols.end() ? QString() : QString(found->name);
}

QString superscript(QStringView text)
{
    if (text == u"∘")
        return u"°"_s;
    // A star is raised already.
    return text == u"*" || text == u"∗" ? u"*"_s : translated(text, plain, raised);
}

QString subscript(QStringView text)
{
    return translated(text, lowerable, lowered);
}

QString plainOfSuperscript(QStringView character)
{
    return character == u"²"   ? u"2"_s
           : character == u"³" ? u"3"_s
           : character == u"¹" ? u"1"_s
                               : translated(character, raised, plain);
}

QString plainOfSubscript(QStringView character)
{
    return translated(character, lowered, lowerable);
}

} // namespace broadsheet
