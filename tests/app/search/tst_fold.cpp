// Folding: which forms are equal, positions in the original, finding terms.
#include "RandomText.h"
#include "support/Runner.h"

#include "search/Fold.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

bool isWord(QStringView text, qsizetype at)
{
    const char32_t c = text[at].isHighSurrogate() ? QChar::surrogateToUcs4(text[at], text[at + 1])
                                                  : text[at].unicode();
    return kindOf(c) == CharacterKind::Word;
}

// The definition, character by character.
qsizetype plainIndexOf(const QString &text, const QString &term, qsizetype from)
{
    for (qsizetype at = from; !term.isEmpty() && at + term.size() <= text.size(); ++at) {
        const qsizetype before = at > 1 && text[at - 1].isLowSurrogate() ? at - 2 : at - 1;
        if (text.mid(at, term.size()) == term &&
            (at == 0 || !isWord(term, 0) || !isWord(text, before)))
            return at;
    }
    return -1;
}

} // namespace

class TestFold final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("case", u"MathVerse GPT-4V"_s, u"mathverse gpt-4v"_s);
        row("composed", u"Müller Åström"_s, u"muller astrom"_s);
        row("decomposed", u"Mu\u0308ller"_s, u"muller"_s);
        row("several marks", u"Nguyễn Văn Đức"_s, u"nguyen van duc"_s);
        row("no decomposition", u"Łukasz Øyvind Þór Æsir œuvre ħŋŧð ISTANBUL ıİ"_s,
            u"lukasz oyvind thor aesir oeuvre hntd istanbul ii"_s);
        row("sharp s", u"Straße STRASSE ẞ"_s, u"strasse strasse ss"_s);
        row("Greek", u"Σίσυφος ΣΊΣΥΦΟΣ"_s, u"σισυφοσ σισυφοσ"_s);
        row("Cyrillic", u"Ёлка Й"_s, u"елка и"_s);
        row("compatibility", u"M²UGen ﬁne Ａ１ ① ℝ 𝒟 ½"_s, u"m2ugen fine a1 1 r d 1⁄2"_s);
        row("dashes and quotation marks", u"GPT‑4 a–b “c” O’Connor −1"_s,
            u"gpt-4 a-b \"c\" o'connor -1"_s);
        row("signs", u"C++ A* $\\sim$20 80% a_b ≠ ≠"_s, u"c++ a* $\\sim$20 80% a_b ≠ ≠"_s);
        row("spacing marks", u"l´app ¨"_s, u"l´app ¨"_s);
        row("Hangul", u"강화학습은"_s, u"강화학습은"_s);
        row("Hangul in pieces", u"강화 각"_s.normalized(QString::NormalizationForm_D),
            u"강화 각"_s);
        row("jamo as typed", u"ㅋㅋ ㄱㅏ"_s, u"ㅋㅋ ㄱㅏ"_s);
        row("Kana", u"がぎ カナー"_s, u"がぎ カナー"_s);
        row("Kana in pieces", u"か\u3099 ハ\u309a"_s, u"が パ"_s);
        row("half-width Kana", u"ｶﾅﾞﾊﾟﾎﾟｰ"_s, u"カナパポー"_s);
        row("Han", u"学習 \uf900"_s, u"学習 豈"_s);
        row("white space", u" \t a \u00a0\u3000\r\n b\u2003 "_s, u"a b"_s);
        row("unseen", u"soft\u00adhyphen zero\u200bwidth \ufefffirst ❤\ufe0f"_s,
            u"softhyphen zerowidth first ❤"_s);
        row("vowels of Hindi and Thai", u"हिन्दी กำลัง"_s,
            u"हिन्दी กำลัง"_s.normalized(QString::NormalizationForm_KC));
        row("torn pair", QString(u"a"_s + QChar(0xd800) + u"b"_s + QChar(0xdc00)),
            u"a\ufffdb\ufffd"_s);
        row("nothing", u" \u00ad \u0301"_s, QString());
    }

    void folds()
    {
        QFETCH(QString, text);
        QTEST(folded(text), "expected");
    }

    void twiceChangesNothing()
    {
        test::RandomText random(1);
        for (int i = 0; i < 60'000; ++i) {
            const QString text = i % 3 == 0   ? random.mixed(20)
                                 : i % 3 == 1 ? random.units(20)
                                              : random.characters(8);
            const QString once = folded(text);
            QVERIFY2(folded(once) == once,
                     qPrintable(QString::fromLatin1(text.toUtf8().toPercentEncoding())));
            QVERIFY(once == once.trimmed());
            QVERIFY(!once.contains(u"  "_s));
        }
        for (char32_t c = 0; c < 0x110000; ++c) {
            const QString once = folded(QString::fromUcs4(&c, 1));
            QVERIFY2(folded(once) == once, qPrintable(QString::number(c, 16)));
        }
    }

    // Long enough that work which grows with the square of the length does not end.
    void foldsHeapsOfMarks()
    {
        for (const QString &heap : {u"\u0301"_s, u"\u1161\u0301"_s, u"\u0e34\u0338"_s})
            for (const QString &base : {u"a"_s, u"="_s, u"か"_s, u"가"_s, u"ㄱ"_s, QString()}) {
                const QString once = folded(QString(base + heap.repeated(50'000)));
                QVERIFY(folded(once) == once);
            }
    }

    void placesLeadBack()
    {
        const FoldedText text = foldedWithPlaces(u"  Müller\u00ad  ﬁne x\u0308 "_s);
        QCOMPARE(text.text, u"muller fine x"_s);
        QCOMPARE(text.places, (QList<qsizetype>{2, 3, 4, 5, 6, 7, 9, 11, 11, 12, 13, 14, 15, 17}));

        test::RandomText random(2);
        for (int i = 0; i < 20'000; ++i) {
            const QString original = i % 2 == 0 ? random.mixed(30) : random.units(30);
            const FoldedText places = foldedWithPlaces(original);
            QCOMPARE(places.text, folded(original));
            QCOMPARE(places.places.size(), places.text.size() + 1);
            QVERIFY(std::is_sorted(places.places.begin(), places.places.end()));
            QVERIFY(places.places.constFirst() >= 0);
            QVERIFY(places.places.constLast() <= original.size());
        }
    }

    void kinds()
    {
        for (const char32_t c : {U'a', U'Z', U'0', U'é', U'ж', U'Σ', U'ह', char32_t(0x93f)})
            QCOMPARE(kindOf(c), CharacterKind::Word);
        for (const char32_t c : {U'강', U'ㅋ', U'あ', U'カ', U'ー', U'学', U'々', U'𠀀'})
            QCOMPARE(kindOf(c), CharacterKind::Paired);
        for (const char32_t c : {U' ', U'-', U'+', U'_', U'“', U'。', U'・', char32_t(0xfffd)})
            QCOMPARE(kindOf(c), CharacterKind::Separator);
    }

    void findsTerms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("term");
        QTest::addColumn<int>("expected");
        const auto row = [](const QString &text, const QString &term, int expected) {
            QTest::addRow("%s in %s", qPrintable(term), qPrintable(text))
                << text << term << expected;
        };
        row(u"muller"_s, u"mull"_s, 0);
        row(u"muller"_s, u"uller"_s, -1);
        row(u"gpt-4v(ision)"_s, u"4v"_s, 4);
        row(u"gpt-4v(ision)"_s, u"gpt-4v"_s, 0);
        row(u"gpt-4v(ision)"_s, u"-4"_s, 3);
        row(u"gpt-4v(ision)"_s, u"ision"_s, 7);
        row(u"an a* search, a*b"_s, u"a*"_s, 3);
        row(u"banana a"_s, u"a"_s, 7);
        row(u"강화학습은"_s, u"화학"_s, 1);
        row(u"강화학습은"_s, u"은"_s, 4);
        row(u"한국어llm은"_s, u"llm"_s, 3);
        row(u"한국어llm은"_s, u"llm은"_s, 3);
        row(u"한국어llm은"_s, u"lm은"_s, -1);
        row(u"c++ and c"_s, u"c++"_s, 0);
        row(u"𠀀𠀁"_s, u"𠀁"_s, 2);
        row(u"abc"_s, QString(), -1);
        row(QString(), u"a"_s, -1);
    }

    void findsTerms()
    {
        QFETCH(QString, text);
        QFETCH(QString, term);
        QTEST(int(indexOfTerm(text, term)), "expected");
    }

    void findsTermsLikeAPlainScan()
    {
        test::RandomText random(3);
        int found = 0;
        for (int i = 0; i < 50'000; ++i) {
            const QString text = folded(random.mixed(60));
            const QString term = folded(i % 2 == 0 ? random.pieceOf(text, 5) : random.mixed(4));
            const qsizetype from = random.below(int(text.size()) + 1);
            QCOMPARE(indexOfTerm(text, term, from), plainIndexOf(text, term, from));
            found += indexOfTerm(text, term) >= 0;
        }
        QVERIFY(found > 10'000);
    }
};

BROADSHEET_TEST(TestFold, QCoreApplication)
#include "tst_fold.moc"
