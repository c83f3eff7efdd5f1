#include "library/SearchText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

enum class Kind { Gap, Word, Paired };

Kind kindOf(char32_t c)
{
    if (c < 0x80) {
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return word ? Kind::Word : Kind::Gap;
    }
    if (c >= 0xac00 && c <= 0xd7a3) // Hangul syllables: most of the text
        return Kind::Paired;
    if (!QChar::isLetterOrNumber(c))
        return QChar::isMark(c) ? Kind::Word : Kind::Gap;
    switch (QChar::script(c)) {
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Han:
        return Kind::Paired;
    default:
        return c == 0x30fc || c == 0xff70 ? Kind::Paired : Kind::Word; // the long vowel of Kana
    }
}

char32_t characterAt(QStringView text, qsizetype at)
{
    const bool pair =
        text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
}

qsizetype lengthOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

// Neighbouring characters of one kind; gaps are left out.
struct Run
{
    Kind kind;
    QStringView text;
};

QList<Run> runsOf(QStringView text)
{
    QList<Run> runs;
    qsizetype begin = 0;
    Kind kind = Kind::Gap;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        const Kind next = kindOf(c);
        if (next != kind) {
            if (kind != Kind::Gap)
                runs.append({kind, text.sliced(begin, at - begin)});
            begin = at;
            kind = next;
        }
        at += lengthOf(c);
    }
    if (kind != Kind::Gap)
        runs.append({kind, text.sliced(begin)});
    return runs;
}

// Pairs, then the last character alone when `closed` or when there is no pair.
void appendPairs(QString &words, QStringView run, bool closed)
{
    qsizetype at = 0;
    for (;;) {
        const qsizetype second = at + lengthOf(characterAt(run, at));
        if (second == run.size())
            break;
        const qsizetype end = second + lengthOf(characterAt(run, second));
        words.append(run.sliced(at, end - at)).append(u' ');
        at = second;
    }
    if (closed || at == 0)
        words.append(run.sliced(at)).append(u' ');
}

bool isSinglePaired(const Run &run)
{
    return run.kind == Kind::Paired && lengthOf(characterAt(run.text, 0)) == run.text.size();
}

// Several runs, one of them paired: the words of the text can begin before the term's.
bool isMixed(const QList<Run> &runs)
{
    return runs.size() > 1 && std::any_of(runs.begin(), runs.end(),
                                          [](const Run &run) { return run.kind == Kind::Paired; });
}

QString phraseFor(const QList<Run> &runs)
{
    QString words;
    for (const Run &run : runs.first(runs.size() - 1)) {
        if (run.kind == Kind::Paired)
            appendPairs(words, run.text, true);
        else
            words.append(run.text).append(u' ');
    }
    const Run &last = runs.constLast();
    if (last.kind == Kind::Paired)
        appendPairs(words, last.text, false);
    else
        words.append(last.text);
    const bool open = last.kind == Kind::Word || isSinglePaired(last);
    return u'"' + words.trimmed() + u'"' + (open ? u" *"_s : u""_s);
}

// One term as FTS5 phrases, none when it holds neither letter nor digit.
QStringList phrasesFor(QStringView term)
{
    const QString normal = term.toString().normalized(QString::NormalizationForm_C);
    const QList<Run> runs = runsOf(normal);
    if (runs.isEmpty())
        return {};
    if (!isMixed(runs))
        return {phraseFor(runs)};
    QStringList phrases;
    for (const Run &run : runs)
        if (run.kind == Kind::Paired)
            phrases.append(phraseFor({run}));
    phrases.removeDuplicates();
    return phrases;
}

QStringList termsOf(QStringView typed)
{
    QStringList terms;
    bool quoted = false;
    for (const QStringView part : typed.split(u'"')) {
        if (quoted)
            terms.append(part.toString());
        else
            terms.append(part.toString().simplified().split(u' ', Qt::SkipEmptyParts));
        quoted = !quoted;
    }
    return terms;
}

} // namespace

QString searchWords(QStringView text)
{
    const QString normal = text.toString().normalized(QString::NormalizationForm_C);
    QString words;
    words.reserve(normal.size() * 3);
    for (const Run &run : runsOf(normal)) {
        if (run.kind == Kind::Paired)
            appendPairs(words, run.text, true);
        else
            words.append(run.text).append(u' ');
    }
    return words;
}

QString matchExpression(QStringView typed)
{
    QStringList phrases;
    for (const QString &term : termsOf(typed))
        phrases.append(phrasesFor(term));
    return phrases.join(u" AND "_s);
}

QStringList literalTerms(QStringView typed)
{
    QStringList literal;
    for (const QString &term : termsOf(typed)) {
        const QString normal = term.trimmed().normalized(QString::NormalizationForm_C);
        if (isMixed(runsOf(normal)))
            literal.append(normal);
    }
    return literal;
}

} // namespace broadsheet
