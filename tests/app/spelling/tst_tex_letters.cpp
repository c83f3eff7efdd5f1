#include "spelling/TexLetters.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestTexLetters final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prose_data();
    void prose();
    void everyLetterHasItsSpelling();
};

void TestTexLetters::prose_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("read");
    const auto row = [](const QString &written, const QString &read) {
        QTest::addRow("%s", qPrintable(written)) << written << read;
    };
    row(uR"(Poincar\'e, Schr\"odinger and Erd\H{o}s)"_s, u"Poincaré, Schrödinger and Erdős"_s);
    row(uR"(\'{e} {\'e} {\'{e}} \"{o} {\"o} \~{n} \`{a} \^{\i} \={a} \.{z})"_s,
        u"é é é ö ö ñ à î ā ż"_s);
    row(uR"(\v{S} {\v s} \c{c} {\c c} \u{g} \k{a} \r{a} \d{a} \b{d})"_s, u"Š š ç ç ğ ą å ạ ḏ"_s);
    row(uR"({\aa} {\AA} {\o} {\O} {\l} {\L} {\ss} {\i} {\ae} {\AE} {\oe})"_s,
        u"å Å ø Ø ł Ł ß ı æ Æ œ"_s);
    row(uR"(Mart\'{\i}n Mart\'\i n Stra\ss e Bj\o rn Bj\o{}rn)"_s,
        u"Martín Martín Straße Bjørn Bjørn"_s);
    row(uR"(\'Etale \"Uber na\"ive)"_s, u"Étale Über naïve"_s);
    for (const QString &kept :
         {uR"($\hat{x}$ and $\'e$)"_s, uR"(\(\'e\) \[\"o\])"_s, uR"(`\'e` and ``\"o ` \'e``)"_s,
          uR"(He said \"Open the door\" and \'all right\'.)"_s, uR"(What\'s new, we\'re)"_s,
          uR"(C:\users\omega \alpha \LaTeX \o/ \cite{cermak2020})"_s,
          uR"(\d{4} \n \r\n \t{oo} \u00e9)"_s, uR"(~/x \~/x \~user a\_b \\'e \{x\})"_s,
          uR"(\'x \"{ou} \v \c \H{)"_s, u"$5 and $10"_s, u"\\"_s, u"{"_s})
        row(kept, kept);
}

void TestTexLetters::prose()
{
    QFETCH(QString, written);
    QFETCH(QString, read);
    QCOMPARE(withTexLetters(written, TexPlace::Prose), read);
    QCOMPARE(withTexLetters(read, TexPlace::Prose), read);
}

void TestTexLetters::everyLetterHasItsSpelling()
{
    for (const char32_t c : u"áÀêÖñāżŠçğąåőŁøßıæÉîĳ"_s.toUcs4()) {
        const QString letter = QString::fromUcs4(&c, 1);
        const QString spelling = texSpelling(c);
        QCOMPARE(spelling.isEmpty() ? letter : withTexLetters(spelling, TexPlace::Name), letter);
    }
    QCOMPARE(texSpelling(U'é'), uR"({\'{e}})"_s);
    QCOMPARE(texSpelling(U'ị'), uR"({\d{i}})"_s); // the dot stays
    QCOMPARE(texSpelling(U'į'), uR"({\k{i}})"_s);
    QCOMPARE(texSpelling(U'ī'), uR"({\={\i}})"_s);
    QCOMPARE(texSpelling(U'a'), QString());
    QCOMPARE(texSpelling(U'한'), QString());
}

BROADSHEET_TEST(TestTexLetters, QCoreApplication)
#include "tst_tex_letters.moc"
