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

class TexReader final
{
public:
    TexReader(QStringView text, bool isMath, int depth)
        : m_text(text), m_isMath(isMath), m_depth(depth)
    {}

    QString read()
    {
        while (m_at < m_text.size()) {
            const bool isUnderstood =
                readLetter() || readCommand() || readScript() || readMath() || readGroup();
            if (!isUnderstood)
                m_result += m_text[m_at++];
        }
        return m_result;
    }

private:
    [[nodiscard]] QStringView rest() const { return m_text.sliced(m_at); }

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
        const QStringView name = rest().sliced(1, size - 1);
        if (isTexFont(name) && rest().size() > size && rest()[size] == u'{') {
            const qsizetype close = closingBrace(rest(), size);
            return close > 0 &&
                   take(inner(rest().sliced(size + 1, close - size - 1), m_isMath), close + 1);
        }
        const QString symbol = texSymbol(name);
        return !symbol.isEmpty() && take(symbol, size);
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
        qsizetype size = 2;
        QStringView text = rest().sliced(1, 1);
        if (rest()[1] == u'{') {
            const qsizetype close = closingBrace(rest(), 1);
            if (close < 0)
                return false;
            text = rest().sliced(2, close - 2);
            size = close + 1;
        } else if (!m_isMath && !isPower()) {
            return false;
        }
        const QString content = inner(text, true);
        const QString script = kind == u'^' ? superscript(content) : subscript(content);
        return !script.isEmpty() && take(script, size);
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
    qsizetype m_at = 0;
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
