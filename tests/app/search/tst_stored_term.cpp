// A term is found in a stored text exactly where it is found in the folded one.
#include "RandomText.h"
#include "support/Corpus.h"
#include "support/Runner.h"

#include "search/Fold.h"
#include "search/StoredTerm.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// Whether it says the same of a text as folding it. What is stored comes from UTF-8.
bool agrees(StoredTerm &stored, const QString &term, const QByteArray &text, const QString &plain)
{
    if (stored.isIn(text) == (indexOfTerm(plain, term) >= 0))
        return true;
    qWarning("%s in %s", qPrintable(term), text.toPercentEncoding().constData());
    return false;
}

bool agrees(StoredTerm &stored, const QString &term, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return agrees(stored, term, utf8, folded(QString::fromUtf8(utf8)));
}

} // namespace

class TestStoredTerm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterBesideOthers();
    void randomTexts();
    void brokenTexts();
    void papersOfDigests_data() { test::addCorpusRows(); }
    void papersOfDigests();
};

void TestStoredTerm::everyCharacterBesideOthers()
{
    std::vector<std::pair<QString, StoredTerm>> terms;
    for (const auto &term :
         {u"나"_s,   u"나다"_s, u"가나"_s,  u"가나다"_s, u"다"_s, u"b"_s,   u"ab"_s,   u"abcd"_s,
          u"cd"_s,   u"b c"_s,  u"ab cd"_s, u"b-c"_s,    u"b."_s, u"'cd"_s, u"나 c"_s, u"b 다"_s,
          u"cd나"_s, u"나cd"_s, u"2"_s,     u"..."_s,    u"="_s,  u"b'c"_s, u"가 나"_s})
        terms.emplace_back(term, StoredTerm(term));
    constexpr char32_t some = 0x20000; // few beyond are different
    // Under a sanitizer each character is still in all places, and its neighbours take other terms.
    constexpr size_t apart = test::isSanitized ? 8 : 1;
    for (char32_t c = 1; c < some; ++c) {
        if (QChar::isSurrogate(c))
            continue;
        const QString one = QString::fromUcs4(&c, 1);
        const QStringList texts{
            u"가나"_s + one + u"다"_s,           u"ab"_s + one + u"cd"_s,
            one + u"나"_s + one + u"CD"_s + one, u"ab"_s + one + u"다"_s,
            u"나"_s + one + u"cd나"_s,           u"가 "_s + one + u"나 b"_s + one};
        for (const QString &text : texts) {
            const QByteArray utf8 = text.toUtf8();
            const QString plain = folded(QString::fromUtf8(utf8));
            for (size_t at = c % apart; at < terms.size(); at += apart)
                QVERIFY(agrees(terms[at].second, terms[at].first, utf8, plain));
        }
    }
}

void TestStoredTerm::randomTexts()
{
    test::RandomText random(11);
    int found = 0;
    for (int i = 0; i < 30'000; ++i) {
        const QString text = i % 3 == 0   ? random.mixed(40)
                             : i % 3 == 1 ? random.characters(12)
                                          : random.mixed(10) + random.units(6) + random.mixed(10);
        const QString term = folded(i % 2 == 0 ? random.mixed(3) : random.pieceOf(folded(text), 5));
        if (term.isEmpty())
            continue;
        StoredTerm stored(term);
        QVERIFY(agrees(stored, term, text));
        found += stored.isIn(text.toUtf8()) ? 1 : 0;
    }
    QVERIFY2(found > 10'000, qPrintable(QString::number(found)));
}

// Bytes that are not UTF-8 become one character, as when the text is read.
void TestStoredTerm::brokenTexts()
{
    for (const auto &term : {u"가"_s, u"ab"_s, u"가a"_s, u"a b"_s, u"a가"_s, u"\ufffda"_s}) {
        StoredTerm stored(term);
        for (int first = 0x80; first < 0x100; ++first)
            for (const QByteArray &rest :
                 {QByteArray("ab"), QByteArray("a b"), QByteArray("\x80"), QByteArray("\xb0\x80"),
                  QByteArray("가"), QByteArray()}) {
                const QByteArray text = "가 a" + QByteArray(1, static_cast<char>(first)) + rest;
                QVERIFY(agrees(stored, term, text, folded(QString::fromUtf8(text))));
            }
    }
}

void TestStoredTerm::papersOfDigests()
{
    QFETCH(test::Corpus, corpus);
    test::RandomText random(12);
    int held = 0;
    for (const QString &path : corpus.digestFiles())
        for (const QString &entry :
             QString::fromUtf8(test::contents(path)).split(u"\n### "_s).mid(0, 5)) {
            for (int i = 0; i < 10; ++i) {
                const QString term = folded(random.pieceOf(entry, i % 4 == 0 ? 20 : 5));
                if (term.isEmpty())
                    continue;
                StoredTerm stored(term);
                QVERIFY(agrees(stored, term, entry));
                ++held;
            }
        }
    QVERIFY(held > 20);
}

BROADSHEET_TEST(TestStoredTerm, QCoreApplication)
#include "tst_stored_term.moc"
