#include "spelling/PersonNames.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestPersonNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void manyNames();
    void hostileNamesEnd();
};

void TestPersonNames::names_data()
{
    QTest::addColumn<bool>("isOne"); // what a source gives as one name
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("read"); // joined by " | "
    constexpr bool one = true;
    constexpr bool list = false;
    const auto row = [](bool isOne, const QString &written, const QString &read) {
        QTest::addRow("%d: %s", isOne, qPrintable(written)) << isOne << written << read;
    };
    row(list, uR"(Jane Roe, Min Park, +, Ola Berg)"_s,
        uR"(Jane Roe | Min Park | Ola Berg | et al.)"_s);
    row(list, uR"(Jane Roe, Min Park et al.)"_s, uR"(Jane Roe | Min Park | et al.)"_s);
    row(list, uR"(Ada Vale, et al.)"_s, uR"(Ada Vale | et al.)"_s);
    row(list, uR"(Ada Vale, et al)"_s, uR"(Ada Vale | et al.)"_s);
    row(list, uR"(Ada Vale, Bo Lind, and Cy Moor)"_s, uR"(Ada Vale | Bo Lind | Cy Moor)"_s);
    row(list, uR"(Jane Roe, Min Park and Ola Berg)"_s, uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(Jane Roe / Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe, Min Park.)"_s, uR"(Jane Roe | Min Park)"_s);
    row(one, uR"(Min Park-Roe.)"_s, uR"(Min Park-Roe)"_s);
    row(one, uR"(Jane R.)"_s, uR"(Jane R.)"_s);
    row(one, uR"(Roe Corp.)"_s, uR"(Roe Corp.)"_s);
    row(list, uR"(Jane Roe & Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Roe, Jane; Park, Min; Berg, Ola)"_s, uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(Roe, Jane and Park, Min and Berg, Ola)"_s,
        uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(Roe, J., Park, M. K., Berg, O.)"_s, uR"(J. Roe | M. K. Park | O. Berg)"_s);
    row(list, uR"(Jane Roe, Jr., Min Park)"_s, uR"(Jane Roe Jr. | Min Park)"_s);
    row(list, uR"(Jane Roe Jr., Min Park III)"_s, uR"(Jane Roe Jr. | Min Park III)"_s);
    row(list, uR"(Roe, Jane, Jr.; Park, Min)"_s, uR"(Jane Roe Jr. | Min Park)"_s);
    row(list, uR"(Roe, Jr., Jane; Park Jr, Min)"_s, uR"(Jane Roe Jr. | Min Park Jr.)"_s);
    row(list, uR"(The ATLAS Collaboration)"_s, uR"(The ATLAS Collaboration)"_s);
    row(list, uR"(Jane Roe (for the ATLAS Collaboration), Min Park)"_s,
        uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe for the ATLAS Collaboration)"_s, uR"(Jane Roe | ATLAS Collaboration)"_s);
    row(list, uR"(Jane Roe, on behalf of the ATLAS Collaboration)"_s,
        uR"(Jane Roe | ATLAS Collaboration)"_s);
    row(list, uR"(ATLAS Collaboration, Jane Roe)"_s, uR"(ATLAS Collaboration | Jane Roe)"_s);
    row(list, uR"(Gemini Team, Rohan Anil)"_s, uR"(Gemini Team | Rohan Anil)"_s);
    row(list, uR"(Jane Roe1,2, Min Park2, Ola Berg1,*)"_s, uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(Jane Roe*, Min Park†, Ola Berg¹²)"_s, uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(Jane Roe^{1,2}, Min Park$^{2}$, Ola Berg<sup>1</sup>)"_s,
        uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(Jane Roe <jane@x.org>, Min Park (KAIST), min@y.com)"_s,
        uR"(Jane Roe | Min Park)"_s);
    row(list, u"jane@x.org (Jane Roe)"_s, u"Jane Roe"_s);
    row(list, uR"(Jane Roe [1], Min Park [2])"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Andr&eacute; Dubois, J&#246;rg M&uuml;ller, A &amp; B)"_s,
        uR"(André Dubois | Jörg Müller | A | B)"_s);
    row(list, uR"(Jane Roe and Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(김하늘, 이바다、박별)"_s, uR"(김하늘 | 이바다 | 박별)"_s);
    row(list, uR"(김하늘·이바다·박별)"_s, uR"(김하늘 | 이바다 | 박별)"_s);
    row(list, uR"(김하늘 외 3명)"_s, uR"(김하늘 | et al.)"_s);
    row(list, uR"(张三，李四，王五等)"_s, uR"(张三 | 李四 | 王五 | et al.)"_s);
    row(list, uR"(约翰·史密斯，李四)"_s, uR"(约翰·史密斯 | 李四)"_s);
    row(list, uR"(Andr\'e Dubois, J\"org M\"uller, Ond\v{r}ej \v{C}erm\'ak, \O ystein Berg)"_s,
        uR"(André Dubois | Jörg Müller | Ondřej Čermák | Øystein Berg)"_s);
    row(list,
        uR"(Andr\'e Dubois, Gy\"orgy Ill\'es, {\L}ukasz Nowak, Erd\H{o}s, \v Skoda, Fran{\c c}ois, \'Angel, Mart\'{\i}n, Mart\'\i n, \r{A}sa, \AA sa, Stra\ss e, M{\"u}ller, {\'E}tienne, Wa\'sniewski, \c{S}eker, G\"ok\u{g}e\u g, \k{a}bc, O\'Connor, D\'Amico, GARC\'IA, \.Ilker, Ho\`ang, Ng\^o, \~n, \"{O}zg\"ur, {\"O}z, \i{}nan, Bj{\o}rn, Bj\o{}rn, Bj\o rn)"_s,
        uR"(André Dubois | György Illés | Łukasz Nowak | Erdős | Škoda | François | Ángel | Martín | Martín | Åsa | Åsa | Straße | Müller | Étienne | Waśniewski | Şeker | Gökğeğ | ąbc | O'Connor | D'Amico | GARCÍA | İlker | Hoàng | Ngô | ñ | Özgür | Öz | ınan | Bjørn | Bjørn | Bjørn)"_s);
    row(list, uR"(Jane Roe, Min Park, and 12 more)"_s, uR"(Jane Roe | Min Park | et al.)"_s);
    row(list, uR"(Jane Roe, Min Park, ...)"_s, uR"(Jane Roe | Min Park | et al.)"_s);
    row(list, uR"(Jane Roe, Min Park and others)"_s, uR"(Jane Roe | Min Park | et al.)"_s);
    row(list, uR"(Jane Roe +12)"_s, uR"(Jane Roe | et al.)"_s);
    row(list, uR"(Jane Roe, Min Park, +12 authors)"_s, uR"(Jane Roe | Min Park | et al.)"_s);
    row(list, uR"(By Jane Roe and Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe, PhD, Min Park, M.D.)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe PhD)"_s, uR"(Jane Roe)"_s);
    row(list, uR"([Jane Roe](https://x.org/a), **Min Park**)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe · Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe | Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe; Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(list, uR"(Jane Roe; Min Park; and Ola Berg)"_s, uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(list, uR"(van der Berg, Jan; de la Cruz, Ana)"_s,
        uR"(Jan van der Berg | Ana de la Cruz)"_s);
    row(list, uR"(A. Lovelace, Sam Altman, Fernand Brandt)"_s,
        uR"(A. Lovelace | Sam Altman | Fernand Brandt)"_s);
    row(list, uR"(Ada, Bo)"_s, uR"(Ada | Bo)"_s);
    row(list, uR"(Ludwig van Beethoven, Oscar de la Hoya and Vincent van Gogh)"_s,
        uR"(Ludwig van Beethoven | Oscar de la Hoya | Vincent van Gogh)"_s);
    row(list, uR"(Jane Roe and Min Park et al.)"_s, uR"(Jane Roe | Min Park | et al.)"_s);
    row(list, uR"(O’Connor, O'Connor)"_s, uR"(O'Connor | O'Connor)"_s);
    row(list, uR"(Anderson, Alexandra Sanders)"_s, uR"(Anderson | Alexandra Sanders)"_s);
    row(one, uR"(José Núñez, Jr.)"_s, uR"(José Núñez Jr.)"_s);
    row(one, uR"(Roe, Jane)"_s, uR"(Jane Roe)"_s);
    row(one, uR"(Jane Roe, Min Park, Ola Berg)"_s, uR"(Jane Roe | Min Park | Ola Berg)"_s);
    row(one, uR"(Nguyễn, Văn Anh)"_s, uR"(Văn Anh Nguyễn)"_s);
    row(list, uR"(Nguyễn, V. A., Trần, T. H.)"_s, uR"(V. A. Nguyễn | T. H. Trần)"_s);
    row(one, uR"(van der Berg, Jan)"_s, uR"(Jan van der Berg)"_s);
    row(one, uR"(and Lei Bai)"_s, uR"(Lei Bai)"_s);
    row(one, uR"(Jane Roe and Min Park)"_s, uR"(Jane Roe | Min Park)"_s);
    row(one, uR"(Qwen2 Team)"_s, uR"(Qwen2 Team)"_s);
    row(one, uR"(X Æ A-12)"_s, uR"(X Æ A-12)"_s);
    row(one, uR"(D'Arcy, Jr.)"_s, uR"(D'Arcy Jr.)"_s);
    row(one, uR"(back\slash)"_s, uR"(back\slash)"_s);
    row(list, u"Sand and Sea Team"_s, u"Sand and Sea Team"_s);
    row(one, uR"(The Science and Technology Team)"_s, uR"(The Science and Technology Team)"_s);
    row(one, uR"(King, Jr., Martin Luther)"_s, uR"(Martin Luther King Jr.)"_s);
    row(one, uR"(Martin Luther King, Jr)"_s, uR"(Martin Luther King Jr.)"_s);
    row(one, uR"(李雷等)"_s, uR"(李雷 | et al.)"_s);
    row(one, uR"(Gemini Team, Google)"_s, uR"(Gemini Team | Google)"_s);
    row(one, uR"(김하늘(Haneul Kim))"_s, uR"(김하늘)"_s);
    row(one, uR"(Google DeepMind)"_s, uR"(Google DeepMind)"_s);
    row(one, uR"(Kimi K2)"_s, uR"(Kimi K2)"_s);
    row(one, uR"(Jean-Luc Picard)"_s, uR"(Jean-Luc Picard)"_s);
    row(one, uR"(user123)"_s, uR"(user123)"_s);
    row(one, uR"(J. R. R. Tolkien)"_s, uR"(J. R. R. Tolkien)"_s);
}

void TestPersonNames::names()
{
    QFETCH(bool, isOne);
    QFETCH(QString, written);
    QFETCH(QString, read);
    const QStringList names = isOne ? personNames(written) : listedNames(written);
    QCOMPARE(names.join(u" | "_s), read);
    QCOMPARE(personNames(names), names);
    if (names.size() == 1)
        QCOMPARE(personName(written), withoutOthers(names).value(0));
}

void TestPersonNames::manyNames()
{
    QCOMPARE(personNames(QStringList{u"Jane Roe"_s, u"+"_s, u"and Ola Berg"_s}),
             (QStringList{u"Jane Roe"_s, u"Ola Berg"_s, u"et al."_s}));
    // As older versions split them.
    QCOMPARE(personNames(QStringList{u"Jane Roe1"_s, u"2"_s, u"Min Park"_s, u"Jr."_s}),
             (QStringList{u"Jane Roe"_s, u"Min Park Jr."_s}));
    QCOMPARE(personNames(QStringList{u"+"_s}), QStringList());
    QVERIFY(hasOthers({u"Jane Roe"_s, u"et al."_s}));
    QVERIFY(!hasOthers({u"Jane Roe"_s}));
}

// Each would take minutes if the time grew with the square of the size.
void TestPersonNames::hostileNamesEnd()
{
    constexpr qsizetype size = 200'000;
    for (const QString &part : {u","_s, u" and "_s, u"for the "_s, u"\\'"_s, u"{"_s, u"("_s, u"["_s,
                                u"[a]("_s, u"$"_s, u"^{"_s, u"&"_s, u"<sup>"_s, u"@"_s, u"a1,"_s,
                                u"et al. "_s, u"…"_s, u"Roe, J., "_s, u"Jr., "_s, u"\u0301"_s})
        QVERIFY(listedNames(part.repeated(size / part.size())).size() <= size);
}

BROADSHEET_TEST(TestPersonNames, QCoreApplication)
#include "tst_person_names.moc"
