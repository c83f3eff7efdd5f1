// Small pure values: names in order, change sets, and the words for a day's status.
#include "papers/ChangeSet.h"
#include "papers/DayStatusText.h"
#include "papers/SortNames.h"
#include "support/Runner.h"

#include <QSet>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestPaperValues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSortWithoutRegardToCase();
    void uniteKeepsEverything();
    void everyStatusHasItsWords();
};

void TestPaperValues::namesSortWithoutRegardToCase()
{
    QStringList names{u"beta"_s, u"alpha"_s, u"Beta"_s, u"Gamma"_s, u"Alpha"_s, u"나중"_s};
    sortNames(names);
    QCOMPARE(names,
             QStringList({u"Alpha"_s, u"alpha"_s, u"Beta"_s, u"beta"_s, u"Gamma"_s, u"나중"_s}));
    QVERIFY(!sortsBefore(u"a"_s, u"a"_s));
}

void TestPaperValues::uniteKeepsEverything()
{
    const QDate day(2024, 3, 22);
    ChangeSet all;
    QVERIFY(all.isEmpty());
    const QList<ChangeSet> parts{{.added = {PaperId{u"1"_s}}},
                                 {.content = {PaperId{u"2"_s}}},
                                 {.state = {PaperId{u"3"_s}}},
                                 {.days = {day}},
                                 {.authors = true},
                                 {.searches = true},
                                 {.muting = true},
                                 {.everything = true}};
    for (const ChangeSet &part : parts) {
        QVERIFY(!part.isEmpty());
        all.unite(part);
    }
    const ChangeSet expected{.added = {PaperId{u"1"_s}},
                             .content = {PaperId{u"2"_s}},
                             .state = {PaperId{u"3"_s}},
                             .days = {day},
                             .authors = true,
                             .searches = true,
                             .muting = true,
                             .everything = true};
    QCOMPARE(all, expected);
    all.unite({});
    QCOMPARE(all, expected);
}

void TestPaperValues::everyStatusHasItsWords()
{
    const QList<DayStatus> all{DayStatus::NotFetched, DayStatus::Complete,   DayStatus::CutShort,
                               DayStatus::Empty,      DayStatus::NotOpenYet, DayStatus::Failed};
    QSet<QString> texts;
    for (const DayStatus status : all)
        texts.insert(dayStatusText(status));
    QCOMPARE(texts.size(), all.size());
    QVERIFY(!texts.contains(QString()));
}

BROADSHEET_TEST(TestPaperValues, QCoreApplication)
#include "tst_papervalues.moc"
