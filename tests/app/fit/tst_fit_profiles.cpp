// Several interests, each measured on the reader's own past.
#include "Readers.h"
#include "fit/FitKeeper.h"
#include "sqlite/Database.h"
#include "support/Runner.h"

#include <QSignalSpy>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestFitProfiles final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        create();
        must(m_library->store(allDays()));
    }

    void theyAreMadeOfTagsSearchesAndAuthors()
    {
        QCOMPARE(names(), QStringList{QString()});
        must(m_library->mark({Mark::Tag, true, idsAbout(0, 0, 1), u"robots"_s}));
        must(m_library->mark({Mark::SavedSearch, true, {u"protein"_s}, u"Folding"_s}));
        must(m_library->mark({Mark::Follow, true, {u"Dee Sound"_s}}));
        QCOMPARE(names(),
                 QStringList({QString(), u"tag:robots"_s, u"search:protein"_s, u"followed"_s}));
        for (const QString &name :
             {u"robots"_s, u"tag:robots"_s, u"Folding"_s, u"protein"_s, u"followed"_s})
            must(refreshFit(*m_library, name));
        QCOMPARE(answer(refreshFit(*m_library, u"other"_s)).error().kind, ErrorKind::NotFound);
        must(m_library->mark({Mark::Tag, true, idsAbout(0, 0, 1), u"protein"_s}));
        QCOMPARE(answer(refreshFit(*m_library, u"protein"_s)).error().kind, ErrorKind::NotFound);
        must(refreshFit(*m_library, u"tag:protein"_s));
    }

    void eachHasItsOwnOrder()
    {
        must(m_library->mark({Mark::Tag, true, idsAbout(0, 0, 5), u"robots"_s}));
        must(m_library->mark({Mark::Tag, true, idsAbout(2, 0, 5), u"mazes"_s}));
        must(m_library->mark({Mark::SavedSearch, true, {u"protein"_s}}));
        must(m_library->mark({Mark::Follow, true, {u"Dee Sound"_s}}));
        const QStringList profiles{u"tag:robots"_s, u"search:protein"_s, u"tag:mazes"_s,
                                   u"followed"_s};
        for (int theme = 0; theme < profiles.size(); ++theme) {
            must(refreshFit(*m_library, profiles[theme]));
            const QList<PaperRow> rows = must(m_library->list(byFit(9, profiles[theme])));
            QStringList first = idsOf(rows).first(3);
            first.sort();
            QCOMPARE(first, idsAbout(theme, 9, 10));
            QVERIFY(rows.constFirst().fit > 50);
            const QList<PaperRow> alone =
                must(m_library->rowsAt({rows.constFirst().number}, profiles[theme]));
            QCOMPARE(alone.value(0).fit, rows.constFirst().fit);
            const Paper paper = must(m_library->paper(rows.constFirst().id, profiles[theme]));
            QCOMPARE(paper.fit, rows.constFirst().fit);
        }
    }

    void theySayHowGoodTheyAre()
    {
        must(m_library->mark({Mark::Starred, true, idsAbout(0, 0, 10)}));
        must(m_library->mark({Mark::Tag, true, idsAbout(0, 0, 2), u"few"_s}));
        for (int theme = 1; theme < int(themes.size()); ++theme)
            must(m_library->mark({Mark::Read, true, idsAbout(theme, 0, 10)}));
        const QList<MeasuredProfile> profiles = must(measuredProfiles(*m_library));
        QCOMPARE(profiles.size(), 2);
        const MeasuredProfile &everything = profiles.constFirst();
        QCOMPARE(everything.positives, 30);
        QCOMPARE(everything.negatives, 90);
        QCOMPARE(everything.measure.days, 6);  // it needs four days to know ten papers
        QCOMPARE(everything.measure.fit, 0.6); // three of five, which are all
        QCOMPARE(everything.measure.votes, 0.0);
        QCOMPARE(everything.measure.chance, 0.25);
        QVERIFY(everything.isReady());
        const MeasuredProfile &few = profiles.constLast();
        QCOMPARE(few.positives, 6);
        QCOMPARE(few.measure.days, 0);
        QVERIFY(!few.isReady());
    }

    void noProfileIsReadyForAReaderWhoFollowsTheVotes()
    {
        // The most voted of each day, whatever they are about.
        for (int dayNumber = 0; dayNumber < daysRead; ++dayNumber) {
            QStringList voted;
            for (const PaperRow &row : must(m_library->list(
                     {.from = dateOf(dayNumber), .to = dateOf(dayNumber), .limit = 5})))
                voted.append(row.id.text);
            must(m_library->mark({Mark::Starred, true, voted}));
        }
        const MeasuredProfile everything = must(measuredProfiles(*m_library)).constFirst();
        QVERIFY(everything.measure.days > 0);
        QCOMPARE(everything.measure.votes, 1.0);
        QVERIFY(!everything.isReady());
    }

    void theKeeperLearnsAfterAStar()
    {
        FitKeeper keeper(*m_library);
        QSignalSpy renewed(&keeper, &FitKeeper::renewed);
        must(m_library->indexed());
        must(m_library->mark({Mark::Starred, true, idsAbout(0, 0, 5)}));
        QTRY_COMPARE_WITH_TIMEOUT(renewed.size(), 1, 30'000);
        QVERIFY(fitOf(*m_library, idOf(9, 0)) > 50);
        must(m_library->mark({Mark::Read, true, {idOf(9, 1)}}));
        QTRY_COMPARE_WITH_TIMEOUT(renewed.size(), 2, 30'000);
        must(m_library->mark({Mark::Tag, true, idsAbout(1, 0, 5), u"protein"_s}));
        keeper.watch(u"tag:protein"_s);
        QTRY_VERIFY_WITH_TIMEOUT(renewed.contains(QVariantList{u"tag:protein"_s}), 30'000);
    }

    // The library makes terms that are missing, and tells nobody when it has.
    void theKeeperLooksAgainWhileTermsAreMissing()
    {
        must(m_library->mark({Mark::Starred, true, idsAbout(0, 0, 5)}));
        for (int i = 0; i < 2; ++i)
            must(m_library->indexed());
        Database(m_path, Database::Access::ReadWrite).execute(u"DELETE FROM terms"_s);
        FitKeeper keeper(*m_library);
        QSignalSpy renewed(&keeper, &FitKeeper::renewed);
        QTRY_VERIFY_WITH_TIMEOUT(!renewed.isEmpty(), 30'000);
        QVERIFY(fitOf(*m_library, idOf(9, 0)) > 50);
    }

private:
    [[nodiscard]] QStringList names()
    {
        QStringList names;
        const QList<MeasuredProfile> profiles = must(measuredProfiles(*m_library));
        for (const MeasuredProfile &profile : profiles)
            names.append(profile.profile.name());
        return names;
    }
};

BROADSHEET_TEST(TestFitProfiles, QCoreApplication)
#include "tst_fit_profiles.moc"
