// The words of the index and queries to it. The index never misses a paper.
#include "RandomText.h"
#include "support/Corpus.h"
#include "support/Runner.h"

#include "search/CommonStrings.h"
#include "search/Fold.h"
#include "search/IndexWords.h"

#include <QRegularExpression>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QSet<QString> wordsOf(const QString &written)
{
    const QStringList words = written.split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(words.begin(), words.end());
}

// Evaluates a query like FTS5: quoted words, * for prefixes, AND.
bool matches(const QString &query, const QSet<QString> &words)
{
    for (const QString &asked : query.split(u" AND "_s)) {
        static const QRegularExpression form(u"^\"([^\" ]+)\"(\\*?)$"_s);
        const QRegularExpressionMatch parts = form.match(asked);
        if (!parts.hasMatch())
            qFatal("not a query: %s", qPrintable(query));
        const QString word = parts.captured(1);
        const bool isThere =
            parts.captured(2).isEmpty()
                ? words.contains(word)
                : std::any_of(words.begin(), words.end(),
                              [&word](const QString &each) { return each.startsWith(word); });
        if (!isThere)
            return false;
    }
    return true;
}

Expression term(const QString &text)
{
    return {.kind = Expression::Kind::Term, .text = text};
}

struct Agreement
{
    int held = 0;
    int exact = 0;
};

// A paper with the term is always found. If the query is exact, no other paper is found.
bool agrees(const Document &document, const QSet<QString> &words, const QString &text,
            Agreement &agreement)
{
    if (text.isEmpty())
        return true;
    const bool held = holds(term(text), document);
    agreement.held += held;
    for (const IndexQuery &query : {indexQuery(text), headQuery(text), allWordsQuery(text)}) {
        const bool found = query.match.isEmpty() || matches(query.match, words);
        agreement.exact += query.exact;
        if ((held && !found) || (query.exact && held != found))
            return false;
    }
    return true;
}

} // namespace

class TestIndexWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("words") << u"gpt-4v(ision) a* c++"_s << u"gpt 4v ision a c"_s;
        QTest::newRow("Hangul") << u"강화학습, 은"_s << u"강화 화학 학습 습 은"_s;
        QTest::newRow("both") << u"llm은 rl로봇2"_s << u"llm 은 rl 로봇 봇 2"_s;
        QTest::newRow("Han beyond 16 bits") << u"𠀀𠀁学"_s << u"𠀀𠀁 𠀁学 学"_s;
        QTest::newRow("Hindi") << u"हिन्दी x"_s << u"हिन्दी x"_s;
        QTest::newRow("syntax") << u"\"a\" and* (b) - ^c:d"_s << u"a and b c d"_s;
        QTest::newRow("nothing") << u"--- ?"_s << QString();
        QTest::newRow("endless") << u"x"_s.repeated(1000) << u"x"_s.repeated(64);
    }

    void words()
    {
        QFETCH(QString, text);
        QTEST(indexWords(text), "expected");
    }

    void queries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("exact");
        const auto row = [](const QString &text, const QString &expected, bool exact) {
            QTest::addRow("%s", qPrintable(text)) << text << expected << exact;
        };
        row(u"transf"_s, u"\"transf\"*"_s, true);
        row(u"a"_s, u"\"a\"*"_s, true);
        row(u"c++"_s, u"\"c\""_s, false);
        row(u"-4v"_s, u"\"4v\"*"_s, false);
        row(u"gpt-4v"_s, u"\"gpt\" AND \"4v\"*"_s, false);
        row(u"강"_s, u"\"강\"*"_s, true);
        row(u"학습"_s, u"\"학습\""_s, true);
        row(u"강화학습"_s, u"\"강화\" AND \"화학\" AND \"학습\""_s, false);
        row(u"하하하"_s, u"\"하하\""_s, false);
        row(u"강화 학"_s, u"\"강화\" AND \"화\" AND \"학\"*"_s, false);
        row(u"습."_s, u"\"습\""_s, false);
        row(u"llm은"_s, u"\"llm\" AND \"은\"*"_s, false);
        row(u"은llm"_s, u"\"은\" AND \"llm\"*"_s, false);
        row(u"++"_s, QString(), false);
    }

    void queries()
    {
        QFETCH(QString, text);
        const IndexQuery query = indexQuery(text);
        QTEST(query.match, "expected");
        QTEST(query.exact, "exact");
    }

    void wordsOfPapers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("common") << u"사용합니다"_s << u"사용 용합 합니 니다 다 합니다"_s;
        QTest::newRow("longest first")
            << u"있습니다"_s << u"있습 습니 니다 다 있습니다 있습니 습니다"_s;
        QTest::newRow("longer")
            << u"논문에서는"_s
            << u"논문 문에 에서 서는 는 논문에서는 논문에서 논문에 문에서는 문에서 에서는"_s;
        QTest::newRow("not common") << u"강화학습"_s << u"강화 화학 학습 습"_s;
        QTest::newRow("joined") << u"llm은 x가나 y 다"_s << u"llm 은 은·llm x 가나 나 가·x y 다"_s;
        QTest::newRow("across a space")
            << u"언어 모델에 x"_s << u"언어 어 모델 델에 에 모델에 언어·모델 x 언어·모델 어·모델"_s;
        QTest::newRow("not across others")
            << u"언어, 모델 강화 언어 이"_s << u"언어 어 모델 델 강화 화 언어 어 이"_s;
        QTest::newRow("common phrases")
            << u"large language models, new x-y"_s
            << u"large language models new x y large·language language·models "
               u"large·language·models new·x"_s;
        QTest::newRow("phrases with other joints")
            << u"what's new text-to"_s
            << u"what s new text to what’s what’s·new new·text text‐to"_s;
        QTest::newRow("behind words that any word follows")
            << u"for language of lan"_s << u"for language of lan for·language language·of"_s;
        QTest::newRow("as far as the next word is common")
            << u"model zoology"_s << u"model zoology model·z"_s;
        QTest::newRow("common phrases of Hangul")
            << u"할 수 있는 이 논문은"_s
            << u"할 수 있는 는 이 논문 문은 은 논문은 할·수·있는 수·있는 는·이 이·논문"_s;
        QTest::newRow("joined from the left") << u"은llm"_s << u"은 llm"_s;
        QTest::newRow("Han beyond 16 bits") << u"x𠀀𠀁𠀀"_s << u"x 𠀀𠀁 𠀁𠀀 𠀀 𠀀·x"_s;
        QTest::newRow("too long to join")
            << u"x"_s.repeated(65) + u"은"_s << u"x"_s.repeated(64) + u" 은"_s;
    }

    void wordsOfPapers()
    {
        QFETCH(QString, text);
        QTEST(allWords({.texts = {text}}), "expected");
    }

    void wordsOfHeads()
    {
        const QString words = headWords(u"large language model\nfor 할 수 있습니다"_s);
        QCOMPARE(words, u"large language model for 할 수 있습 습니 니다 다 large·language"
                        u" language·model large·language·model 할·수·있습니다 수·있습니다"_s);
        QCOMPARE(headQuery(u"large language"_s).match, u"\"large·language\""_s);
        QVERIFY(headQuery(u"large language"_s).exact);
        QVERIFY(!headQuery(u"습니다"_s).exact);
    }

    // Also whether texts have what title and authors have.
    void papersWithATermInTextAndHead()
    {
        const Document document{.titles = {u"large models"_s},
                                .authors = {u"ann wang"_s},
                                .texts = {u"a language model"_s, u"wan"_s},
                                .keywords = {u"what"_s}};
        const QSet<QString> words = wordsOf(allWords(document));
        int both = 0;
        for (const QString &word :
             {u"large"_s, u"models"_s, u"ann"_s, u"wang"_s, u"language"_s, u"what"_s, u"image"_s})
            for (qsizetype size = 1; size <= word.size(); ++size) {
                Expression text = term(word.first(size));
                text.field = SearchField::Text;
                Expression head = text;
                head.field = SearchField::Head;
                const QString query = textAndHeadQuery(text.text);
                if (query.isEmpty())
                    continue;
                const bool held = holds(text, document) && holds(head, document);
                QVERIFY2(matches(query, words) == held, qPrintable(text.text));
                both += held;
            }
        QCOMPARE(both, 14);
        QVERIFY(textAndHeadQuery(u"zzz"_s).isEmpty());
        QVERIFY(textAndHeadQuery(QString()).isEmpty());
    }

    void wordsElsewhere()
    {
        QCOMPARE(allWords({.id = u"2403.14624"_s, .texts = {u"a"_s}}), u"2403 14624 a"_s);
        for (const Document &document :
             {Document{.id = u"cs/0501001"_s}, Document{.keywords = {u"x"_s}},
              Document{.tags = {u"x"_s}}, Document{.note = u"x"_s}})
            QVERIFY(wordsOf(allWords(document)).contains(elsewhereWord.toString()));
    }

    void queriesOfPapers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("exact");
        const auto row = [](const QString &text, const QString &expected, bool exact) {
            QTest::addRow("%s", qPrintable(text)) << text << expected << exact;
        };
        row(u"습니다"_s, u"\"습니다\""_s, true);
        row(u"논문에서는"_s, u"\"논문에서는\""_s, true);
        row(u"이논문에서는"_s, u"\"이논\" AND \"논문에서는\""_s, false);
        row(u"강화학습"_s, u"\"강화\" AND \"화학\" AND \"학습\""_s, false);
        row(u"합니다."_s, u"\"합니다\" AND \"다\""_s, false);
        row(u"llm은"_s, u"\"은·llm\""_s, true);
        row(u"llm에서"_s, u"\"에·llm\" AND \"에서\""_s, false);
        row(u"llm은 a"_s, u"\"은·llm\" AND \"은\" AND \"a\"*"_s, false);
        row(u"a-llm은"_s, u"\"a\" AND \"은·llm\""_s, false);
        row(u"llm 은"_s, u"\"llm\" AND \"은\"*"_s, false);
        row(u"언어 모델"_s, u"\"언어·모델\""_s, true);
        row(u"대규모 언어 모델"_s, u"\"대규모·언어·모델\""_s, true);
        row(u"언어 모델에"_s, u"\"모델에\" AND \"언어·모델\""_s, false);
        row(u"언어 모델 "_s, u"\"델\" AND \"언어·모델\""_s, false);
        row(u"언어 강화"_s, u"\"언어\" AND \"어\" AND \"강화\""_s, false);
        row(u"언어-모델"_s, u"\"언어\" AND \"어\" AND \"모델\""_s, false);
        row(u"transf"_s, u"\"transf\"*"_s, true);
        row(u"language models"_s, u"\"language·models\""_s, true);
        row(u"language model"_s, u"\"language·model\"*"_s, true);
        row(u"language mo"_s, u"\"language·mo\"*"_s, true);
        row(u"language modes"_s, u"\"language·mode\"* AND \"language\" AND \"modes\"*"_s, false);
        row(u"large-language"_s, u"\"large‐language\""_s, true);
        row(u"of language"_s, u"\"of·language\""_s, true);
        row(u"of lan"_s, u"\"of\" AND \"lan\"*"_s, false);
        row(u"할 수 있"_s, u"\"할·수·있\"*"_s, true);
        row(u"이 논문에서"_s, u"\"이·논문\" AND \"이\" AND \"논문에서\""_s, false);
    }

    void queriesOfPapers()
    {
        QFETCH(QString, text);
        const IndexQuery query = allWordsQuery(text);
        QTEST(query.match, "expected");
        QTEST(query.exact, "exact");
    }

    // Otherwise a longer string would be looked up that no paper has as a word.
    void partsOfCommonStringsAreCommon()
    {
        int strings = 0;
        const QString text =
            allWords({.texts = {u"데이터셋 프레임워크 있습니다 논문에서는 보여줍니다"_s}});
        for (const QString &word : text.split(u' ')) {
            if (!isCommon(word) || word.size() < 3)
                continue;
            ++strings;
            QVERIFY2(isCommon(word.first(word.size() - 1)), qPrintable(word));
            QVERIFY2(isCommon(word.last(word.size() - 1)), qPrintable(word));
        }
        QVERIFY(strings > 10);
    }

    void longQueriesAreCut()
    {
        QString text;
        for (char16_t c = 0xac00; c < 0xac00 + 2000; ++c)
            text += QChar(c);
        QVERIFY(indexQuery(text).match.size() < 200);
        QVERIFY(!indexQuery(u"x"_s.repeated(65)).exact);
    }

    void randomPapersAreNeverMissed()
    {
        test::RandomText random(4);
        Agreement agreement;
        for (int i = 0; i < 3'000; ++i) {
            const Document document{.id = u"2403.14624"_s,
                                    .titles = {folded(random.mixed(20))},
                                    .authors = {folded(random.mixed(10)), folded(random.mixed(10))},
                                    .texts = {folded(random.mixed(60))},
                                    .keywords = {folded(random.mixed(8))},
                                    .tags = {folded(random.mixed(5))},
                                    .note = folded(random.mixed(10)),
                                    .pageNotes = {folded(random.mixed(10))}};
            const QSet<QString> words = wordsOf(allWords(document));
            for (int j = 0; j < 20; ++j) {
                const QString &from = j % 4 == 0 ? document.titles[0] : document.texts[0];
                const QString text = folded(j % 3 == 0 ? random.mixed(5) : random.pieceOf(from, 6));
                QVERIFY2(agrees(document, words, text, agreement), qPrintable(text));
            }
        }
        QVERIFY(agreement.held > 10'000);
        QVERIFY(agreement.exact > 5'000);
    }

    void papersOfDigestsAreNeverMissed_data() { test::addCorpusRows(); }

    void papersOfDigestsAreNeverMissed()
    {
        QFETCH(test::Corpus, corpus);
        QStringList entries;
        for (const QString &path : corpus.digestFiles())
            entries += QString::fromUtf8(test::contents(path)).split(u"\n### "_s);
        // All of the large one takes too long.
        const qsizetype step = corpus.isLarge ? 7 : 1;
        const int searches = corpus.isLarge ? 40 : 200;
        test::RandomText random(5);
        Agreement agreement;
        for (qsizetype i = 0; i < entries.size(); i += step) {
            const Document document{.texts = {folded(entries[i])}};
            const QSet<QString> words = wordsOf(allWords(document));
            for (int j = 0; j < searches; ++j) {
                const QString &from = entries[j % 4 == 0 ? random.below(int(entries.size())) : i];
                const QString text = folded(random.pieceOf(from, j % 8 == 1 ? 40 : 6));
                QVERIFY2(agrees(document, words, text, agreement), qPrintable(text));
            }
        }
        QVERIFY2(agreement.held > 1'000, qPrintable(QString::number(agreement.held)));
    }
};

BROADSHEET_TEST(TestIndexWords, QCoreApplication)
#include "tst_index_words.moc"
