#include "search/CommonPhrases.h"

#include "search/Hangul.h"

#include <QHash>
#include <QSet>
#include <QStringTokenizer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// In at least 5 % of the papers, and no names.
constexpr QStringView commonWords =
    u"2d 3d 7b ai attention based details diffusion efficient generation gpt gpu highlights image "
    u"language large learning llama llm llms model models multi multimodal new performance "
    u"technical text training transformer tuning video vision visual what";
constexpr QStringView links = u"a and by for from in of on s the to via with";
constexpr std::array<QStringView, 3> commonPairs{u"language models", u"large language", u"what's"};

// Of words in at least 8 % of the papers; with all their beginnings.
constexpr QStringView longestBeginnings =
    u"0 10 2 3d 4 5 7 8 9 ac ad ai al and ar as att au ba ben bi bo ca cha chen cl com cont da "
    u"details diffusion dis div do eff en ex fa fe fi for fr fu ga generation git go gpt gr gu han "
    u"hao he highlights ho huang image int ja jian jin jo jun ka ke language large learning lin "
    u"liu llama llms lo lu ma me min models multi mut na new ni of on op pa performance pi po pre "
    u"pro qi qu ra rea ro ru sa sc se sha she shi si so sp sta sun sy ta technical text the ti to "
    u"transform tu un up va video vis wang wei wen what with wu xiao xin xu yang ye yi yo yu ze "
    u"zhang zhao zheng zhi zho zhu zi";

// In at least 12 % of the papers; each part with a space between syllables is one as well.
constexpr QStringView longestOfSyllables =
    u"고 있습니다,과 같은,는 것을,는 기,는 다,는 대,는 방법,는 이,대규모 언어 모델,"
    u"대형 언어 모델,로 인,를 가,를 기,를 달,를 보,를 사용하여,를 생성,를 소개,를 제안,"
    u"를 통해,를 포함,를 해결하,를 활용,문제를 해결,법을 제,본 논문에서는,본 연구,성 모,"
    u"성능을 보,성할 수 있,실험 결과,에 대한,에 대해,에 따,에 비해,와 같은,은 다,을 가,"
    u"을 개,을 달성,을 도,을 보여주,을 보여줍니다,을 보였,을 사용하여,을 생성,을 소개,을 수,"
    u"을 위한,을 유,을 이,을 입증,을 제공,을 제시,을 제안합니다,을 통해,을 평가,을 포함,"
    u"을 향상시,을 활용하,의 성능,이 논문,이 연구,이 있,전 훈련,접근 방,지 않,하고 있,"
    u"하기 위한,하는 것,하는 데,하는 방,하는 새로운,한 새,한 성능을,한 실험,할 수 있는,"
    u"할 수 있습니다,해결하기 위해,확산 모델";

enum class WordKind : char { Other, Common, Link };

// The beginnings of words as a tree of letters and digits. Node 0 is the empty beginning.
class BeginningTree final
{
public:
    BeginningTree()
    {
        for (const QStringView word : QStringTokenizer(longestBeginnings, u' '))
            (void)insert(word);
        for (const QStringView word : QStringTokenizer(commonWords, u' '))
            m_nodes[insert(word)].kind = WordKind::Common;
        for (const QStringView word : QStringTokenizer(links, u' '))
            m_nodes[insert(word)].kind = WordKind::Link;
    }

    [[nodiscard]] size_t size() const { return m_nodes.size(); }

    // Calls visit(node) for each beginning of the word, the shortest first, until it returns false.
    // Returns the length of the last.
    template<class Visit>
    qsizetype walk(QStringView word, Visit visit) const
    {
        size_t node = 0;
        for (qsizetype at = 0; at < word.size(); ++at) {
            const size_t place = placeOf(word[at]);
            node = place < places ? m_nodes[node].next[place] : 0;
            if (node == 0 || !visit(node))
                return at;
        }
        return word.size();
    }

    [[nodiscard]] WordKind kindOf(size_t node) const { return m_nodes[node].kind; }
    [[nodiscard]] bool hasLonger(size_t node) const
    {
        return std::ranges::any_of(m_nodes[node].next, [](quint16 next) { return next != 0; });
    }

private:
    static constexpr size_t letters = 26;
    static constexpr size_t places = letters + 10;

    struct Node
    {
        std::array<quint16, places> next{};
        WordKind kind = WordKind::Other;
    };

    static size_t placeOf(QChar c)
    {
        const char16_t unit = c.unicode();
        if (unit >= u'a' && unit <= u'z')
            return unit - u'a';
        return unit >= u'0' && unit <= u'9' ? letters + unit - u'0' : places;
    }

    size_t insert(QStringView word)
    {
        size_t node = 0;
        for (const QChar c : word) {
            const size_t place = placeOf(c);
            if (m_nodes[node].next[place] == 0) {
                m_nodes[node].next[place] = static_cast<quint16>(m_nodes.size());
                m_nodes.emplace_back();
            }
            node = m_nodes[node].next[place];
        }
        return node;
    }

    std::vector<Node> m_nodes{1};
};

const BeginningTree &beginnings()
{
    static const BeginningTree tree;
    return tree;
}

// What stands for the one character between two words: none of them is in a folded text. Null: no
// phrase has it.
QChar jointFor(QChar between)
{
    switch (between.unicode()) {
    case u' ':
        return joint;
    case u'-':
        return u'‐';
    case u'\'':
        return u'’';
    default:
        return {};
    }
}

// What comes before its first space, and how much that is.
struct SyllablePhrase
{
    QStringView text;
    qsizetype before = 0;
};

// Of the syllables on both sides of the first space.
quint32 keyOf(QChar before, QChar behind)
{
    return quint32(before.unicode()) << 16 | behind.unicode();
}

using SyllablePhrases = QHash<quint32, QList<SyllablePhrase>>;

SyllablePhrases partsOf(QStringView phrases)
{
    SyllablePhrases parts;
    QSet<QStringView> seen;
    for (const QStringView longest : QStringTokenizer(phrases, u','))
        for (qsizetype begin = 0; begin < longest.size(); ++begin)
            for (qsizetype end = longest.size(); end > begin; --end) {
                const QStringView part = longest.sliced(begin, end - begin);
                const qsizetype space = part.indexOf(u' ');
                if (space <= 0 || part.back() == u' ' || seen.contains(part))
                    continue;
                seen.insert(part);
                parts[keyOf(part[space - 1], part[space + 1])].append({part, space});
            }
    for (QList<SyllablePhrase> &some : parts)
        std::ranges::sort(some, std::ranges::greater(), [](const SyllablePhrase &one) {
            return std::pair(one.before, one.text.size());
        });
    return parts;
}

const SyllablePhrases &syllablePhrases()
{
    static const SyllablePhrases all = partsOf(longestOfSyllables);
    return all;
}

} // namespace

void CommonPhrases::add(const Run &run, QString &words)
{
    const bool isNext = run.kind == m_before.kind && run.begin == m_before.end + 1;
    if (run.kind == CharacterKind::Word)
        addLetters(run, isNext && !jointFor(m_text[m_before.end]).isNull(), words);
    else if (isNext && m_text[m_before.end] == u' ')
        addSyllables(run, words);
    m_before = run;
}

// `isNext`: of the words before, with which it can make a phrase.
void CommonPhrases::addLetters(const Run &run, bool isNext, QString &words)
{
    constexpr qsizetype shortestBehindLink = 4;
    const QStringView word = m_text.sliced(run.begin, run.end - run.begin);
    size_t last = 0;
    const qsizetype common = beginnings().walk(word, [&last](size_t node) {
        last = node;
        return true;
    });
    Open phrase;
    if (isNext) {
        for (const Open &open : {m_word, m_phrase})
            if (open.begin >= 0 && (!open.isLink || common >= shortestBehindLink))
                append(open.begin, run.begin + common, words);
        if (m_word.begin >= 0 &&
            std::ranges::find(commonPairs, m_text.sliced(m_word.begin, run.end - m_word.begin)) !=
                commonPairs.end())
            phrase.begin = m_word.begin;
    }
    const WordKind kind = common == word.size() ? beginnings().kindOf(last) : WordKind::Other;
    m_word = kind == WordKind::Other ? Open() : Open{run.begin, kind == WordKind::Link};
    m_phrase = phrase;
}

void CommonPhrases::addSyllables(const Run &run, QString &words) const
{
    const auto some =
        syllablePhrases().constFind(keyOf(m_text[m_before.end - 1], m_text[run.begin]));
    if (some == syllablePhrases().cend())
        return;
    qsizetype lastBegin = -1;
    for (const SyllablePhrase &phrase : *some) {
        const qsizetype begin = m_before.end - phrase.before;
        if (begin < m_before.begin || begin == lastBegin ||
            !m_text.sliced(begin).startsWith(phrase.text))
            continue;
        lastBegin = begin;
        append(begin, begin + phrase.text.size(), words);
    }
}

void CommonPhrases::append(qsizetype begin, qsizetype end, QString &words) const
{
    const qsizetype size = words.size();
    words += m_text.sliced(begin, end - begin);
    for (qsizetype at = size; at < words.size(); ++at)
        if (const QChar other = jointFor(words[at]); !other.isNull())
            words[at] = other;
    words += u' ';
}

bool canBeLonger(QStringView phraseWord)
{
    if (isHangulSyllable(phraseWord.back().unicode())) {
        const QString text = phraseWord.toString().replace(joint, u' ');
        const qsizetype space = text.indexOf(u' ');
        const auto some = syllablePhrases().value(keyOf(text[space - 1], text[space + 1]));
        return std::ranges::any_of(some, [&text](const SyllablePhrase &phrase) {
            return phrase.text.size() > text.size() && phrase.text.startsWith(text);
        });
    }
    const auto isJoint = [](QChar c) { return !c.isLetterOrNumber(); };
    const auto end = std::find_if(phraseWord.rbegin(), phraseWord.rend(), isJoint).base();
    size_t last = 0;
    (void)beginnings().walk(phraseWord.sliced(end - phraseWord.begin()), [&last](size_t node) {
        last = node;
        return true;
    });
    return beginnings().hasLonger(last);
}

void CommonBeginnings::add(QStringView word)
{
    m_seen.resize(beginnings().size());
    (void)beginnings().walk(word, [this](size_t node) {
        m_seen[node] = true;
        return true;
    });
}

QStringView CommonBeginnings::sharedWith(QStringView word) const
{
    if (m_seen.empty())
        return {};
    return word.first(beginnings().walk(word, [this](size_t node) { return bool(m_seen[node]); }));
}

QStringView commonBeginning(QStringView word)
{
    return word.first(beginnings().walk(word, [](size_t) { return true; }));
}

} // namespace broadsheet
