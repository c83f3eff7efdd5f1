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
    {"log"_L1, u"log"},
    {"exp"_L1, u"exp"},
    {"min"_L1, u"min"},
    {"max"_L1, u"max"},
    {"texttimes"_L1, u"×"},
    {"textasciitilde"_L1, u"~"},
    {"S"_L1, u"§"},
    {"ss"_L1, u"ß"},
    {"o"_L1, u"ø"},
    {"O"_L1, u"Ø"},
    {"ae"_L1, u"æ"},
    {"l"_L1, u"ł"},
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

} // namespace

QString texSymbol(QStringView name)
{
    const auto found = std::find_if(symbols.begin(), symbols.end(),
                                    [name](const Symbol &symbol) { return symbol.name == name; });
    return found == symbols.end() ? QString() : found->text.toString();
}

bool isTexFont(QStringView name)
{
    static constexpr QLatin1StringView names[] = {
        "text"_L1,   "textit"_L1,     "textbf"_L1,       "texttt"_L1,    "textsc"_L1,
        "textrm"_L1, "textsf"_L1,     "emph"_L1,         "mathit"_L1,    "mathbf"_L1,
        "mathrm"_L1, "mathcal"_L1,    "mathbb"_L1,       "mathsf"_L1,    "mathtt"_L1,
        "bm"_L1,     "boldsymbol"_L1, "operatorname"_L1, "underline"_L1, "mbox"_L1};
    return std::any_of(std::begin(names), std::end(names),
                       [name](QLatin1StringView known) { return known == name; });
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
