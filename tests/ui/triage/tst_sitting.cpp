// What is counted for the card at the end of a list.
#include "support/Runner.h"

#include "triage/Sitting.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestSitting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPapersOnce()
    {
        Sitting sitting;
        QCOMPARE(sitting.text(), QString());
        sitting.mark({.mark = Mark::Read, .subjects = {u"a"_s, u"b"_s}}, true);
        sitting.mark({.mark = Mark::Read, .subjects = {u"a"_s}}, true);
        sitting.mark({.mark = Mark::Starred, .subjects = {u"a"_s}}, true);
        sitting.open(PaperId{u"a"_s});
        sitting.open(PaperId{u"a"_s});
        QCOMPARE(sitting.text(), u"2 read · 1 starred · 1 opened"_s);
    }

    void whatWasTakenBackDoesNotCount()
    {
        Sitting sitting;
        sitting.mark({.mark = Mark::Later, .subjects = {u"a"_s, u"b"_s}, .more = 40}, true);
        QCOMPARE(sitting.count(Mark::Later), 42);
        sitting.mark({.mark = Mark::Later, .subjects = {u"a"_s, u"b"_s}, .more = 40}, false);
        QCOMPARE(sitting.count(Mark::Later), 0);
        sitting.mark({.mark = Mark::Starred, .subjects = {u"b"_s}}, false); // of another day
        QCOMPARE(sitting.text(), QString());
    }

    void whatIsReadIsNoLongerSetAside()
    {
        Sitting sitting;
        sitting.mark({.mark = Mark::Later, .subjects = {u"a"_s, u"b"_s}}, true);
        sitting.mark({.mark = Mark::Read, .subjects = {u"b"_s}}, true);
        QCOMPARE(sitting.text(), u"1 read · 1 set aside"_s);
    }
};

BROADSHEET_TEST(TestSitting, QCoreApplication)
#include "tst_sitting.moc"
