#include "papers/DisplayText.h"

#include "papers/SafeText.h"
#include "papers/TexSymbols.h"
#include "spelling/TexLetters.h"

#include <QList>

#include <algorithm>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The position of the "}" that closes the "{" at `open`, or -1.
qsizetype closingBrace(QStringView text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text[i] == u'{')
            ++depth;
        else if (text[i] == u'}' && --depth == 0)
            return i;
    }
    return -1;
}

// "n+1" needs brackets where "n" and "12" do not.
bool isOneTerm(QStringView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.isSpace() || u"+-−=/,·×"_s.contains(c); });
}

QString inBrackets(const QString &text)
{
    return isOneTerm(text) ? text : u'(' % text % u')';
}

class TexReader final
{
public:
    TexReader(QStringView text, bool isMath, int depth, qsizetype at = 0)
        : m_text(text), m_isMath(isMath), m_depth(depth), m_at(at)
    {}

    QString read()
    {
        while (m_at < m_text.size()) {
            if (!readPiece())
                m_result += m_text[m_at++];
        }
        return m_result;
    }

    TexPiece readOne()
    {
        const qsizetype begin = m_at;
        return readPiece() ? TexPiece{.text = m_result, .size = m_at - begin} : TexPiece();
    }

private:
    [[nodiscard]] QStringView rest() const { return m_text.sliced(m_at); }
    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place < m_text.size() ? m_text[place] : QChar();
    }

    bool readPiece()
    {
        return readLetter() || readCommand() || readScript() || readMath() || readGroup();
    }

    [[nodiscard]] QString inner(QStringView text, bool isMath) const
    {
        constexpr int maxDepth = 8;
        return m_depth >= maxDepth ? text.toString() : TexReader(text, isMath, m_depth + 1).read();
    }

    bool take(const QString &text, qsizetype size)
    {
        m_result += text;
        m_at += size;
        return true;
    }

    bool readCommand()
    {
        if (rest().size() < 2 || rest().front() != u'\\')
            return false;
        const QChar next = rest()[1];
        if (u"%&_#${}"_s.contains(next))
            return take(next, 2);
        if (m_isMath && u",;: !"_s.contains(next))
            return take(next == u'!' ? QString() : u" "_s, 2);

        const auto end = std::find_if(rest().begin() + 1, rest().end(), [](QChar c) {
            return !(c.unicode() < 0x80 && c.isLetter());
        });
        const qsizetype size = end - rest().begin();
        return readNamed(rest().sliced(1, size - 1).toString(), size);
    }

    // `size`: of the name with its backslash.
    bool readNamed(const QString &name, qsizetype size)
    {
        if (isTexFont(name) && at(m_at + size) == u'{') {
            const qsizetype close = closingBrace(rest(), size);
            return close > 0 &&
                   take(inner(rest().sliced(size + 1, close - size - 1), m_isMath), close + 1);
        }
        if (name.endsWith("frac"_L1) || name == "sqrt"_L1 || texAccent(name) != QChar())
            if (readBuilt(name, size))
                return true;
        if (isTexOperator(name))
            return readOperator(name, size);
        if (const QString symbol = texSymbol(name); !symbol.isEmpty())
            return take(symbol, size);
        return m_isMath && readUnknown(name, size);
    }

    // The argument at `from`, which is {…} or one character; it ends at `from`.
    [[nodiscard]] QString argument(qsizetype &from) const
    {
        while (at(from) == u' ')
            ++from;
        if (at(from) == u'{') {
            const qsizetype close = closingBrace(m_text, from);
            if (close < 0)
                return {};
            const QStringView content = m_text.sliced(from + 1, close - from - 1);
            from = close + 1;
            return inner(content, true).trimmed();
        }
        const TexPiece piece =
            at(from) == u'\\' && m_depth < 8
                ? TexReader(m_text, true, m_depth + 1, from).readOne()
                : TexPiece{.text = m_text.sliced(from)
                                       .first(std::min<qsizetype>(1, m_text.size() - from))
                                       .toString(),
                           .size = 1};
        from += piece.size;
        return piece.text;
    }

    // \frac{a+b}{2} → (a+b)/2, \frac12 → 1/2, \sqrt{d} → √d, \hat{x} → x̂
    bool readBuilt(const QString &name, qsizetype size)
    {
        qsizetype from = m_at + size;
        const QString first = argument(from);
        if (first.isEmpty())
            return false;
        QString built;
        if (name == "sqrt"_L1) {
            built = u'√' + inBrackets(first);
        } else if (name.endsWith("frac"_L1)) {
            const QString below = argument(from);
            if (below.isEmpty())
                return false;
            const bool isAfterNumber = !m_result.isEmpty() && m_result.back().isDigit();
            built =
                (isAfterNumber ? u" "_s : QString()) + inBrackets(first) + u'/' + inBrackets(below);
        } else {
            built = first.size() == 1 ? QString(first + texAccent(name)) : first;
        }
        return take(built, from - m_at);
    }

    // "n\log n" → "n log n", "\log(n)" → "log(n)"
    bool readOperator(const QString &name, qsizetype size)
    {
        const bool follows =
            !m_result.isEmpty() && (m_result.back().isLetterOrNumber() || m_result.back() == u')');
        const QChar next = at(m_at + size);
        const bool leads = next.isLetterOrNumber() || next == u'\\' || next == u'{';
        return take((follows ? u" "_s : QString()) + name + (leads ? u" "_s : QString()), size);
    }

    // In a formula a name reads better than a command: \norm{x} → norm(x).
    bool readUnknown(const QString &name, qsizetype size)
    {
        if (isTexLayout(name))
            return take({}, size + (at(m_at + size) == u'.' ? 1 : 0));
        if (name.size() < 2)
            return false;
        const qsizetype close = at(m_at + size) == u'{' ? closingBrace(rest(), size) : -1;
        if (close < 0)
            return take(name, size);
        const QString content = inner(rest().sliced(size + 1, close - size - 1), true);
        return take(content.isEmpty() ? name : QString(name % u'(' % content % u')'), close + 1);
    }

    // \'{e}, {\L}. Formulas have accents of their own.
    bool readLetter()
    {
        if (m_isMath || (rest().front() != u'\\' && rest().front() != u'{'))
            return false;
        const TexLetter letter = texLetterAt(m_text, m_at, TexPlace::Prose);
        return letter.size > 0 && take(letter.text, letter.size);
    }

    // ^{2} is read everywhere. Of the short forms, plain text can only have powers such as "E^2".
    bool readScript()
    {
        const QChar kind = rest().front();
        if ((kind != u'^' && kind != u'_') || rest().size() < 2)
            return false;
        qsizetype end = m_at + 1;
        const bool isBraced = at(end) == u'{';
        if (!isBraced && !m_isMath && !isPower())
            return false;
        const QString content = argument(end);
        if (content.isEmpty())
            return false;
        const QString script = kind == u'^' ? superscript(content) : subscript(content);
        if (!script.isEmpty())
            return take(script, end - m_at);
        return isBraced && take(kind + inBrackets(content), end - m_at);
    }

    [[nodiscard]] bool isPower() const
    {
        const bool isAlone = rest().size() == 2 || !rest()[2].isLetterOrNumber();
        return rest().front() == u'^' && rest()[1].isDigit() && isAlone && m_at > 0 &&
               m_text[m_at - 1].isLetter();
    }

    bool readMath()
    {
        const qsizetype size = m_isMath ? 0 : formulaSize(rest());
        return size > 0 && take(inner(rest().sliced(1, size - 2), true).trimmed(), size);
    }

    // Braces are groups in formulas and characters in plain text.
    bool readGroup()
    {
        if (!m_isMath || rest().front() != u'{')
            return false;
        const qsizetype close = closingBrace(rest(), 0);
        return close > 0 && take(inner(rest().sliced(1, close - 1), true), close + 1);
    }

    QStringView m_text;
    bool m_isMath;
    int m_depth;
    qsizetype m_at;
    QString m_result;
};

// Hangul, Kana, Han and other characters of which one fills a placeholder.
bool isWide(char32_t c)
{
    return c >= 0x1100;
}

QString textOf(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

QString firstOf(const std::u32string &word)
{
    return textOf(word.front()).toUpper();
}

// "MathVerse" → "MV", "GPT" → "GP", "Orca" → "O"
QString initialsOfWord(const std::u32string &word)
{
    const auto second = std::find_if(word.begin() + 1, word.end(), [](char32_t c) {
        return QChar::isUpper(c) || QChar::isDigit(c);
    });
    if (isWide(word.front()) || second == word.end())
        return firstOf(word);
    return firstOf(word) + textOf(*second);
}

std::vector<std::u32string> wordsOf(QStringView text)
{
    std::vector<std::u32string> words;
    bool inWord = false;
    for (const char32_t c : text.toUcs4()) {
        const bool isPart = QChar::isLetterOrNumber(c) || (inWord && QChar::isMark(c));
        if (isPart && !inWord)
            words.emplace_back();
        if (isPart)
            words.back() += c;
        inWord = isPart;
    }
    return words;
}

} // namespace

qsizetype formulaSize(QStringView text)
{
    if (!text.startsWith(u'$'))
        return 0;
    const qsizetype close = text.indexOf(u'$', 1);
    if (close < 2)
        return 0;
    const QStringView formula = text.sliced(1, close - 1);
    const bool hasTex = std::any_of(formula.begin(), formula.end(), [](QChar c) {
        return c == u'\\' || c == u'^' || c == u'_' || c == u'{';
    });
    const bool hasEdgeSpace = formula.front().isSpace() || formula.back().isSpace();
    const bool hasSpace =
        std::any_of(formula.begin(), formula.end(), [](QChar c) { return c.isSpace(); });
    const bool digitFollows = text.size() > close + 1 && text[close + 1].isDigit();
    const bool isFormula =
        formula.contains(u'\\') || (hasTex && !hasEdgeSpace) || (!hasSpace && !digitFollows);
    return isFormula ? close + 1 : 0;
}

QString displayTitle(QStringView title)
{
    constexpr qsizetype maxLength = 2000; // far longer than any title
    const bool hasTex = title.contains(u'$') || title.contains(u'\\') || title.contains(u'^') ||
                        title.contains("_{"_L1);
    if (!hasTex || title.size() > maxLength)
        return title.toString();
    return TexReader(title, false, 0).read();
}

QString displayFormula(QStringView formula)
{
    constexpr qsizetype maxLength = 2000;
    return formula.size() > maxLength ? formula.toString()
                                      : TexReader(formula, true, 0).read().simplified();
}

TexPiece texPieceAt(QStringView text, qsizetype at)
{
    constexpr qsizetype maxLength = 2000;
    return TexReader(text.first(std::min(text.size(), at + maxLength)), false, 0, at).readOne();
}

QString shownTitle(QStringView title)
{
    return shownLine(displayTitle(title));
}

QString initials(QStringView title)
{
    const QString shown = shownTitle(title.first(std::min<qsizetype>(title.size(), 200)));
    const qsizetype colon = shown.indexOf(u':');
    std::vector<std::u32string> words =
        wordsOf(colon > 0 ? QStringView(shown).first(colon) : QStringView(shown));
    if (words.empty())
        words = wordsOf(shown);
    if (words.empty())
        return u"?"_s;
    if (words.size() == 1 || isWide(words[0].front()) || isWide(words[1].front()))
        return initialsOfWord(words[0]);
    return firstOf(words[0]) + firstOf(words[1]);
}

} // namespace broadsheet
