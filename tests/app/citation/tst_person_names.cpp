// The parts of names, as lists of papers have them.
#include "support/Runner.h"

#include "citation/PersonName.h"
#include "citation/Romanise.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QString parts(const PersonName &name)
{
    return QStringList{name.given, name.particle, name.family, name.suffix}.join(u'|');
}

} // namespace

class TestPersonNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesHaveParts_data();
    void namesHaveParts();
    void someNamesAreWhole_data();
    void someNamesAreWhole();
    void otherScriptsAreRomanised_data();
    void otherScriptsAreRomanised();
};

void TestPersonNames::namesHaveParts_data()
{
    QTest::addColumn<QString>("expected");
    for (const auto &[name, expected] : {
             std::pair(u"Jane Roe"_s, u"Jane||Roe|"_s),
             std::pair(u" Jane  Q. Roe"_s, u"Jane Q.||Roe|"_s),
             std::pair(u"Quoc V. Le"_s, u"Quoc V.||Le|"_s),
             std::pair(u"Le Song"_s, u"Le||Song|"_s),
             std::pair(u"Di Wu"_s, u"Di||Wu|"_s),
             std::pair(u"Baole Ai"_s, u"Baole||Ai|"_s),
             std::pair(u"Laurens van der Maaten"_s, u"Laurens|van der|Maaten|"_s),
             std::pair(u"Laura van 't Veer"_s, u"Laura|van 't|Veer|"_s),
             std::pair(u"Tycho F. A. van der Ouderaa"_s, u"Tycho F. A.|van der|Ouderaa|"_s),
             std::pair(u"Cicero Nogueira dos Santos"_s, u"Cicero Nogueira|dos|Santos|"_s),
             std::pair(u"Luc Van Gool"_s, u"Luc||Van Gool|"_s),
             std::pair(u"Carlo C Del Mundo"_s, u"Carlo C||Del Mundo|"_s),
             std::pair(u"Cristina St. Hill"_s, u"Cristina||St. Hill|"_s),
             std::pair(u"Loubna Ben allal"_s, u"Loubna||Ben allal|"_s),
             std::pair(u"Kelly Y Chen"_s, u"Kelly Y||Chen|"_s),
             std::pair(u"Santiago Ramón y Cajal"_s, u"Santiago||Ramón y Cajal|"_s),
             std::pair(u"Martin Luther King Jr."_s, u"Martin Luther||King|Jr."_s),
             std::pair(u"Henry Ford III"_s, u"Henry||Ford|III"_s),
             std::pair(u"Jean-Luc O'Neil"_s, u"Jean-Luc||O'Neil|"_s),
             std::pair(u"김하늘"_s, u"하늘||김|"_s),
             std::pair(u"김 하늘"_s, u"하늘||김|"_s),
             std::pair(u"남궁민수"_s, u"민수||남궁|"_s),
             std::pair(u"王小明"_s, u"小明||王|"_s),
             std::pair(u"欧阳修"_s, u"修||欧阳|"_s),
             std::pair(u"山田 太郎"_s, u"太郎||山田|"_s),
             std::pair(u"山田太郎"_s, u"太郎||山田|"_s),
             std::pair(u"欧阳娜娜"_s, u"娜娜||欧阳|"_s),
         })
        QTest::addRow("%s", qPrintable(name)) << expected;
}

void TestPersonNames::namesHaveParts()
{
    QFETCH(QString, expected);
    const PersonName name = parsePersonName(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(parts(name), expected);
    QVERIFY(!name.isWhole());
}

void TestPersonNames::someNamesAreWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"DeepSeek Team"_s, u"The Soofi-Team"_s, u"Team GLM"_s, u"01. AI"_s, u"DeepSeek-AI"_s,
          u"Rakuten Group"_s, u"Microsoft Research"_s, u"Google DeepMind"_s, u"Aakanksha"_s,
          u"D'Arcy, Jr."_s, u"D'Arcy Jr."_s, u"네이버 연구팀"_s, u"清华大学实验室"_s,
          u"やまだたろう"_s})
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestPersonNames::someNamesAreWhole()
{
    QFETCH(QString, name);
    QCOMPARE(parts(parsePersonName(name)), QString(u"||"_s + name + u'|'));
}

void TestPersonNames::otherScriptsAreRomanised_data()
{
    QTest::addColumn<QString>("expected");
    for (const auto &[name, expected] : {
             std::pair(u"김하늘"_s, u"Haneul||Kim|"_s),
             std::pair(u"이바다"_s, u"Bada||Lee|"_s),
             std::pair(u"王小明"_s, u"Xiaoming||Wang|"_s),
             std::pair(u"Иван Петров"_s, u"Ivan||Petrov|"_s),
             std::pair(u"Börje Łukasz"_s, u"Börje||Łukasz|"_s),
         })
        QTest::addRow("%s", qPrintable(name)) << expected;
}

void TestPersonNames::otherScriptsAreRomanised()
{
    QFETCH(QString, expected);
    const PersonName name = parsePersonName(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(parts(romanised(name)), expected);
}

BROADSHEET_TEST(TestPersonNames, QCoreApplication)
#include "tst_person_names.moc"
