// The pane of one paper, driven as a reader does.
#include "SummaryTest.h"

#include "detail/AuthorPanel.h"
#include "detail/PaperPane.h"
#include "detail/ReaderNotes.h"
#include "papers/State.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>

using namespace broadsheet;
using broadsheet::test::Requests;
using namespace Qt::StringLiterals;

class TestSummary final : public SummaryTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_view.reset(); }

    void showsThePaper()
    {
        m_view->setPaper(samplePaper());
        QCOMPARE(m_view->paper().text, u"2403.14624"_s);
        QCOMPARE(named<TextView>(*m_view, u"Title"_s)->toPlainText(),
                 u"MathVerse: Does Your Model Truly See ∼20 Diagrams?"_s);
        QCOMPARE(shownText(*m_view), u"•\t한국어 요약\n•\t둘"_s);
        QStringList labels;
        for (const QLabel *label : m_view->findChildren<QLabel *>())
            labels.append(label->text());
        QVERIFY(labels.contains(u"22 Mar 2024 · 25 vote(s)"_s));
        const auto *authors = named<QAbstractItemView>(*m_view, u"Authors"_s);
        QVERIFY(authors);
        QCOMPARE(authors->model()->rowCount(), 2);
        QVERIFY(authors->isVisible());
    }

    void unknownVotesAreNotZero()
    {
        Paper paper = samplePaper();
        paper.votes.reset();
        m_view->setPaper(paper);
        for (const QLabel *label : m_view->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"0 vote"_s));
    }

    void linksThatAreKnown()
    {
        Requests requests(*m_view);
        m_view->setPaper(samplePaper());
        QVERIFY(!button(*m_view, u"Code"_s));
        for (const auto &text : {u"arXiv"_s, u"PDF"_s, u"Hugging Face"_s}) {
            QVERIFY2(button(*m_view, text), qPrintable(text));
            QTest::mouseClick(button(*m_view, text), Qt::LeftButton);
        }
        QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://arxiv.org/abs/2403.14624"_s));
        (void)requests.take<ReadPaper>(); // here, as its key does
        QCOMPARE(requests.take<OpenLink>().url,
                 QUrl(u"https://huggingface.co/papers/2403.14624"_s));
        QTest::mouseClick(button(*m_view, u"PDF"_s), Qt::LeftButton, Qt::ShiftModifier);
        QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://arxiv.org/pdf/2403.14624"_s));

        Paper elsewhere = samplePaper();
        elsewhere.id = {u"https://example.org/report"_s};
        elsewhere.code = u"https://github.com/a/b"_s;
        m_view->setPaper(elsewhere);
        QVERIFY(button(*m_view, u"example.org"_s));
        QVERIFY(button(*m_view, u"Code"_s));
        QVERIFY(!button(*m_view, u"PDF"_s));
    }

    void onlySafeLinksLeave()
    {
        Paper paper = samplePaper();
        paper.code = u"javascript:alert(1)"_s;
        paper.project = u"file:///etc/passwd"_s;
        paper.media = {u"file:///etc/passwd"_s};
        QSignalSpy pictures(m_view.get(), &SummaryView::pictureRequested);
        m_view->setPaper(paper);
        QVERIFY(!button(*m_view, u"Code"_s));
        QVERIFY(!button(*m_view, u"Project"_s));
        QCOMPARE(pictures.size(), 0);
    }

    // A star that the library refuses to store stays unlit.
    void starIsLitByTheLibraryAlone()
    {
        Requests requests(*m_view);
        m_view->setPaper(samplePaper());
        auto *star = named<QAbstractButton>(*m_view, u"Starred"_s);
        QVERIFY(star && !star->isChecked());
        star->setFocus();
        QTest::keyClick(star, Qt::Key_Space);
        const auto asked = requests.take<StarPaper>();
        QCOMPARE(asked.paper, samplePaper().id);
        QVERIFY(asked.on);
        QVERIFY(!star->isChecked());
        star->toggle(); // as assistive tools do
        QVERIFY(requests.take<StarPaper>().on);
        QVERIFY(!star->isChecked());

        Paper starred = samplePaper();
        starred.state.starred = true;
        m_view->setPaper(starred); // stored
        QVERIFY(QAccessible::queryAccessibleInterface(star)->state().checked);
        QCOMPARE(requests.size(), 0);
        QTest::mouseClick(star, Qt::LeftButton);
        QVERIFY(!requests.take<StarPaper>().on);
        QVERIFY(star->isChecked());
        m_view->setPaper(samplePaper());
        QVERIFY(!star->isChecked());
        QCOMPARE(requests.size(), 0);
    }

    void noteIsAskedForOnce()
    {
        Requests requests(*m_view);
        m_view->setPaper(samplePaper());
        auto *note = named<QTextEdit>(*m_view, u"Note"_s);
        QVERIFY(note->isHidden());
        m_view->editNote();
        QTest::keyClicks(note, u"to do "_s);
        QTest::keyClick(note, Qt::Key_Escape);
        m_view->keepTyped(); // nothing new
        const auto asked = requests.take<WriteNote>();
        QCOMPARE(asked.paper, samplePaper().id);
        QCOMPARE(asked.note, u"to do"_s);
        QCOMPARE(requests.size(), 0);

        Paper noted = samplePaper();
        noted.note = u"to do"_s;
        m_view->setPaper(noted); // stored
        QCOMPARE(note->toPlainText().trimmed(), u"to do"_s);
        m_view->setPaper(otherPaper());
        QVERIFY(note->toPlainText().isEmpty());
        QCOMPARE(requests.size(), 0);
    }

    // Another machine or a command stores one while the user writes.
    void aNoteThatArrivesMeanwhileIsKept()
    {
        Requests requests(*m_view);
        Paper paper = samplePaper();
        paper.note = u"old"_s;
        m_view->setPaper(paper);
        auto *note = named<QTextEdit>(*m_view, u"Note"_s);
        m_view->editNote();
        QTest::keyClicks(note, u" and mine"_s);
        paper.note = u"old\n\n────── Two · 2026-11-27 ──────\n\ntheirs"_s;
        m_view->setPaper(paper);
        QTest::keyClicks(note, u", more"_s); // where the cursor was
        paper.note = u"theirs, changed"_s;
        m_view->setPaper(paper);
        m_view->setPaper(paper); // told twice
        QTest::keyClick(note, Qt::Key_Escape);
        const QString written = requests.take<WriteNote>().note;
        QVERIFY2(written.startsWith(u"old and mine, more\n"_s), qPrintable(written));
        QCOMPARE(written.count(u"theirs"_s), 2);
        QVERIFY2(written.contains(u"Two · 2026-11-27"_s), qPrintable(written));
        QVERIFY2(written.contains(u"\n\ntheirs, changed"_s), qPrintable(written));
        QCOMPARE(requests.size(), 0);
    }

    // What was typed goes to the papers it was typed for, and nothing after that.
    void tagEditingEndsWithTheSelection()
    {
        Requests requests(*m_view);
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get(), broadsheet::test::longest));
        m_view->setPaper(samplePaper());
        m_view->setSelected(3);
        m_view->editTags(3);
        auto *field = named<QLineEdit>(*m_view, u"Add a tag"_s);
        QTest::keyClicks(field, u"three"_s);
        m_view->setSelected(2); // by a list that is read again while the user types
        QVERIFY(field->isVisible());
        named<QAbstractButton>(*m_view, u"Starred"_s)->setFocus();
        m_view->setSelected(1);
        QVERIFY(!field->isVisible());
        QCOMPARE(requests.take<AddTag>().tag, u"three"_s);
        QCOMPARE(requests.size(), 0);
    }

    void aTypedTagIsKept()
    {
        Requests requests(*m_view);
        m_view->setPaper(samplePaper());
        m_view->editTags(1);
        QTest::keyClicks(named<QLineEdit>(*m_view, u"Add a tag"_s), u"unfinished"_s);
        m_view->keepTyped();
        QCOMPARE(requests.take<AddTag>().tag, u"unfinished"_s);
        m_view->keepTyped(); // nothing new
        QCOMPARE(requests.size(), 0);
    }

    void refusedNoteIsNotLost()
    {
        Requests requests(*m_view);
        Paper paper = samplePaper();
        paper.note = u"old"_s;
        m_view->setPaper(paper);
        auto *note = named<QTextEdit>(*m_view, u"Note"_s);
        m_view->editNote();
        note->selectAll();
        QTest::keyClicks(note, u"new"_s);
        QTest::keyClick(note, Qt::Key_Escape);
        QCOMPARE(requests.take<WriteNote>().note, u"new"_s);
        note->clearFocus();
        paper.state.starred = true;
        m_view->setPaper(paper); // the library still has the old note
        QCOMPARE(note->toPlainText(), u"new"_s);
        m_view->editNote();
        QTest::keyClick(note, Qt::Key_Escape); // tries again
        QCOMPARE(requests.take<WriteNote>().note, u"new"_s);
        note->clearFocus();
        paper.note = u"from elsewhere"_s;
        m_view->setPaper(paper);
        QCOMPARE(note->toPlainText(), u"from elsewhere"_s);
    }

    void refusedNoteComesBackWithItsPaper()
    {
        Requests requests(*m_view);
        Paper other = samplePaper();
        other.id = PaperId{u"2403.09999"_s};
        m_view->setPaper(samplePaper());
        auto *note = named<QTextEdit>(*m_view, u"Note"_s);
        m_view->editNote();
        QTest::keyClicks(note, u"a thought"_s);
        m_view->setPaper(other);
        const auto asked = requests.take<WriteNote>();
        QCOMPARE(asked.paper, samplePaper().id);
        const Marking marking{
            .mark = Mark::Note, .subjects = {asked.paper.text}, .text = asked.note};
        m_view->pane().notes().keepRefused(marking);
        QCOMPARE(note->toPlainText(), QString());
        m_view->keepTyped(); // the program ends: another try
        const auto again = requests.take<WriteNote>();
        QCOMPARE(again.paper, asked.paper);
        QCOMPARE(again.note, asked.note);
        m_view->setPaper(samplePaper());
        QCOMPARE(note->toPlainText(), u"a thought"_s);
        QVERIFY(!note->isHidden());
        m_view->setPaper(other); // and one more when it is left
        QCOMPARE(requests.take<WriteNote>().note, u"a thought"_s);
        Paper noted = samplePaper();
        noted.note = u"a thought"_s;
        m_view->setPaper(noted); // stored this time
        noted.note.clear();
        m_view->setPaper(noted); // and undone
        QCOMPARE(note->toPlainText(), QString());
        m_view->setPaper(other);
        m_view->keepTyped();
        QCOMPARE(requests.size(), 0);
    }

    void aNewerNoteReplacesTheRefusedOne()
    {
        m_view->setPaper(samplePaper());
        auto *note = named<QTextEdit>(*m_view, u"Note"_s);
        m_view->editNote();
        QTest::keyClicks(note, u"one"_s);
        m_view->keepTyped();
        QTest::keyClicks(note, u" two"_s);
        m_view->keepTyped();
        m_view->pane().notes().keepRefused(
            {.mark = Mark::Note, .subjects = {samplePaper().id.text}, .text = u"one"_s});
        Paper other = samplePaper();
        other.id = PaperId{u"2403.09999"_s};
        m_view->setPaper(other);
        Paper noted = samplePaper();
        noted.note = u"one two"_s;
        m_view->setPaper(noted);
        QCOMPARE(note->toPlainText(), u"one two"_s);
    }

    void spacePagesToTheEnd()
    {
        QVERIFY(!m_view->pageDown()); // nothing to page
        Paper paper = samplePaper();
        paper.texts[0].markdown = u"- 긴 요약 문장이 이어집니다.\n"_s.repeated(120);
        m_view->setPaper(paper);
        QScrollBar *bar = m_view->findChild<QScrollArea *>()->verticalScrollBar();
        int pages = 0;
        while (m_view->pageDown())
            ++pages;
        QVERIFY(pages > 2);
        QCOMPARE(bar->value(), bar->maximum());
        m_view->setPaper(otherPaper());
        QCOMPARE(bar->value(), 0);
        m_view->resize(400, 1600);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!m_view->pageDown()); // all of it is in sight
    }

    void samePaperKeepsItsPlace()
    {
        QSignalSpy pictures(m_view.get(), &SummaryView::pictureRequested);
        Paper paper = samplePaper();
        paper.texts[1].markdown = u"A long sentence.\n\n"_s.repeated(200);
        m_view->setPaper(paper);
        auto *tabs = m_view->findChild<QTabBar *>();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        m_view->setPreferredText(u"abstract/en"_s);
        m_view->pageDown();
        QScrollBar *bar = m_view->findChild<QScrollArea *>()->verticalScrollBar();
        const int place = bar->value();
        QVERIFY(place > 0);
        const auto asked = pictures.size();

        paper.votes = 26;
        paper.state.read = true;
        m_view->setPaper(paper);
        QCOMPARE(bar->value(), place);
        QCOMPARE(tabs->currentIndex(), 1);
        QCOMPARE(pictures.size(), asked);
    }

    void zoom()
    {
        QSignalSpy changed(m_view.get(), &SummaryView::zoomChanged);
        m_view->setPaper(samplePaper());
        auto *text = named<TextView>(*m_view, u"Summary"_s);
        const int height = text->height();
        text->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(text, Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), 5);
        QCOMPARE(changed.last().first().toInt(), 5);
        QVERIFY(text->height() > height);
        QTest::keyClick(text, Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), 4);
        QTest::keyClick(text, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), 0);
        QCOMPARE(text->height(), height);
        const auto signalsSoFar = changed.size();
        m_view->setZoom(1'000);
        QVERIFY(m_view->zoom() < 40);
        QCOMPARE(changed.size(), signalsSoFar); // not the reader's doing
    }

    void hugeTitleAndAuthorsFit()
    {
        Paper paper = samplePaper();
        paper.title = QString(3'000, u'W');
        paper.comment = u"long comment "_s.repeated(200);
        paper.authorSummaries.clear();
        for (int i = 0; i < 664; ++i)
            paper.authorSummaries.append({.name = u"Author %1"_s.arg(i), .papers = i});
        m_view->resize(280, 800);
        m_view->setPaper(paper);
        auto *title = named<TextView>(*m_view, u"Title"_s);
        QVERIFY(title->width() < 280);
        QVERIFY(title->height() >= int(title->document()->size().height()));
        auto *authors = named<AuthorPanel>(*m_view, u"Authors"_s);
        QVERIFY(authors->isFolded());
        QCOMPARE(m_view->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
    }

    void messageInsteadOfAPaper()
    {
        m_view->setPaper(samplePaper());
        m_view->clear(u"Choose a paper."_s);
        QVERIFY(m_view->paper().isEmpty());
        QVERIFY(!m_view->pageDown());
        QVERIFY(!named<TextView>(*m_view, u"Summary"_s)->isVisible());
        m_view->setPaper(samplePaper());
        QVERIFY(named<TextView>(*m_view, u"Summary"_s)->isVisible());
    }

    // The window's own shortcuts for Space, Enter and the arrows must not starve a focused button.
    void keysOfTheFocusedControlComeFirst()
    {
        QAction space;
        space.setShortcuts({Qt::Key_Space, Qt::Key_Return, Qt::Key_J});
        m_view->addAction(&space);
        QSignalSpy triggered(&space, &QAction::triggered);
        Requests requests(*m_view);
        m_view->setPaper(samplePaper());
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get(), broadsheet::test::longest));

        auto *star = named<QAbstractButton>(*m_view, u"Starred"_s);
        star->setFocus();
        QTest::keyClick(m_view->windowHandle(), Qt::Key_Space);
        QVERIFY(requests.take<StarPaper>().on);
        m_view->focusAuthors();
        QTest::keyClick(m_view->windowHandle(), Qt::Key_Return);
        QCOMPARE(requests.take<OpenAuthor>().name, u"Renrui Zhang"_s);
        QCOMPARE(triggered.size(), 0);
        QTest::keyClick(m_view->windowHandle(), Qt::Key_J);
        QCOMPARE(triggered.size(), 1);
        named<TextView>(*m_view, u"Summary"_s)->setFocus();
        QTest::keyClick(m_view->windowHandle(), Qt::Key_Space); // in the text Space pages
        QCOMPARE(triggered.size(), 2);
    }
};

BROADSHEET_TEST(TestSummary, QApplication)
#include "tst_summary.moc"
