#include "support/Runner.h"
#include "vault/VaultName.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestVaultNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titles_data();
    void titles();
    void clashes();
};

void TestVaultNames::titles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const QString &title, const QString &name) {
        QTest::newRow(what) << title << name;
    };
    row("plain", u"MathVerse: Does It See?"_s, u"MathVerse Does It See.md"_s);
    row("Korean", u"한국어 제목의 논문"_s, u"한국어 제목의 논문.md"_s);
    row("Korean in parts", u"한"_s.normalized(QString::NormalizationForm_D), u"한.md"_s);
    row("every sign", u"a/b\\c:d*e?f\"g<h>i|j#k^l[m]n`o$p%q&r"_s,
        u"a b c d e f g h i j k l m n o p q r.md"_s);
    row("controls", u"a\nb\tc\u0001d\u202Ee\u200Bf"_s, u"a b c d e f.md"_s);
    row("hidden", u"...dots..."_s, u"dots.md"_s);
    row("an option", u"--help"_s, u"help.md"_s);
    row("a device", u"CON"_s, u"_CON.md"_s);
    row("a device with a suffix", u"aux.x"_s, u"_aux.x.md"_s);
    row("a port", u"Lpt1"_s, u"_Lpt1.md"_s);
    row("nothing left", u"???"_s, u"2403.00001.md"_s);
    row("empty", QString(), u"2403.00001.md"_s);
    row("emoji", u"🤖 robots"_s, u"🤖 robots.md"_s);
    row("long", QString(300, u'x'), QString(117, u'x') + u".md"_s);
    row("long Korean", QString(100, u'가'), QString(39, u'가') + u".md"_s);
}

void TestVaultNames::titles()
{
    QFETCH(QString, title);
    QFETCH(QString, name);
    const QString given = vaultFileName(title, PaperId{u"2403.00001"_s}, {});
    QCOMPARE(given, name);
    QVERIFY(given.toUtf8().size() <= 120);
}

void TestVaultNames::clashes()
{
    const PaperId id{u"https://e.org/a?b=1"_s};
    QSet<QString> taken{foldedName(u"ROBOTS.MD"_s)};
    QCOMPARE(vaultFileName(u"Robots"_s, id, taken), u"Robots (https e.org a b 1).md"_s);
    taken.insert(foldedName(u"robots (https e.org a b 1).md"_s));
    QCOMPARE(vaultFileName(u"Robots"_s, id, taken), u"Robots (https e.org a b 1) 2.md"_s);
    QCOMPARE(foldedName(u"Café"_s.normalized(QString::NormalizationForm_D)), foldedName(u"CAFÉ"_s));
}

BROADSHEET_TEST(TestVaultNames, QCoreApplication)
#include "tst_vault_names.moc"
