// What is told of new papers, and that it is told once.
#include "desktop/News.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

PaperId id(const QString &text)
{
    return PaperId{text};
}

} // namespace

class TestNews final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsForAMorning()
    {
        const News news{.papers = 26, .searches = {{u"robot"_s, 3}, {u"jazz"_s, 0}}, .followed = 1};
        QCOMPARE(headlineOf(news), u"26 new paper(s)"_s); // as it is without a translation
        QCOMPARE(detailsOf(news), u"3 match “robot” · 1 by people you follow"_s);
        QCOMPARE(detailsOf({.papers = 2}), QString());
    }

    // Names are the user's, and a notification has a few lines.
    void longNamesAndManySearches()
    {
        News news{.papers = 9};
        for (int at = 0; at < 30; ++at)
            news.searches.append({u"search\u202e\n"_s + QString(100, u'x'), 1});
        const QString told = detailsOf(news);
        QCOMPARE(told.count(u" · "_s), 3);
        QVERIFY(told.size() < 300);
        QVERIFY(!told.contains(QChar(0x202e)) && !told.contains(u'\n'));
    }

    void aPaperIsToldOnce()
    {
        NewsDesk desk;
        desk.add({id(u"a"_s), id(u"b"_s)});
        desk.add({id(u"c"_s)});
        QCOMPARE(desk.take().size(), 3);
        QVERIFY(desk.take().isEmpty());
        desk.add({id(u"a"_s), id(u"d"_s)}); // "a" was removed and came again
        QCOMPARE(desk.take(), QSet<PaperId>{id(u"d"_s)});
        desk.add({id(u"e"_s)});
        desk.drop(); // the user had asked for these
        QVERIFY(desk.take().isEmpty());
    }
};

BROADSHEET_TEST(TestNews, QCoreApplication)
#include "tst_news.moc"
