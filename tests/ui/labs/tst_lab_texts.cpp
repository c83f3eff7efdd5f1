// What the window says of spaces and their members.
#include "labs/LabTexts.h"
#include "support/Runner.h"

#include <QTest>
#include <QTimeZone>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestLabTexts : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static LabSpace spaceOf(const QStringList &others)
    {
        LabSpace space{.number = 1, .title = u"Lab"_s};
        space.members.append({.face = {u"ME"_s, u"Me"_s}, .role = u"me"_s, .isSelf = true});
        for (const QString &name : others)
            space.members.append({.face = {name.left(2), name}, .role = name});
        return space;
    }

private Q_SLOTS:
    void thePreviewSaysWhoSeesWhat_data()
    {
        QTest::addColumn<QStringList>("others");
        QTest::addColumn<QString>("said");

        QTest::newRow("nobody") << QStringList() << u"whoever joins later"_s;
        QTest::newRow("one") << QStringList{u"Ann"_s} << u"Ann"_s;
        QTest::newRow("two") << QStringList{u"Ann"_s, u"Bob"_s} << u"Ann and Bob"_s;
        QTest::newRow("three") << QStringList{u"Ann"_s, u"Bob"_s, u"Eve"_s}
                               << u"Ann, Bob and Eve"_s;
        QTest::newRow("many") << QStringList{u"Ann"_s, u"Bob"_s, u"Eve"_s, u"Dan"_s, u"Fay"_s}
                              << u"Ann, Bob, Eve and 2 others"_s;
    }

    void thePreviewSaysWhoSeesWhat()
    {
        QFETCH(const QStringList, others);
        QFETCH(const QString, said);
        QCOMPARE(othersText(spaceOf(others)), said);
        const QString preview = sharingText(spaceOf(others));
        QVERIFY(preview.contains(said));
        QVERIFY(preview.contains(u"“ME”"_s) && preview.contains(u"undo"_s));
    }

    void namesAreHarmless()
    {
        const LabSpace space = spaceOf({u"<b>x</b>\u202Egnp"_s + QString(5000, u'y')});
        const QString name = nameIn(space, space.members.last().role);
        QVERIFY(!name.contains(u'\u202E'));
        QVERIFY(name.size() < 2100);
        QVERIFY(membersText(space).size() < 2200);
        QCOMPARE(nameIn(space, u"nobody"_s), u"A former member"_s);
        QCOMPARE(nameIn(space, u"me"_s), u"You"_s);
    }

    void papersThatAreNotHereAreNamed()
    {
        const LabSpace space = spaceOf({u"Ann"_s});
        const LabMark star{.paper = u"2403.9"_s,
                           .title = u"Else\u202Ewhere"_s,
                           .role = u"Ann"_s,
                           .at = QDateTime::currentDateTimeUtc(),
                           .space = space.number};
        const QString text = missingText(space, {star});
        QVERIFY(text.contains(u"\nElsewhere (2403.9), Ann, "_s));
        LabMark other = star;
        other.space = 99;
        QCOMPARE(missingText(space, {other}), QString());
    }

    void offlineItSaysSinceWhen()
    {
        const QDateTime asked(QDate(2026, 11, 26), QTime(12, 0), QTimeZone::utc());
        QCOMPARE(stateText({.isConnected = true}, asked), QString());
        const LabState gone{.problem = Error{ErrorKind::Unreachable, u"It cannot be reached."_s}};
        QVERIFY(stateText(gone, asked).startsWith(u"It cannot be reached. This is as of"_s));
    }
};

BROADSHEET_TEST(TestLabTexts, QCoreApplication)
#include "tst_lab_texts.moc"
