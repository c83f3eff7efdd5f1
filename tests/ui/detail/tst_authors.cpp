// The names of a paper's authors, and the page of one.
#include "Requests.h"

#include "detail/AuthorPage.h"
#include "detail/AuthorPanel.h"
#include "detail/PeoplePanel.h"
#include "detail/SummaryView.h"
#include "support/Runner.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace broadsheet;
using broadsheet::test::Requests;
using namespace Qt::StringLiterals;

namespace {

QList<AuthorSummary> manyAuthors(int count)
{
    QList<AuthorSummary> authors;
    for (int i = 0; i < count; ++i)
        authors.append({.name = u"Author %1"_s.arg(i), .papers = i});
    return authors;
}

PaperRow row(const QString &id, QDate day, bool read)
{
    return {.id = {id}, .title = u"Title of "_s % id, .day = day, .state = {.read = read}};
}

AuthorPageContents samplePage()
{
    return {.author = {.name = u"Renrui Zhang"_s, .papers = 3},
            .papers = {row(u"1"_s, QDate(2024, 3, 22), false),
                       row(u"2"_s, QDate(2024, 3, 22), true), row(u"3"_s, QDate(2024, 3, 1), true)},
            .coAuthors = {{u"Dongzhi Jiang"_s, 2}}};
}

QListView *paperList(QWidget &page)
{
    for (QListView *list : page.findChildren<QListView *>())
        if (list->accessibleName() == u"Papers under this name"_s)
            return list;
    return nullptr;
}

} // namespace

class TestAuthors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesInOrderWithCounts();
    void chosenByMouseAndKeys();
    void foldsAndUnfolds();
    void namesThatNobodyGives();
    void hundredsOfNames();
    void everyNameIsInSight();
    void pageListsByDay();
    void pageKeys();
    void followToggles();
    void allPapersOfANameAreCounted();
    void sameNameKeepsItsPlace();
    void marksMoveNothing_data();
    void marksMoveNothing();
    void pageInFrontOfThePaper();
    void trickyNames();
};

void TestAuthors::namesInOrderWithCounts()
{
    AuthorPanel panel;
    panel.setAuthors({{u"B"_s, 3, 0, false}, {u"A"_s, 1, 0, true}});
    QCOMPARE(panel.accessibleName(), u"Authors"_s);
    QCOMPARE(panel.model()->index(0, 0).data().toString(), u"B"_s);
    QVERIFY(panel.model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u'3'));
    QVERIFY(
        panel.model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"followed"_s));
    QVERIFY(!panel.isFolded());

    // A followed one has a sign in front, which is no star.
    QVERIFY(panel.sizeHintForIndex(panel.model()->index(1, 0)).width() >
            panel.sizeHintForIndex(panel.model()->index(0, 0)).width());
}

void TestAuthors::chosenByMouseAndKeys()
{
    AuthorPanel panel;
    Requests requests(panel);
    panel.setAuthors(manyAuthors(5));
    panel.resize(300, panel.heightForWidth(300));
    panel.show();
    QTest::mouseClick(panel.viewport(), Qt::LeftButton, {},
                      panel.visualRect(panel.model()->index(1, 0)).center());
    QCOMPARE(requests.take<OpenAuthor>().name, u"Author 1"_s);
    panel.setFocus();
    QTest::keyClick(&panel, Qt::Key_Right);
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(requests.take<OpenAuthor>().name, u"Author 2"_s);
    QTest::keyClick(&panel, Qt::Key_Left);
    QTest::keyClick(&panel, Qt::Key_Space);
    QCOMPARE(requests.take<OpenAuthor>().name, u"Author 1"_s);
    QCOMPARE(requests.size(), 0);
}

void TestAuthors::foldsAndUnfolds()
{
    AuthorPanel panel;
    Requests requests(panel);
    panel.setAuthors(manyAuthors(13));
    QVERIFY(!panel.isFolded()); // "+1 more" would take as much room
    panel.setAuthors(manyAuthors(39));
    QVERIFY(panel.isFolded());
    const int last = panel.model()->rowCount() - 1;
    QCOMPARE(last, AuthorPanel::shownWhenFolded);
    QCOMPARE(panel.model()->index(last, 0).data().toString(), u"+27 more"_s);
    panel.setCurrentIndex(panel.model()->index(last, 0));
    QTest::keyClick(&panel, Qt::Key_Return);
    QVERIFY(!panel.isFolded());
    QCOMPARE(panel.model()->rowCount(), 39);
    QCOMPARE(panel.currentIndex().row(), last); // reading goes on where it was
    QCOMPARE(requests.size(), 0);
    QList<AuthorSummary> counted = manyAuthors(39);
    counted[0].papers += 1;
    panel.setAuthors(counted);
    QVERIFY(!panel.isFolded());
    QCOMPARE(panel.currentIndex().row(), last);
    counted[0].name = u"Another Name"_s;
    panel.setAuthors(counted);
    QVERIFY(panel.isFolded());
}

// They are nobody, so nothing can be done with them.
void TestAuthors::namesThatNobodyGives()
{
    AuthorPanel panel;
    Requests requests(panel);
    panel.setAuthors(manyAuthors(2), true);
    QVERIFY(!panel.isFolded());
    QCOMPARE(panel.model()->rowCount(), 3);
    const QModelIndex others = panel.model()->index(2, 0);
    QCOMPARE(others.data().toString(), u"and others"_s);
    panel.resize(400, 100);
    panel.show();
    QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, panel.visualRect(others).center());
    QCOMPARE(panel.model()->rowCount(), 3);
    QCOMPARE(requests.size(), 0);

    panel.setAuthors(manyAuthors(39), true);
    QVERIFY(panel.isFolded());
    panel.setCurrentIndex(panel.model()->index(AuthorPanel::shownWhenFolded, 0));
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(panel.model()->rowCount(), 40); // now they stand at the end
    QVERIFY(!panel.isFolded());
}

void TestAuthors::hundredsOfNames()
{
    AuthorPanel panel;
    panel.setAuthors(manyAuthors(664));
    QCOMPARE(panel.model()->rowCount(), AuthorPanel::shownWhenFolded + 1);
    panel.setCurrentIndex(panel.model()->index(AuthorPanel::shownWhenFolded, 0));
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(panel.model()->rowCount(), 664);
    QVERIFY(panel.heightForWidth(300) > panel.heightForWidth(600));
}

// The height the panel asks for is the height the view's own layout needs.
void TestAuthors::everyNameIsInSight()
{
    AuthorPanel panel;
    panel.setAuthors(manyAuthors(13));
    for (const int width : {120, 200, 300, 333, 480}) {
        panel.resize(width, panel.heightForWidth(width));
        panel.show();
        panel.doItemsLayout();
        const QRect last = panel.visualRect(panel.model()->index(12, 0));
        QVERIFY2(panel.viewport()->rect().contains(last), qPrintable(QString::number(width)));
        QVERIFY(panel.height() - last.bottom() < last.height());
    }
}

void TestAuthors::pageListsByDay()
{
    AuthorPage page;
    AuthorPageContents contents = samplePage();
    contents.papers[2].state = {.later = true};
    page.setContents(contents);
    const QAbstractItemModel *model = paperList(page)->model();
    QStringList lines;
    for (int i = 0; i < model->rowCount(); ++i)
        lines.append(model->index(i, 0).data().toString());
    QCOMPARE(lines, (QStringList{u"Friday, 22 March 2024"_s, u"Title of 1"_s, u"Title of 2"_s,
                                 u"Friday, 1 March 2024"_s, u"Title of 3"_s}));
    QVERIFY(model->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"unread"_s));
    QVERIFY(!model->index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"unread"_s));
    QVERIFY(!model->index(4, 0).data(Qt::AccessibleTextRole).toString().contains(u"unread"_s));
}

void TestAuthors::pageKeys()
{
    AuthorPage page;
    Requests requests(page);
    QSignalSpy closed(&page, &AuthorPage::closed);
    page.setContents(samplePage());
    page.resize(400, 600);
    page.show();
    QListView *list = paperList(page);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down); // over the heading
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(requests.take<OpenPaper>().paper.text, u"3"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(2, 0)).center());
    QCOMPARE(requests.take<OpenPaper>().paper.text, u"2"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(requests.size(), 0); // a heading is no paper

    auto *others = page.findChild<AuthorPanel *>();
    others->setCurrentIndex(others->model()->index(0, 0));
    QTest::keyClick(others, Qt::Key_Return);
    QCOMPARE(requests.take<OpenAuthor>().name, u"Dongzhi Jiang"_s);
    QTest::keyClick(list, Qt::Key_Escape);
    QTest::mouseClick(page.findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(closed.size(), 2);
}

void TestAuthors::followToggles()
{
    AuthorPage page;
    Requests requests(page);
    page.setContents(samplePage());
    auto *follow = page.findChild<QPushButton *>();
    QVERIFY(!follow->isChecked());
    QTest::mouseClick(follow, Qt::LeftButton);
    const auto asked = requests.take<FollowAuthor>();
    QCOMPARE(asked.name, u"Renrui Zhang"_s);
    QVERIFY(asked.on);
    QVERIFY(!follow->isChecked()); // until the library has it
    QCOMPARE(follow->accessibleName(), u"Follow"_s);

    AuthorPageContents followed = samplePage();
    followed.author.followed = true;
    page.setContents(followed);
    QVERIFY(follow->isChecked());
    QCOMPARE(follow->accessibleName(), u"Following"_s);
    QCOMPARE(follow->text(), u"Following"_s); // a star is for papers
    QVERIFY(!follow->icon().isNull());
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(!requests.take<FollowAuthor>().on);
    QCOMPARE(requests.size(), 0);
}

void TestAuthors::allPapersOfANameAreCounted()
{
    PeoplePanel panel;
    QList<AuthorGroup> people(2);
    people[0].papers = {u"1"_s, u"2"_s, u"3"_s};
    people[1].papers = {u"4"_s, u"5"_s};
    const auto texts = [&panel] {
        QStringList all;
        for (const auto *label : panel.findChildren<QLabel *>())
            if (!label->isHidden())
                all << label->text();
        return all;
    };
    panel.setPeople(u"Yang Liu"_s, people, 20);
    QVERIFY(texts().contains(u"and 15 paper(s) that fit none of them"_s));
    QStringList buttons;
    for (const auto *button : panel.findChildren<QPushButton *>())
        buttons << button->text();
    QCOMPARE(buttons, (QStringList{u"Keep as 2 people"_s, u"All one person"_s}));
    panel.setPeople(u"Yang Liu"_s, people, 5);
    QCOMPARE(texts().size(), 1);
}

void TestAuthors::sameNameKeepsItsPlace()
{
    AuthorPage page;
    AuthorPageContents contents = samplePage();
    page.setContents(contents);
    QListView *list = paperList(page);
    list->setCurrentIndex(list->model()->index(4, 0));
    contents.papers[0].state.read = true;
    page.setContents(contents);
    QCOMPARE(list->currentIndex().row(), 4);
    contents.author.name = u"Somebody Else"_s;
    page.setContents(contents);
    QCOMPARE(list->currentIndex().row(), 1);
    contents.papers.clear();
    page.setContents(contents);
    QCOMPARE(list->model()->rowCount(), 0);
}

void TestAuthors::marksMoveNothing_data()
{
    QTest::addColumn<PaperState>("state");
    QTest::newRow("starred") << PaperState{.starred = true};
    QTest::newRow("read") << PaperState{.read = true};
}

// The list may be scrolled away from the current paper.
void TestAuthors::marksMoveNothing()
{
    QFETCH(PaperState, state);
    AuthorPage page;
    AuthorPageContents contents = samplePage();
    contents.papers.clear();
    for (int paper = 0; paper < 60; ++paper)
        contents.papers.append(
            row(QString::number(paper), QDate(2024, 3, 22).addDays(-paper / 10), false));
    page.setContents(contents);
    page.resize(400, 500);
    page.show();
    QListView *list = paperList(page);
    list->setCurrentIndex(list->model()->index(3, 0));
    const QString current = list->currentIndex().data().toString();
    QScrollBar *bar = list->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum() / 2);
    const int place = bar->value();

    contents.papers[40].state = state;
    page.setContents(contents);
    QCOMPARE(bar->value(), place);
    QCOMPARE(list->currentIndex().data().toString(), current);

    contents.papers.prepend(row(u"new"_s, QDate(2024, 3, 22), false));
    page.setContents(contents);
    QCOMPARE(list->currentIndex().data().toString(), current);
}

void TestAuthors::pageInFrontOfThePaper()
{
    SummaryView view;
    Requests requests(view);
    Paper paper{.id = {u"2403.14624"_s}, .title = u"MathVerse"_s};
    paper.authorSummaries = {{u"Renrui Zhang"_s, 3, 0, false}};
    view.setPaper(paper);
    view.resize(400, 700);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view, broadsheet::test::longest));
    view.focusAuthors();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(requests.take<OpenAuthor>().name, u"Renrui Zhang"_s);

    view.showAuthor(samplePage());
    QVERIFY(view.showsAuthor());
    QCOMPARE(view.shownAuthor(), u"Renrui Zhang"_s);
    QCOMPARE(QApplication::focusWidget(), paperList(view));
    QVERIFY(!view.pageDown());
    view.setPaper({.id = {u"2403.14613"_s}, .title = u"Behind it"_s});
    QVERIFY(view.showsAuthor());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!view.showsAuthor());
    QCOMPARE(view.shownAuthor(), QString());
    QCOMPARE(view.paper().text, u"2403.14613"_s);
    view.closeAuthor(); // nothing to close
    QVERIFY(!view.showsAuthor());
}

void TestAuthors::trickyNames()
{
    AuthorPanel panel;
    Requests requests(panel);
    const QString name = u"\u202Ean <b>Evil</b>\nName"_s;
    panel.setAuthors({{name, 1, 0, false}, {QString(), 0, 0, false}});
    QCOMPARE(panel.model()->index(0, 0).data().toString(), u"an <b>Evil</b> Name"_s);
    panel.setCurrentIndex(panel.model()->index(0, 0));
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(requests.take<OpenAuthor>().name, name); // what the library knows
}

BROADSHEET_TEST(TestAuthors, QApplication)
#include "tst_authors.moc"
