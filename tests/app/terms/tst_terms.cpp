// The terms of a paper as bytes: what is packed is read back, and no bytes lead astray.
#include "support/Runner.h"
#include "terms/PaperTerms.h"

#include <QTest>

#include <map>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestTerms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTermIsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("one word") << u"robot"_s;
        QTest::newRow("one character") << u"a 습"_s;
        QTest::newRow("pairs") << u"강화학습 모델과 강화학습"_s;
        QTest::newRow("both in one run") << u"gpt4모델의 3d생성 ai"_s;
        QTest::newRow("characters of two units") << u"\U00020000\U00020001 \U0001D400b 𠀀"_s;
        QTest::newRow("a very long word") << QString(200, u'x') + u" y z"_s;
        QTest::newRow("often") << u"robot "_s.repeated(40);
        QString many;
        for (int word = 0; word < 1500; ++word)
            many += u"w%1 "_s.arg(word);
        QTest::newRow("many") << many;
    }
    void everyTermIsReadBack()
    {
        QFETCH(const QString, text);
        const Document document{.titles = {u"a title of 학습"_s},
                                .authors = {u"ada lovelace"_s, u"bo"_s},
                                .texts = {text},
                                .keywords = {u"machine learning"_s},
                                .categories = {u"cs.lg"_s}};
        std::map<quint32, quint32> wanted;
        forEachTerm(document, [&wanted](const Term &term) {
            quint32 &count = wanted[numberOf(term.kind, term.text)];
            count = std::min(count + term.count, maxTermCount);
        });
        std::map<quint32, quint32> found;
        quint32 last = 0;
        bool isSorted = true;
        forEachPacked(packedTerms(document), [&](quint32 number, quint32 count) {
            isSorted = isSorted && (found.empty() || number > last);
            last = number;
            found[number] = count;
        });
        QVERIFY(isSorted);
        QVERIFY(found == wanted);
    }

    // The numbers are the same in every library and version: they are in models that were learned.
    void numbersAreOfTheBytesInUtf8()
    {
        for (const QString &text : {u"robot"_s, u"é"_s, u"학습"_s, u"\U00020000"_s}) {
            const QByteArray bytes = 'a' + text.toUtf8();
            quint32 sum = ~0U; // CRC-32, bit by bit
            for (const char byte : bytes) {
                sum ^= quint8(byte);
                for (int bit = 0; bit < 8; ++bit)
                    sum = sum >> 1 ^ (sum & 1 ? 0xedb88320U : 0);
            }
            QCOMPARE(numberOf(TermKind::Word, text), ~sum & (termNumbers - 1));
        }
    }

    // The same words as those of the index.
    void wordsArePairsAndWholeRuns()
    {
        QStringList words;
        forEachTerm({.texts = {u"강화학습 gpt4모델 a 습"_s}},
                    [&words](const Term &term) { words.append(term.text.toString()); });
        QCOMPARE(words, (QStringList{u"강화"_s, u"화학"_s, u"학습"_s, u"강화학습"_s, u"gpt4"_s,
                                     u"모델"_s}));
    }

    void anyBytesAreHarmless_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("one") << QByteArray("\xff");
        QTest::newRow("large distances") << QByteArray(20'000, '\xff');
        QTest::newRow("zeros") << QByteArray(1001, '\0');
        QTest::newRow("cut") << QByteArray("\x11\x11\0\0\x01", 5);
    }
    void anyBytesAreHarmless()
    {
        QFETCH(const QByteArray, bytes);
        forEachPacked(bytes, [](quint32 number, quint32 count) {
            QVERIFY(number < termNumbers);
            QVERIFY(count <= maxTermCount);
        });
    }

    // Three bytes for each term were a fifth of a library.
    void mostTermsTakeTwoBytes()
    {
        QString text;
        for (int word = 0; word < 300; ++word)
            text += u"w%1 "_s.arg(word);
        QVERIFY(packedTerms({.texts = {text}}).size() < 300 * 5 / 2);
    }
};

BROADSHEET_TEST(TestTerms, QCoreApplication)
#include "tst_terms.moc"
