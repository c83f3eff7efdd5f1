#include "summaries/AnswerLanguage.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr double minOfScript = 0.25; // of all letters
constexpr double minLatin = 0.6;
constexpr double minKana = 0.1;      // of the letters of a Japanese text that are not Latin
constexpr double muchEnglish = 0.15; // of all words; English texts have 0.3
constexpr double littleEnglish = 0.03;
constexpr int fewWords = 12; // too few to tell

// QChar has only UTF-16 units here; letters outside of the first plane do not matter.
QHash<QChar::Script, int> lettersOf(const QString &text)
{
    QHash<QChar::Script, int> letters;
    for (const QChar c : text)
        if (c.isLetter())
            ++letters[c.script()];
    return letters;
}

QChar::Script scriptOf(QLocale::Script script)
{
    switch (script) {
    case QLocale::ArabicScript:
        return QChar::Script_Arabic;
    case QLocale::ArmenianScript:
        return QChar::Script_Armenian;
    case QLocale::BengaliScript:
        return QChar::Script_Bengali;
    case QLocale::CyrillicScript:
        return QChar::Script_Cyrillic;
    case QLocale::DevanagariScript:
        return QChar::Script_Devanagari;
    case QLocale::GeorgianScript:
        return QChar::Script_Georgian;
    case QLocale::GreekScript:
        return QChar::Script_Greek;
    case QLocale::HebrewScript:
        return QChar::Script_Hebrew;
    case QLocale::KoreanScript:
        return QChar::Script_Hangul;
    case QLocale::SimplifiedHanScript:
    case QLocale::TraditionalHanScript:
        return QChar::Script_Han;
    case QLocale::TamilScript:
        return QChar::Script_Tamil;
    case QLocale::ThaiScript:
        return QChar::Script_Thai;
    case QLocale::LatinScript:
        return QChar::Script_Latin;
    default:
        return QChar::Script_Unknown;
    }
}

double shareOfEnglish(const QString &text)
{
    static const QSet<QString> small{u"the"_s, u"of"_s,   u"and"_s,  u"to"_s,   u"in"_s,
                                     u"is"_s,  u"that"_s, u"with"_s, u"for"_s,  u"this"_s,
                                     u"are"_s, u"by"_s,   u"we"_s,   u"from"_s, u"which"_s};
    static const QRegularExpression notLetters(u"\\P{L}+"_s);
    const QStringList words = text.toLower().split(notLetters, Qt::SkipEmptyParts);
    const auto isSmall = [](const QString &word) { return small.contains(word); };
    if (words.size() < fewWords)
        return -1;
    return double(std::ranges::count_if(words, isSmall)) / double(words.size());
}

} // namespace

bool isWrittenIn(const QString &text, const QString &code)
{
    const QHash<QChar::Script, int> letters = lettersOf(text);
    double all = 0;
    for (const int count : letters)
        all += count;
    if (all == 0)
        return false;
    const auto share = [&letters, all](QChar::Script script) {
        return letters.value(script) / all;
    };
    const double kana = share(QChar::Script_Hiragana) + share(QChar::Script_Katakana);
    const QLocale::Script written = QLocale(code).script();
    if (written == QLocale::JapaneseScript)
        return kana >= minKana * (1 - share(QChar::Script_Latin)) &&
               kana + share(QChar::Script_Han) >= minOfScript;
    const QChar::Script wanted = scriptOf(written);
    if (wanted == QChar::Script_Unknown)
        return true; // nothing is known of such letters
    if (wanted == QChar::Script_Han && kana > minKana * (1 - share(QChar::Script_Latin)))
        return false;
    if (wanted != QChar::Script_Latin)
        return share(wanted) >= minOfScript;
    const double english = shareOfEnglish(text);
    const bool isOther =
        english >= 0 && (code == "en"_L1 ? english < littleEnglish : english > muchEnglish);
    const bool isForeign = std::ranges::any_of(letters.keys(), [&](QChar::Script script) {
        return script != QChar::Script_Latin && share(script) >= minOfScript;
    });
    return share(QChar::Script_Latin) >= minLatin && !isForeign && !isOther;
}

} // namespace broadsheet
