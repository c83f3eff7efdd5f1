// What is known of a paper beside its texts: votes over time, numbers, links, keywords.
#include "Requests.h"

#include "controls/ReadingFocus.h"
#include "detail/KeywordChips.h"
#include "detail/PaperFacts.h"
#include "detail/SummaryView.h"
#include "support/Runner.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

using namespace broadsheet;
using broadsheet::test::Requests;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int day, int hour = 8)
{
    return QDateTime(QDate(2026, 4, day), QTime(hour, 0), QTimeZone::utc());
}

Paper risen()
{
    return {.id = {u"2604.07429"_s},
            .title = u"A paper that took off"_s,
            .votes = 42,
            .rise = 40,
            .votesOverTime = {{at(9), u"huggingFace"_s, 2},
                              {at(10), u"huggingFace"_s, 2},
                              {at(12), u"digest"_s, 20},
                              {at(15), u"huggingFace"_s, 42}},
            .days = {QDate(2026, 4, 9)}};
}

QList<QAbstractButton *> chips(QWidget &parent)
{
    QList<QAbstractButton *> shown;
    for (QAbstractButton *chip :
         parent.findChild<KeywordChips *>()->findChildren<QAbstractButton *>())
        if (!chip->isHidden())
            shown << chip;
    return shown;
}

QStringList words(int count)
{
    QStringList result;
    for (int i = 1; i <= count; ++i)
        result << u"word %1"_s.arg(i);
    return result;
}

} // namespace

class TestFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRiseSaysHowLongItTook()
    {
        Paper paper = risen();
        QCOMPARE(factsText(paper, QLocale::c()), u"9 Apr 2026 · 42 vote(s), +40 in 5 day(s)"_s);
        paper.votesOverTime.clear(); // how long is not known
        QCOMPARE(factsText(paper, QLocale::c()), u"9 Apr 2026 · 42 vote(s), +40"_s);
        paper.rise = 0;
        QCOMPARE(factsText(paper, QLocale::c()), u"9 Apr 2026 · 42 vote(s)"_s);
        paper.votes.reset();
        QCOMPARE(factsText(paper, QLocale::c()), u"9 Apr 2026 · votes unknown"_s);
    }

    void earlierDaysAreNamedOrCounted()
    {
        Paper paper = risen();
        paper.votes.reset();
        paper.days = {QDate(2026, 4, 7), QDate(2026, 4, 9)};
        QCOMPARE(factsText(paper, QLocale::c()),
                 u"9 Apr 2026 · also listed on 7 Apr 2026 · votes unknown"_s);
        paper.days.prepend(QDate(2026, 4, 2));
        QCOMPARE(factsText(paper, QLocale::c()),
                 u"9 Apr 2026 · also listed on 2 earlier day(s) · votes unknown"_s);
        QVERIFY(factsDetails(paper, QLocale::c(), {})
                    .startsWith(u"Listed on 9 Apr 2026, 7 Apr 2026, 2 Apr 2026"_s));
    }

    void votesOverTimeNameTheirSource()
    {
        const QStringList lines =
            factsDetails(risen(), QLocale::c(), {{u"huggingFace"_s, u"Hugging Face"_s}})
                .split(u'\n');
        QCOMPARE(lines, (QStringList{u"15 Apr 2026: 42 vote(s), Hugging Face"_s,
                                     u"12 Apr 2026: 20 vote(s), digest"_s,
                                     u"9 Apr 2026: 2 vote(s), Hugging Face"_s}));
        Paper long_ = risen();
        for (int i = 0; i < 1000; ++i)
            long_.votesOverTime.append({at(15).addDays(i), u"x"_s, i});
        QVERIFY(factsDetails(long_, QLocale::c(), {}).count(u'\n') < 20);
        QCOMPARE(factsDetails({}, QLocale::c(), {}), QString());
    }

    void numbersInOneLine()
    {
        Paper paper = risen();
        QCOMPARE(moreFactsText(paper), QString());
        paper.organization = u"Some Lab"_s;
        paper.comments = 12;
        paper.stars = 0;
        paper.version = 2;
        paper.categories = {u"cs.CL"_s, u"cs.CV"_s};
        paper.comment = u"8 pages\u202e"_s;
        QCOMPARE(moreFactsText(paper),
                 u"Some Lab · 12 comment(s) · arXiv v2 · cs.CL, cs.CV · 8 pages"_s);
    }

    void whatBecameOfThePaper()
    {
        Paper paper = risen();
        paper.version = 3;
        paper.isWithdrawn = true;
        paper.journalReference = u"J. Tests 1 (2026)"_s;
        QCOMPARE(moreFactsText(paper), u"withdrawn · arXiv v3 · published in J. Tests 1 (2026)"_s);
    }

    void aDoiIsALink_data()
    {
        QTest::addColumn<QString>("doi");
        QTest::addColumn<QString>("address");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("one") << u"10.1000/a.1"_s << u"https://doi.org/10.1000/a.1"_s;
        QTest::newRow("an address")
            << u"https://doi.org/10.1000/a.1"_s << u"https://doi.org/10.1000/a.1"_s;
        QTest::newRow("odd letters")
            << u"10.1002/(SICI)1<1::A>2#3"_s << u"https://doi.org/10.1002/(SICI)1%3C1::A%3E2%233"_s;
        QTest::newRow("arXiv's") << u"10.48550/arXiv.2403.14624"_s << QString();
        QTest::newRow("two") << u"10.48550/arXiv.2403.14624 10.1000/b"_s
                             << u"https://doi.org/10.1000/b"_s;
        QTest::newRow("no DOI") << u"javascript:alert(1)"_s << QString();
    }

    void aDoiIsALink()
    {
        QFETCH(QString, doi);
        QFETCH(QString, address);
        SummaryView view;
        view.resize(400, 800);
        view.show();
        Paper paper = risen();
        paper.id.text = u"2403.14624"_s;
        paper.doi = doi;
        view.setPaper(paper);
        Requests requests(view);
        for (QToolButton *button : view.findChildren<QToolButton *>())
            if (button->text() == u"DOI"_s) {
                QCOMPARE(button->isVisible(), !address.isEmpty());
                if (button->isVisible())
                    button->click();
            }
        QCOMPARE(requests.size(), address.isEmpty() ? 0 : 1);
        if (!address.isEmpty())
            QCOMPARE(requests.take<OpenLink>().url.toString(QUrl::FullyEncoded), address);
    }

    void thePaneShowsThem()
    {
        SummaryView view;
        view.resize(400, 800);
        view.show();
        Paper paper = risen();
        paper.organization = u"Some Lab"_s;
        paper.code = u"https://github.com/a/b"_s;
        paper.stars = 1234;
        view.setPaper(paper);
        view.setSourceNames({{u"huggingFace"_s, u"Hugging Face"_s}});
        bool voted = false;
        bool organised = false;
        for (const QLabel *label : view.findChildren<QLabel *>()) {
            voted = voted || (label->text().contains(u"+40"_s) &&
                              label->toolTip().contains(u"Hugging Face"_s));
            organised = organised || label->text().startsWith(u"Some Lab"_s);
        }
        QVERIFY(voted);
        QVERIFY(organised);
        for (const QToolButton *button : view.findChildren<QToolButton *>())
            if (button->text() == u"Code"_s)
                QCOMPARE(button->toolTip(), u"https://github.com/a/b\n1,234 GitHub star(s)"_s);
    }

    void keywordsAreFoldedAndSearched()
    {
        SummaryView view;
        view.resize(400, 800);
        view.show();
        new ReadingFocus(view);
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view, broadsheet::test::longest));
        Requests requests(view);
        Paper paper = risen();
        view.setPaper(paper);
        QVERIFY(!view.findChild<KeywordChips *>()->isVisible());

        paper.keywords = words(11);
        view.setPaper(paper);
        QCOMPARE(chips(view).size(), 9);
        QCOMPARE(chips(view).last()->text(), u"+3"_s);
        QCOMPARE(chips(view).last()->accessibleName(), u"Show 3 more keyword(s)"_s);
        chips(view).first()->setFocus();
        QTest::keyClick(chips(view).first(), Qt::Key_Return);
        QCOMPARE(requests.take<SearchPhrase>().text, u"word 1"_s);
        QTest::keyClick(chips(view).first(), Qt::Key_Tab);
        QVERIFY(chips(view).at(1)->hasFocus());
        QTest::mouseClick(chips(view).at(1), Qt::LeftButton);
        QCOMPARE(requests.take<SearchPhrase>().text, u"word 2"_s);

        chips(view).last()->setFocus();
        QTest::keyClick(chips(view).last(), Qt::Key_Space);
        QCOMPARE(chips(view).size(), 11);
        QVERIFY(chips(view).at(8)->hasFocus()); // the first of the new ones
        QCOMPARE(requests.size(), 0);

        paper.id = {u"2604.00001"_s};
        view.setPaper(paper);
        QCOMPARE(chips(view).size(), 9); // folded again
    }

    void oneMoreIsShownRatherThanFolded()
    {
        KeywordChips row;
        row.setKeywords(words(9));
        QCOMPARE(row.findChildren<QAbstractButton *>().size(), 9);
        QCOMPARE(row.findChildren<QAbstractButton *>().last()->text(), u"word 9"_s);
    }

    void hostileKeywordsFit()
    {
        KeywordChips row;
        row.resize(200, 400);
        row.setKeywords({QString(5000, u'x'), u"<b>bold</b> Q&A"_s, u"\u202eabc"_s});
        row.show();
        QCoreApplication::sendPostedEvents();
        for (const QAbstractButton *chip : row.findChildren<QAbstractButton *>())
            QVERIFY(chip->width() <= row.width());
        const auto *bold = row.findChildren<QAbstractButton *>().at(1);
        QCOMPARE(bold->text(), u"<b>bold</b> Q&A"_s);
        QVERIFY(!Qt::mightBeRichText(bold->toolTip()));
        QVERIFY(bold->shortcut().isEmpty());
        QVERIFY(!row.grab().toImage().isNull());
    }
};

BROADSHEET_TEST(TestFacts, QApplication)
#include "tst_facts.moc"
