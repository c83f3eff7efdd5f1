// The commands about how well papers fit: list --sort fit, why, profiles, similar.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray entry(const QByteArray &id, const QByteArray &title, const QByteArray &author,
                 const QByteArray &text)
{
    return "### [" + title + "](https://arxiv.org/abs/" + id +
           ")\n\nVote: 3\n\nAuthors: " + author + "\n\n- " + text + "\n\n";
}

// Robots and proteins in turn, twelve of each.
struct TwoThemes final : Place
{
    TwoThemes() : run(broadsheet())
    {
        QByteArray digest = "## Daily Papers (2024-03-22)\n\n";
        for (int i = 0; i < 12; ++i) {
            const QByteArray number = QByteArray::number(10 + i);
            digest += entry("2403.000" + number, "Robot grasping " + number, "Ada Arm",
                            "a robot arm learns to grasp");
            digest += entry("2403.001" + number, "Protein folding " + number, "Bo Fold",
                            "structures of proteins are folded");
        }
        (void)run({u"import"_s, write(u"2024-03-22.md"_s, digest)});
    }
    void starRobots(int count) const
    {
        QStringList words{u"star"_s};
        for (int i = 0; i < count; ++i)
            words.append(u"2403.000%1"_s.arg(10 + i));
        (void)run(words);
    }
    CommandRun run;
};

QJsonDocument json(const Outcome &outcome)
{
    return QJsonDocument::fromJson(outcome.out);
}

} // namespace

class TestCommandsFit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooFewStarsAreSaid()
    {
        const TwoThemes library;
        library.starRobots(9);
        const Outcome list = library.run({u"list"_s, u"--sort"_s, u"fit"_s, u"--format=json"_s});
        QCOMPARE(list.status, 0);
        QVERIFY(list.err.contains("too little to learn from"));
        for (const QJsonArray papers = json(list).array(); const QJsonValue &paper : papers)
            QVERIFY(paper[u"fit"_s].isNull());
        const Outcome why = library.run({u"why"_s, u"2403.00021"_s});
        QCOMPARE(why.out, "");
        QVERIFY(why.err.contains("too little to learn from"));
    }

    void theLikedComeFirstAndEveryPaperHasItsFit()
    {
        const TwoThemes library;
        library.starRobots(10);
        const Outcome list = library.run({u"list"_s, u"--sort"_s, u"fit"_s, u"--format=json"_s});
        QCOMPARE(list.err, "");
        const QJsonArray papers = json(list).array();
        QCOMPARE(papers.size(), 24);
        for (int place = 0; place < papers.size(); ++place) {
            const QJsonObject paper = papers[place].toObject();
            QCOMPARE(paper[u"title"_s].toString().startsWith(u"Robot"_s), place < 12);
            QCOMPARE(paper[u"fit"_s].toInt() > 50, place < 12);
        }
        const Outcome show = library.run({u"show"_s, u"2403.00021"_s, u"--format=json"_s});
        QVERIFY(json(show).array().first()[u"fit"_s].toInt() > 50);
    }

    void jsonHasTheFitWithoutSorting()
    {
        const TwoThemes library;
        library.starRobots(10);
        const Outcome show = library.run({u"show"_s, u"2403.00021"_s, u"--format=json"_s});
        QVERIFY(json(show).array().first()[u"fit"_s].toInt() > 50);
        (void)library.run({u"unstar"_s, u"2403.00010"_s});
        const Outcome list = library.run({u"list"_s, u"--limit=1"_s, u"--format=json"_s});
        QVERIFY(json(list).array().first()[u"fit"_s].isNull());
    }

    void papersToSummariseAreChosenAsInLists()
    {
        const TwoThemes library;
        library.starRobots(10);
        const QString settings = library.write(
            u"model.ini"_s, "[summaries]\nbaseUrl=http://127.0.0.1:9\nmodel=m\nlanguage=en\n");
        const QStringList options{u"--unread"_s, u"--sort"_s, u"fit"_s, u"--limit"_s, u"2"_s};
        const Outcome dry = library.run(QStringList{u"summarise"_s} + options +
                                        QStringList{u"--dry-run"_s, u"--settings"_s, settings});
        QCOMPARE(dry.out.count("Robot grasping"), 2);
        const Outcome unknown = library.run({u"summarise"_s, u"--profile"_s, u"nonsense"_s,
                                             u"--dry-run"_s, u"--settings"_s, settings});
        QCOMPARE(unknown.status, 1);
        QVERIFY(unknown.out.isEmpty());
    }

    void whyNamesWordsAndAuthors()
    {
        const TwoThemes library;
        library.starRobots(10);
        const Outcome text = library.run({u"why"_s, u"2403.00021"_s});
        QVERIFY(text.out.startsWith("Fits by "));
        QVERIFY(text.out.contains("robot\n"));
        QVERIFY(text.out.contains("Ada Arm\n"));
        const QJsonObject object =
            json(library.run({u"why"_s, u"2403.00121"_s, u"--format=json"_s})).object();
        QVERIFY(object[u"fit"_s].toInt() < 50);
        QCOMPARE(object[u"positives"_s], 10);
        const QJsonObject first = object[u"reasons"_s].toArray().first().toObject();
        QCOMPARE(first.keys(), QStringList({u"kind"_s, u"less"_s, u"points"_s, u"text"_s}));
        QVERIFY(first[u"points"_s].toDouble() < 0);
        const Outcome unknown = library.run({u"why"_s, u"none"_s});
        QCOMPARE(unknown.status, 1);
        QVERIFY(unknown.err.contains("no such paper"));
    }

    void profilesAreListedWithWhatTheyReach()
    {
        const TwoThemes library;
        library.starRobots(10);
        (void)library.run({u"tag"_s, u"2403.00110"_s, u"--tag=protein"_s});
        const QJsonArray profiles = json(library.run({u"profiles"_s, u"--format=json"_s})).array();
        QCOMPARE(profiles.size(), 2);
        QCOMPARE(profiles[0][u"name"_s], u"everything"_s);
        QCOMPARE(profiles[0][u"positives"_s], 11);
        QCOMPARE(profiles[0][u"hitRate"_s], QJsonValue()); // there is one day
        QCOMPARE(profiles[0][u"ready"_s], false);
        QCOMPARE(profiles[1][u"name"_s], u"tag:protein"_s);
        const Outcome text = library.run({u"profiles"_s});
        QVERIFY(text.out.contains("too few days"));
        QVERIFY(text.out.contains("tag:protein: learned from papers: 1 that"));
        for (const QString &name : {u"protein"_s, u"tag:protein"_s, u"everything"_s})
            QCOMPARE(library.run({u"list"_s, u"--sort=fit"_s, u"--profile"_s, name}).status, 0);
        const Outcome unknown = library.run({u"list"_s, u"--sort=fit"_s, u"--profile=other"_s});
        QCOMPARE(unknown.status, 1);
        QVERIFY(unknown.err.contains("no profile"));
    }

    void similarPapersAreListed()
    {
        const TwoThemes library;
        const QByteArray more =
            "## Daily Papers (2024-03-23)\n\n" +
            entry("2403.00200", "Grasping", "Somebody Else", "grasping with a robot arm");
        (void)library.run({u"import"_s, library.write(u"2024-03-23.md"_s, more)});
        const Outcome table = library.run({u"similar"_s, u"2403.00010"_s, u"--limit=2"_s});
        QVERIFY(table.out.contains("2403.00200"));
        QVERIFY(table.out.contains("By its authors:"));
        const Outcome list =
            library.run({u"similar"_s, u"2403.00010"_s, u"--limit=1"_s, u"--format=json"_s});
        QCOMPARE(idsOf(list.out), QStringList{u"2403.00200"_s});
        const QString settings = library.write(u"keys.ini"_s, "[citation]\nkeyPattern=[year]\n");
        const QStringList cited{u"--format=bibtex"_s, u"--settings"_s, settings};
        const Outcome bibtex =
            library.run(QStringList{u"similar"_s, u"2403.00010"_s, u"--limit=1"_s} + cited);
        QVERIFY2(bibtex.out.contains("@misc{2024,"), bibtex.out);
        const Outcome again = library.run({u"show"_s, u"2403.00200"_s, u"--format=bibtex"_s});
        QVERIFY2(again.out.contains("@misc{2024,"), again.out); // the key stays
        QCOMPARE(library.run({u"similar"_s, u"none"_s}).status, 1);
    }
};

BROADSHEET_TEST(TestCommandsFit, QCoreApplication)
#include "tst_commands_fit.moc"
