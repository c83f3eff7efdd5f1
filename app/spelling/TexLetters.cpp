#include "spelling/TexLetters.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Accent
{
    char16_t command;
    char16_t mark;           // the combining character
    QLatin1StringView takes; // the letters that have it in their short form in prose
};

constexpr std::array accents{
    Accent{u'\'', u'\u0301', "aceginorsuyzACEGINORSUYZ"_L1},
    Accent{u'`', u'\u0300', "aeiounAEIOUN"_L1},
    Accent{u'^', u'\u0302', "aceghijosuwyACEGHIJOSUWY"_L1},
    Accent{u'"', u'\u0308', "aeiouyAEIOUY"_L1},
    Accent{u'~', u'\u0303', "aionuAIONU"_L1},
    Accent{u'=', u'\u0304', "aeiouAEIOU"_L1},
    Accent{u'.', u'\u0307', "czCZI"_L1},
    // Those with a letter as their command have no short form without a space.
    Accent{u'c', u'\u0327', ""_L1},
    Accent{u'v', u'\u030C', ""_L1},
    Accent{u'u', u'\u0306', ""_L1},
    Accent{u'H', u'\u030B', ""_L1},
    Accent{u'k', u'\u0328', ""_L1},
    Accent{u'r', u'\u030A', ""_L1},
    Accent{u'd', u'\u0323', ""_L1},
    Accent{u'b', u'\u0331', ""_L1},
};

struct Letter
{
    QLatin1StringView name;
    char16_t letter;
};

constexpr std::array letters{
    Letter{"aa"_L1, u'å'}, Letter{"AA"_L1, u'Å'}, Letter{"ae"_L1, u'æ'}, Letter{"AE"_L1, u'Æ'},
    Letter{"oe"_L1, u'œ'}, Letter{"OE"_L1, u'Œ'}, Letter{"o"_L1, u'ø'},  Letter{"O"_L1, u'Ø'},
    Letter{"l"_L1, u'ł'},  Letter{"L"_L1, u'Ł'},  Letter{"ss"_L1, u'ß'}, Letter{"i"_L1, u'ı'},
    Letter{"j"_L1, u'ȷ'},  Letter{"dh"_L1, u'ð'}, Letter{"DH"_L1, u'Ð'}, Letter{"dj"_L1, u'đ'},
    Letter{"DJ"_L1, u'Đ'}, Letter{"ng"_L1, u'ŋ'}, Letter{"NG"_L1, u'Ŋ'}, Letter{"th"_L1, u'þ'},
    Letter{"TH"_L1, u'Þ'},
};

bool isAscii(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

const Accent *accentOf(QChar command)
{
    const auto *found = std::find_if(accents.begin(), accents.end(), [command](const Accent &one) {
        return one.command == command.unicode();
    });
    return found == accents.end() ? nullptr : found;
}

// One letter; empty when Unicode has none.
QString accented(QChar letter, const Accent &accent)
{
    // TeX has the dotless letters for this purpose.
    const QChar base = letter == u'ı' ? QChar(u'i') : letter == u'ȷ' ? QChar(u'j') : letter;
    if (base == u'i' && accent.command == u'.')
        return u"i"_s;
    const QString composed =
        QString(QString(base) + QChar(accent.mark)).normalized(QString::NormalizationForm_C);
    return composed.size() == 1 ? composed : QString();
}

// Reads one command.
class LetterReader final
{
public:
    LetterReader(QStringView text, qsizetype at, TexPlace place)
        : m_text(text), m_at(at), m_begin(at), m_place(place)
    {}

    TexLetter read()
    {
        int braces = 0;
        while (now() == u'{' && braces < maxBraces) {
            ++m_at;
            ++braces;
        }
        m_isBraced = braces > 0;
        QString letter = readCommand();
        for (; braces > 0 && now() == u'}'; --braces)
            ++m_at;
        if (letter.isEmpty() || braces > 0)
            return {};
        return {.text = std::move(letter), .size = m_at - m_begin};
    }

private:
    static constexpr int maxBraces = 3;

    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place >= 0 && place < m_text.size() ? m_text[place] : QChar();
    }
    [[nodiscard]] QChar now() const { return at(m_at); }

    QString readCommand()
    {
        if (now() != u'\\')
            return {};
        const QStringView name = nameAt(m_at + 1);
        if (name.isEmpty()) {
            const Accent *accent = accentOf(at(m_at + 1));
            m_at += 2;
            return accent ? readSymbolAccent(*accent) : QString();
        }
        m_at += 1 + name.size();
        const auto *letter = std::find_if(letters.begin(), letters.end(),
                                          [name](const Letter &one) { return one.name == name; });
        if (letter != letters.end())
            return endName() ? QString(QChar(letter->letter)) : QString();
        const Accent *accent = name.size() == 1 ? accentOf(name.front()) : nullptr;
        return accent ? readLetterAccent(*accent) : QString();
    }

    [[nodiscard]] QStringView nameAt(qsizetype place) const
    {
        qsizetype end = place;
        while (end < m_text.size() && isAscii(m_text[end]))
            ++end;
        return m_text.sliced(std::min(place, m_text.size()), end - place);
    }

    // TeX ignores a space after a name, and {} ends it. In prose only where that makes it a part of
    // a word. False: it is none.
    bool endName()
    {
        const bool endsWithBraces = now() == u'{' && at(m_at + 1) == u'}';
        const bool isInWord = at(m_begin - 1).isLetter() || m_isBraced || endsWithBraces;
        const bool leadsToLetter = now() == u' ' && at(m_at + 1).isLetter();
        if (m_place == TexPlace::Prose && !isInWord && !(leadsToLetter && at(m_at + 1).isLower()))
            return false;
        m_at += endsWithBraces ? 2 : leadsToLetter && !m_isBraced ? 1 : 0;
        return true;
    }

    // \'e, \'{e}, \'\i, \'{\i}
    QString readSymbolAccent(const Accent &accent)
    {
        const bool isShort = isAscii(now());
        if (isShort && !m_isBraced && !mayBeShort(accent))
            return {};
        return readArgument(accent);
    }

    // \v{s}, \v s, \u{\i}, \u\i
    QString readLetterAccent(const Accent &accent)
    {
        if (now() == u' ') {
            const bool isInWord = at(m_begin - 1).isLetter() || m_isBraced;
            const bool isRare = accent.command == u'd' || accent.command == u'b';
            if (m_place == TexPlace::Prose && (!isInWord || isRare))
                return {};
            ++m_at;
        } else if (now() != u'{' && now() != u'\\') {
            return {};
        }
        return readArgument(accent);
    }

    QString readArgument(const Accent &accent)
    {
        const bool hasBraces = now() == u'{';
        m_at += hasBraces ? 1 : 0;
        QChar letter = now();
        if (letter == u'\\') {
            const QStringView name = nameAt(m_at + 1);
            if (name != u"i" && name != u"j" && name != u"o" && name != u"O" && name != u"ae")
                return {};
            letter = name == u"i"   ? u'i'
                     : name == u"j" ? u'j'
                     : name == u"o" ? u'ø'
                     : name == u"O" ? u'Ø'
                                    : u'æ';
            m_at += 1 + name.size();
            m_at += !hasBraces && now() == u' ' && at(m_at + 1).isLetter() ? 1 : 0;
        } else if (letter.isLetter()) {
            ++m_at;
        } else {
            return {};
        }
        if (hasBraces && now() != u'}')
            return {};
        m_at += hasBraces ? 1 : 0;
        return accented(letter, accent);
    }

    [[nodiscard]] bool mayBeShort(const Accent &accent) const
    {
        const QChar letter = now();
        if (m_place == TexPlace::Name)
            return !isElision(accent);
        if (!accent.takes.contains(letter))
            return false;
        if (at(m_begin - 1).isLetter())
            return !isContraction(accent);
        // At the beginning of a word it can be an opening quotation mark.
        const bool isQuote =
            accent.command == u'\'' || accent.command == u'"' || accent.command == u'`';
        return isQuote && at(m_at + 1).isLetter() && !hasClosingQuote(accent);
    }

    // O\'Connor, D\'Amico: an escaped apostrophe.
    [[nodiscard]] bool isElision(const Accent &accent) const
    {
        return accent.command == u'\'' && now().isUpper() && at(m_at + 1).isLower() &&
               u"ODLN"_s.contains(at(m_begin - 1)) && !at(m_begin - 2).isLetter();
    }

    // What\'s, we\'re
    [[nodiscard]] bool isContraction(const Accent &accent) const
    {
        if (accent.command != u'\'')
            return false;
        const QStringView word = nameAt(m_at);
        return word == u"s" || word == u"re";
    }

    [[nodiscard]] bool hasClosingQuote(const Accent &accent) const
    {
        const QString escaped = u"\\"_s + QChar(accent.command);
        const QStringView line =
            m_text.sliced(m_at, std::min<qsizetype>(m_text.size() - m_at, 500));
        for (qsizetype end = line.indexOf(escaped); end >= 0; end = line.indexOf(escaped, end + 2))
            if (end > 0 && !line[end - 1].isSpace() &&
                (end + 2 >= line.size() || !line[end + 2].isLetter()))
                return true;
        return false;
    }

    QStringView m_text;
    qsizetype m_at;
    qsizetype m_begin;
    TexPlace m_place;
    bool m_isBraced = false;
};

// The size of the formula or the code that begins at `at`; 0: none does.
qsizetype literalSize(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at);
    QString end;
    if (rest.front() == u'`') {
        qsizetype ticks = 1;
        while (ticks < rest.size() && rest[ticks] == u'`')
            ++ticks;
        end = QString(ticks, u'`');
    } else if (rest.front() == u'$') {
        end = rest.startsWith(u"$$") ? u"$$"_s : u"$"_s;
    } else if (rest.startsWith(u"\\(") || rest.startsWith(u"\\[")) {
        end = rest[1] == u'(' ? u"\\)"_s : u"\\]"_s;
    } else {
        return 0;
    }
    const qsizetype begin = rest.front() == u'\\' ? 2 : end.size();
    const qsizetype close = rest.indexOf(end, begin);
    return close < 0 ? 0 : close + end.size();
}

} // namespace

TexLetter texLetterAt(QStringView text, qsizetype at, TexPlace place)
{
    return LetterReader(text, at, place).read();
}

QString withTexLetters(const QString &text, TexPlace place)
{
    if (!text.contains(u'\\'))
        return text;
    QString result;
    result.reserve(text.size());
    // What has no end is looked for once: `noEnd` is where the last search began in vain.
    QString endless;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c == u'\\' && at + 1 < text.size() && text[at + 1] == u'\\') {
            result += u"\\\\"_s;
            at += 2;
            continue;
        }
        if (c == u'\\' || c == u'{') {
            const TexLetter letter = texLetterAt(text, at, place);
            if (letter.size > 0) {
                result += letter.text;
                at += letter.size;
                continue;
            }
        }
        const bool mayBeLiteral =
            place == TexPlace::Prose && (c == u'`' || c == u'$' || c == u'\\');
        qsizetype size = 0;
        if (mayBeLiteral && !endless.contains(c)) {
            size = literalSize(text, at);
            const QStringView rest = QStringView(text).sliced(at);
            if (size == 0 && (c != u'\\' || rest.startsWith(u"\\(") || rest.startsWith(u"\\[")))
                endless += c;
        }
        size = std::max<qsizetype>(size, 1);
        // An escaped dollar sign or backtick begins nothing.
        if (c == u'\\' && size == 1 && at + 1 < text.size() &&
            (text[at + 1] == u'$' || text[at + 1] == u'`'))
            size = 2;
        result += QStringView(text).sliced(at, size);
        at += size;
    }
    return result;
}

QString texSpelling(char32_t letter)
{
    if (letter > 0xFFFF)
        return {};
    for (const Letter &one : letters)
        if (one.letter == letter)
            return u"{\\"_s + one.name + u'}';
    const QString parts = QString(QChar(char16_t(letter))).normalized(QString::NormalizationForm_D);
    if (parts.size() < 2 || !isAscii(parts[0]))
        return {};
    for (const Accent &accent : accents)
        if (parts.size() == 2 && accent.mark == parts[1].unicode()) {
            // LaTeX takes the dot off an i by itself below the first four, and it stays above the
            // others.
            const bool isKnownOnI = parts[0] == u'i' && u"'`^\"ckdb"_s.contains(accent.command);
            const bool isDotless = !isKnownOnI && (parts[0] == u'i' || parts[0] == u'j');
            const QString base = isDotless ? u"\\"_s + parts[0] : QString(parts[0]);
            return u"{\\"_s + QChar(accent.command) + u'{' + base + u"}}"_s;
        }
    return {};
}

} // namespace broadsheet
