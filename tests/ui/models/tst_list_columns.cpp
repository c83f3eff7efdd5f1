// The table of the list's columns.
#include "models/ListColumns.h"

#include "papers/Paper.h"
#include "support/Runner.h"

#include <QSet>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestListColumns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnIsComplete()
    {
        QSet<SortKey> keys;
        QSet<QString> headings;
        const PaperRow empty;
        for (int column = 0; column < ColumnCount; ++column) {
            const ListColumn &entry = listColumn(column);
            keys.insert(entry.sortKey);
            headings.insert(entry.heading());
            QVERIFY(!entry.heading().isEmpty());
            (void)entry.text(empty); // nothing that is known of a paper
            (void)entry.spoken(empty);
            QVERIFY(!entry.toolTip || entry.toolTip(empty).isEmpty());
            QCOMPARE(entry.sizing == ListColumn::Sizing::Stretched, column == TitleColumn);
            QCOMPARE(entry.width > 0, column != TitleColumn);
        }
        QCOMPARE(keys.size(), int(ColumnCount));
        QCOMPARE(headings.size(), int(ColumnCount));
    }

    // They are stored with the header's state.
    void idsAreStable()
    {
        QStringList headings;
        for (int column = 0; column < ColumnCount; ++column)
            headings << listColumn(column).heading();
        QCOMPARE(headings, (QStringList{u"Starred"_s, u"Unread"_s, u"Votes"_s, u"Paper"_s,
                                        u"Authors"_s, u"Date"_s, u"Fit"_s}));
    }

    void textsOfAPaper()
    {
        const PaperRow paper{.title = u"A*: Search"_s,
                             .authors = {u"Ada"_s, u"Bob"_s},
                             .votes = 5,
                             .rise = 3,
                             .day = QDate(2024, 3, 22),
                             .state = {.starred = true}};
        const auto text = [&paper](int column) { return listColumn(column).text(paper); };
        QCOMPARE(text(StarredColumn), QString());
        QCOMPARE(text(VotesColumn), u"5"_s);
        QCOMPARE(text(TitleColumn), u"A*: Search"_s);
        QCOMPARE(text(AuthorsColumn), u"Ada, Bob"_s);
        QCOMPARE(text(DayColumn), u"2024-03-22"_s);
        QCOMPARE(text(FitColumn), QString());
        QCOMPARE(listColumn(FitColumn).text({.fit = 82}), u"82 %"_s);
        QCOMPARE(listColumn(FitColumn).spoken({.fit = 82}), u"fits you 82 %"_s);
        QCOMPARE(listColumn(StarredColumn).spoken(paper), u"starred"_s);
        QCOMPARE(listColumn(UnreadColumn).spoken(paper), u"unread"_s);
        QVERIFY(listColumn(VotesColumn).toolTip(paper).contains(u'3'));
        QVERIFY(listColumn(TitleColumn).spoken(paper).startsWith(u"A*: Search. 5 vote"_s));
        const PaperRow cut{.authors = {u"Jane Roe"_s, u"Min Park"_s}, .hasMoreAuthors = true};
        QCOMPARE(listColumn(AuthorsColumn).text(cut), u"Jane Roe, Min Park et al."_s);
    }
};

BROADSHEET_TEST(TestListColumns, QCoreApplication)
#include "tst_list_columns.moc"
