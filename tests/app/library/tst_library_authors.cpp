// Author names: completed while they are typed, counted, and separated into people who share a
// name.
#include "MarkedLibrary.h"
#include "support/Runner.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QString name = QStringLiteral("Wei Zhang");

// Two groups without common co-authors, and papers without co-authors.
QList<DayReport> homonyms()
{
    return {day(QDate(2024, 5, 1),
                {report(u"2405.00001"_s, u"A"_s, 1, {name, u"Ada"_s, u"Bo"_s}),
                 report(u"2405.00002"_s, u"B"_s, 1, {u"Bo"_s, name}),
                 report(u"2405.00003"_s, u"C"_s, 1, {name, u"Bo"_s, u"Cy"_s, u"+"_s}),
                 report(u"2405.00004"_s, u"D"_s, 1, {name, u"Xu"_s}),
                 report(u"2405.00005"_s, u"E"_s, 1, {u"Xu"_s, name, u"Yi"_s, u"+"_s}),
                 report(u"2405.00006"_s, u"Alone"_s, 1, {name}),
                 report(u"2405.00007"_s, u"Once"_s, 1, {name, u"Zoe"_s}),
                 report(u"2405.00008"_s, u"Other"_s, 1, {u"Ada"_s, u"Xu"_s})})};
}

QStringList namesOf(const QList<AuthorSummary> &summaries)
{
    QStringList names;
    for (const AuthorSummary &summary : summaries)
        names.append(summary.name);
    return names;
}

} // namespace

class TestLibraryAuthors final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_library.reset(); }

    void namesAreFoundByTheirWords_data();
    void namesAreFoundByTheirWords();
    void theMostFrequentComeFirst();
    void findsWhatAScanFinds();
    void namesFollowTheirPapers();
    void groupsThatShareNobodyAreTwoPeople();
    void oneGroupIsNotOffered();
    void theReadersWordCountsMore();
    void theReaderJoinsGroups();
    void personsAreTakenBack();

private:
    [[nodiscard]] QStringList like(const QString &typed, int limit = 10)
    {
        return namesOf(must(m_library->authorsLike(typed, limit)));
    }
    [[nodiscard]] QList<AuthorGroup> people() { return must(m_library->author(name)).people; }
    ChangeSet setPerson(const QStringList &papers, int person)
    {
        return must(m_library->mark({.mark = Mark::Person,
                                     .on = person > 0,
                                     .subjects = papers,
                                     .text = name,
                                     .person = person}));
    }
    static QString id(int number) { return u"2405.0000"_s + QString::number(number); }
};

void TestLibraryAuthors::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
    m_library = opened(m_path);
}

void TestLibraryAuthors::namesAreFoundByTheirWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("names");
    const QString he = u"Kaiming He"_s;
    const QString jean = u"Jean-Rémy Müller"_s;
    const QString lee = u"Lee Kai"_s;
    const QString korean = u"김민준"_s;
    QTest::newRow("beginning") << u"kai"_s << QStringList{he, lee};
    QTest::newRow("the last word") << u"He"_s << QStringList{he};
    QTest::newRow("two, in any order") << u"he kai"_s << QStringList{he};
    QTest::newRow("one that is missing") << u"he kim"_s << QStringList();
    QTest::newRow("not inside a word") << u"iming"_s << QStringList();
    QTest::newRow("without marks") << u"muller"_s << QStringList{jean};
    QTest::newRow("after a hyphen") << u"remy"_s << QStringList{jean};
    QTest::newRow("with a hyphen") << u"jean-r"_s << QStringList{jean};
    QTest::newRow("Hangul anywhere") << u"민"_s << QStringList{korean};
    QTest::newRow("two syllables") << u"민준"_s << QStringList{korean};
    QTest::newRow("nothing") << u"  "_s << QStringList();
    QTest::newRow("a quote") << u"\"he"_s << QStringList();
    QTest::newRow("syntax") << u"kai*\" OR x"_s << QStringList();
}

void TestLibraryAuthors::namesAreFoundByTheirWords()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, names);
    must(m_library->store({day(
        QDate(2024, 5, 1), {report(id(1), u"A"_s, 1, {u"Kaiming He"_s, u"Jean-Rémy Müller"_s}),
                            report(id(2), u"B"_s, 1, {u"Lee Kai"_s, u"김민준"_s, u"O'Hara"_s})})}));
    must(m_library->indexed());
    QCOMPARE(like(typed), names);
}

void TestLibraryAuthors::theMostFrequentComeFirst()
{
    must(m_library->store(homonyms()));
    must(m_library->indexed());
    must(m_library->mark({Mark::Read, true, {id(1)}}));
    must(m_library->mark({Mark::Follow, true, {u"Xu"_s}}));
    must(m_library->store({day(QDate(2024, 5, 2), {report(id(9), u"F"_s, 1, {u"Xavier"_s})})}));
    must(m_library->indexed());
    const QList<AuthorSummary> found = must(m_library->authorsLike(u"x"_s, 10));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0],
             (AuthorSummary{.name = u"Xu"_s, .papers = 3, .unread = 3, .followed = true}));
    QCOMPARE(found[1], (AuthorSummary{.name = u"Xavier"_s, .papers = 1}));
    QCOMPARE(must(m_library->authorsLike(u"zh"_s, 1)),
             (QList<AuthorSummary>{{.name = name, .papers = 7}}));
    QCOMPARE(like(u"x"_s, 1), QStringList{u"Xu"_s});
    QCOMPARE(like(u"x"_s, 0), QStringList());
}

// Enough names that both ways of finding them are used.
void TestLibraryAuthors::findsWhatAScanFinds()
{
    QRandomGenerator random(7);
    const QStringList first{u"Ada"_s, u"An"_s, u"Bo"_s, u"Chen"_s, u"Éva"_s, u"Łukasz"_s};
    QMap<QString, int> papers;
    DayReport days = day(QDate(2024, 5, 1), {});
    for (int i = 0; i < 3000; ++i) {
        QStringList names;
        for (int j = 0; j < 4; ++j)
            names.append(first[random.bounded(first.size())] + u' ' +
                         QChar(u'A' + random.bounded(26)) + QString::number(random.bounded(900)));
        names.removeDuplicates();
        for (const QString &person : std::as_const(names))
            ++papers[person];
        days.papers.append(report(u"2406.%1"_s.arg(i, 5, 10, QChar(u'0')), u"T"_s, 1, names));
    }
    must(m_library->store({days}));
    must(m_library->indexed());
    const QList<std::pair<QString, QStringList>> asked{{u"a"_s, {u"A"_s}},
                                                       {u"ev"_s, {u"Ev"_s, u"Év"_s}},
                                                       {u"lukasz"_s, {u"Łukasz"_s}},
                                                       {u"q1"_s, {u"Q1"_s}}};
    for (const auto &[typed, beginnings] : asked) {
        QList<std::pair<int, QString>> expected;
        for (const auto &[person, count] : papers.asKeyValueRange())
            for (const QString &word : person.split(u' '))
                if (std::ranges::any_of(beginnings, [&word](const QString &beginning) {
                        return word.startsWith(beginning);
                    })) {
                    expected.append({-count, person});
                    break;
                }
        std::ranges::sort(expected);
        QStringList names;
        for (const auto &[count, person] : std::as_const(expected))
            names.append(person);
        QVERIFY(!names.isEmpty());
        QCOMPARE(like(typed, 25), names.mid(0, 25));
    }
}

void TestLibraryAuthors::namesFollowTheirPapers()
{
    must(m_library->store(homonyms()));
    must(m_library->indexed());
    QCOMPARE(like(u"zoe"_s), QStringList{u"Zoe"_s});
    must(m_library->store(
        {day(QDate(2024, 5, 1), {report(id(7), u"Once"_s, 1, {name, u"Zora"_s})})}));
    must(m_library->indexed());
    QCOMPARE(like(u"zo"_s), QStringList{u"Zora"_s});
    QCOMPARE(must(m_library->authorsLike(u"zhang"_s, 1))[0].papers, 7);
    must(m_library->forget(u"digest"_s));
    must(m_library->indexed());
    QCOMPARE(like(u"z"_s), QStringList());
    const auto file = rawFile();
    QCOMPARE(file->number(u"SELECT count(*) FROM author"_s), 0);
}

void TestLibraryAuthors::groupsThatShareNobodyAreTwoPeople()
{
    must(m_library->store(homonyms()));
    const AuthorPapers author = must(m_library->author(name));
    QCOMPARE(author.papers.size(), 7);
    const QList<AuthorGroup> expected{
        {.person = 0,
         .papers = {id(1), id(2), id(3)},
         .coAuthors = {{u"Bo"_s, 3}, {u"Ada"_s, 1}, {u"Cy"_s, 1}}},
        {.person = 0, .papers = {id(4), id(5)}, .coAuthors = {{u"Xu"_s, 2}, {u"Yi"_s, 1}}}};
    QCOMPARE(author.people, expected);
    QVERIFY(must(m_library->author(u"Xu"_s)).people.isEmpty());
}

void TestLibraryAuthors::oneGroupIsNotOffered()
{
    QList<DayReport> days = homonyms();
    days[0].papers.append(report(id(9), u"Both"_s, 1, {u"Ada"_s, name, u"Yi"_s}));
    must(m_library->store(days));
    QVERIFY(people().isEmpty());
}

void TestLibraryAuthors::theReadersWordCountsMore()
{
    must(m_library->store(homonyms()));
    QVERIFY(setPerson({id(6)}, 2).authors); // has no co-authors
    const QList<AuthorGroup> groups = people();
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groups[2].person, 2);
    QCOMPARE(groups[2].papers, QStringList{id(6)});
    // One paper of a group is assigned: the others follow the person with the most co-authors in
    // common.
    setPerson({id(3)}, 1);
    setPerson({id(1)}, 2);
    QMap<int, QStringList> papers;
    for (const AuthorGroup &group : people())
        papers.insert(group.person, group.papers);
    QCOMPARE(papers.size(), 3);
    QCOMPARE(papers[0], QStringList({id(4), id(5)}));
    QCOMPARE(papers[1],
             QStringList({id(2), id(3)})); // Bo is a co-author of both: the smaller number wins
    QCOMPARE(papers[2], QStringList({id(1), id(6)}));
    // Other names are not affected.
    QVERIFY(must(m_library->author(u"Bo"_s)).people.isEmpty());
}

void TestLibraryAuthors::theReaderJoinsGroups()
{
    must(m_library->store(homonyms()));
    setPerson({id(1), id(4)}, 1); // one of each
    QVERIFY(people().isEmpty());
    setPerson({id(4)}, 0);
    QCOMPARE(people().size(), 2);
    QCOMPARE(people()[0].person, 1);
    QCOMPARE(people()[1].person, 0);
}

void TestLibraryAuthors::personsAreTakenBack()
{
    must(m_library->store(homonyms()));
    setPerson({id(1)}, 1);
    setPerson({id(1), id(4)}, 2);
    reopen();
    const UndoOutcome outcome = must(m_library->undo());
    QCOMPARE(outcome.undone, (Marking{.mark = Mark::Person,
                                      .on = true,
                                      .subjects = {id(1), id(4)},
                                      .text = name,
                                      .person = 2}));
    QVERIFY(outcome.changes.authors);
    QCOMPARE(people()[0].person, 1); // the earlier assignment, not none
    must(m_library->undo());
    QCOMPARE(people()[0].person, 0);

    // Assigning several people at once is one gesture.
    const Marking first{
        .mark = Mark::Person, .on = true, .subjects = {id(1)}, .text = name, .person = 1};
    const Marking second{
        .mark = Mark::Person, .on = true, .subjects = {id(4)}, .text = name, .person = 2};
    must(m_library->mark(QList<Marking>{first, second}));
    QCOMPARE(people()[0].person, 1);
    QCOMPARE(people()[1].person, 2);
    const Marking undone = must(m_library->undo()).undone;
    QCOMPARE(undone.subjects, QStringList({id(1), id(4)}));
    QCOMPARE(undone.person, 0);
    QCOMPARE(people()[0].person, 0);
    QCOMPARE(people()[1].person, 0);
}

BROADSHEET_TEST(TestLibraryAuthors, QCoreApplication)
#include "tst_library_authors.moc"
