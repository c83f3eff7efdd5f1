#include "palette/Ranking.h"
#include "support/Runner.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestRanking final : public QObject
{
    Q_OBJECT

private:
    static QStringList found(const QStringList &texts, const QString &typed,
                             const QStringList &recent = {})
    {
        QList<PaletteEntry> entries;
        for (const QString &text : texts)
            entries.append({.id = text, .text = text, .detail = {}, .run = {}});
        QStringList result;
        const QList<RankedEntry> rows = ranked(entries, typed, recent);
        for (const RankedEntry &row : rows)
            result << row.entry.text;
        return result;
    }

    static int wayOf(const QString &typed, const QString &text)
    {
        const std::optional<Fit> fit = fitOf(typed, text);
        return fit ? fit->way : 0;
    }

private Q_SLOTS:
    void sixWaysToFit()
    {
        QCOMPARE(wayOf(u"next p"_s, u"Next paper"_s), 1);
        QCOMPARE(wayOf(u"paper"_s, u"Next paper"_s), 2);
        QCOMPARE(wayOf(u"pa ne"_s, u"Next paper"_s), 3);
        QCOMPARE(wayOf(u"ape ext"_s, u"Next paper"_s), 4);
        QCOMPARE(wayOf(u"mwr"_s, u"Mark the whole view as read"_s), 5);
        QCOMPARE(wayOf(u"nxtp"_s, u"Next paper"_s), 6);
        QCOMPARE(wayOf(u"zx"_s, u"Next paper"_s), 0);
        QCOMPARE(wayOf(u"MÜL"_s, u"Anna Muller"_s), 2); // as in searches
        QCOMPARE(wayOf(u"별"_s, u"별표 달기"_s), 1);
    }

    void whatWasTypedIsMarked()
    {
        QCOMPARE(fitOf(u"pa ne"_s, u"Next paper"_s)->marked,
                 (QList<TextRange>{{.at = 0, .length = 2}, {.at = 5, .length = 2}}));
        QCOMPARE(fitOf(u"strasse"_s, u"Die Straße"_s)->marked,
                 (QList<TextRange>{{.at = 4, .length = 6}}));
    }

    void theBetterFitComesFirst()
    {
        QCOMPARE(
            found({u"Restart"_s, u"Remove star"_s, u"Star"_s, u"Settings, all read"_s}, u"star"_s),
            (QStringList{u"Star"_s, u"Remove star"_s, u"Restart"_s}));
        QCOMPARE(found({u"Settings, all read"_s}, u"star"_s), QStringList{u"Settings, all read"_s});
    }

    void whatWasUsedLatelyComesFirstAmongEquals()
    {
        const QStringList texts{u"One"_s, u"Two"_s, u"Three"_s};
        QCOMPARE(found(texts, {}), texts);
        QCOMPARE(found(texts, {}, {u"Three"_s, u"Two"_s}),
                 (QStringList{u"Three"_s, u"Two"_s, u"One"_s}));
        QCOMPARE(found(texts, u"t"_s, {u"Three"_s}), (QStringList{u"Three"_s, u"Two"_s}));
        QCOMPARE(found({u"Star"_s, u"Remove star"_s}, u"star"_s, {u"Remove star"_s}),
                 (QStringList{u"Star"_s, u"Remove star"_s})); // not before a better fit
    }
};

BROADSHEET_TEST(TestRanking, QCoreApplication)
#include "tst_ranking.moc"
