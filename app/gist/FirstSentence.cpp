#include "gist/FirstSentence.h"

#include "search/Hangul.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// With their points, in small letters. What can also end a sentence, as "etc.", is not here.
constexpr std::array abbreviations{
    "e.g."_L1,  "eg."_L1,    "i.e."_L1,    "ie."_L1,   "al."_L1,    "vs."_L1,   "cf."_L1,
    "viz."_L1,  "ca."_L1,    "approx."_L1, "resp."_L1, "w.r.t."_L1, "wrt."_L1,  "a.k.a."_L1,
    "aka."_L1,  "i.i.d."_L1, "fig."_L1,    "figs."_L1, "eq."_L1,    "eqs."_L1,  "sec."_L1,
    "sect."_L1, "tab."_L1,   "ref."_L1,    "refs."_L1, "ch."_L1,    "app."_L1,  "thm."_L1,
    "def."_L1,  "prop."_L1,  "alg."_L1,    "vol."_L1,  "no."_L1,    "nos."_L1,  "pp."_L1,
    "dr."_L1,   "prof."_L1,  "mr."_L1,     "mrs."_L1,  "ms."_L1,    "st."_L1,   "jr."_L1,
    "sr."_L1,   "dept."_L1,  "univ."_L1,   "ph.d."_L1, "s.t."_L1,   "incl."_L1, "esp."_L1,
    "max."_L1,  "min."_L1,   "avg."_L1};

// After a single capital letter these show that a sentence began: "of type A. We …".
constexpr std::array beginnings{"We"_L1, "The"_L1,      "This"_L1,  "These"_L1,    "Our"_L1,
                                "It"_L1, "In"_L1,       "To"_L1,    "However,"_L1, "Here,"_L1,
                                "By"_L1, "Existing"_L1, "Using"_L1, "With"_L1,     "For"_L1};

bool isEastern(QChar c)
{
    return u"。！？｡"_s.contains(c);
}

bool isEnd(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || isEastern(c);
}

bool isCloser(QChar c)
{
    return u"\"'”’)]」』）】»*"_s.contains(c);
}

bool isOpener(QChar c)
{
    return u"([{（「『【“‘"_s.contains(c);
}

class SentenceReader final
{
public:
    explicit SentenceReader(QStringView text) : m_text(text) {}

    // Behind the first sentence. `inBrackets`: sentences in brackets count, too.
    [[nodiscard]] qsizetype end(bool inBrackets) const
    {
        int depth = 0;
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            const QChar c = m_text[at];
            if (u"(（"_s.contains(c))
                ++depth;
            else if (u")）"_s.contains(c))
                depth = std::max(depth - 1, 0);
            if (!isEnd(c) || (depth > 0 && !inBrackets))
                continue;
            if (const qsizetype behind = behindMarks(at); ends(at, behind))
                return behind;
        }
        return -1;
    }

private:
    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place >= 0 && place < m_text.size() ? m_text[place] : QChar();
    }

    // "?!", "...", "”"
    [[nodiscard]] qsizetype behindMarks(qsizetype from) const
    {
        while (from < m_text.size() && (isEnd(m_text[from]) || isCloser(m_text[from])))
            ++from;
        return from;
    }

    [[nodiscard]] bool ends(qsizetype mark, qsizetype behind) const
    {
        if (behind == m_text.size() || isEastern(m_text[mark]))
            return true;
        const QStringView rest = m_text.sliced(behind);
        if (!rest.front().isSpace()) // Korean is written without the space, too
            return m_text[mark] == u'.' && isHangulSyllable(at(mark - 1).unicode()) &&
                   isHangulSyllable(rest.front().unicode());
        const QStringView next = rest.trimmed();
        if (next.isEmpty())
            return true;
        const QChar first =
            isOpener(next.front())
                ? next.sliced(1).trimmed().isEmpty() ? QChar() : next.sliced(1).trimmed().front()
                : next.front();
        if (first.isLower() || u",;:)"_s.contains(next.front()))
            return false;
        return m_text[mark] != u'.' || !isAbbreviation(mark, next);
    }

    // Whether the word that ends with the point at `mark` is cut short or a number of a list.
    [[nodiscard]] bool isAbbreviation(qsizetype mark, QStringView next) const
    {
        qsizetype begin = mark;
        while (begin > 0 && !m_text[begin - 1].isSpace() && !isOpener(m_text[begin - 1]))
            --begin;
        const QStringView word = m_text.sliced(begin, mark + 1 - begin);
        const QString small = word.toString().toLower();
        if (std::find(abbreviations.begin(), abbreviations.end(), small) != abbreviations.end())
            return true;
        const bool isListed =
            begin == 0 && word.size() <= 4 &&
            std::all_of(word.begin(), word.end() - 1, [](QChar c) { return c.isDigit(); });
        const bool isInitial = word.size() == 2 && word.front().isUpper();
        const bool isAcronym = word.size() > 2 && word.front().isLetter() && word.size() % 2 == 0 &&
                               word[1] == u'.' && word[word.size() - 3] == u'.'; // "U.S."
        return isListed || ((isInitial || isAcronym) && !beginsSentence(next));
    }

    [[nodiscard]] static bool beginsSentence(QStringView next)
    {
        const auto space =
            std::find_if(next.begin(), next.end(), [](QChar c) { return c.isSpace(); });
        const QStringView word = next.first(space - next.begin());
        return std::any_of(beginnings.begin(), beginnings.end(),
                           [word](QLatin1StringView each) { return word == each; });
    }

    QStringView m_text;
};

} // namespace

QString firstSentence(const QString &text)
{
    const QString line = text.simplified();
    const SentenceReader reader(line);
    qsizetype end = reader.end(false);
    if (end < 0) // a bracket is not closed
        end = reader.end(true);
    return end < 0 ? line : line.first(end);
}

} // namespace broadsheet
