#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/Chip.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "searchbar/SearchEdit.h"

#include <QAbstractButton>
#include <QApplication>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

// Two people share a name; each has co-authors of their own.
constexpr auto namesakes = R"(## Daily Papers (2024-03-22)

### [Alpha](https://arxiv.org/abs/2403.00001)

Vote: 9

Authors: Wei Wang, Jie Tang

- A survey.

### [Beta](https://arxiv.org/abs/2403.00002)

Vote: 8

Authors: Jie Tang, Wei Wang

- Second.

### [Gamma](https://arxiv.org/abs/2403.00003)

Vote: 7

Authors: Wei Wang, Ada Lovelace

- Third.

### [Delta](https://arxiv.org/abs/2403.00004)

Vote: 6

Authors: Ada Lovelace, Wei Wang

- Another survey.
)";

} // namespace

class TestWindowNotes final : public DeskTest
{
    Q_OBJECT

private:
    Paper paper(const QString &id) { return m_desk->library->paper(PaperId{id}).result().value(); }
    Paper first() { return paper(u"2403.00001"_s); }
    QTextEdit *note() { return named<QTextEdit>(u"Note"_s); }

    // "1 paper hidden · Show"
    QToolButton *hidden()
    {
        for (auto *one : m_desk->window.findChildren<QToolButton *>())
            if (one->isVisible() && one->text().contains(u"hidden"_s))
                return one;
        return nullptr;
    }

    void muteWord(const QString &word)
    {
        m_desk->press(Qt::Key_M, Qt::ControlModifier);
        auto *dialog = m_desk->window.findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(word);
        dialog->accept();
        activateWindow();
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, namesakes)});
        QTRY_COMPARE(m_desk->rows(), 4);
        QVERIFY(m_desk->library->indexed().result());
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00001"_s);
    }

    void cleanup() { close(); }

    void tagsAreAddedSearchedRemovedAndTakenBack()
    {
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        m_desk->type(u"later"_s);
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(first().tags, QStringList{u"later"_s});
        m_desk->type(u"query"_s); // letters that are keys of the window, too
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->window.summary().findChildren<Chip *>().size(), 2);
        m_desk->press(Qt::Key_Backspace); // takes the last one away
        QTRY_COMPARE(first().tags, QStringList{u"later"_s});
        m_desk->press(Qt::Key_Escape);
        QVERIFY(m_desk->window.list().hasFocus());

        QTRY_VERIFY(button(u"later"_s));
        button(u"later"_s)->click();
        QCOMPARE(m_desk->window.searchField().text(), u"tag:later"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Alpha"_s});
        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(m_desk->rows(), 4);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(first().tags.size(), 2);
    }

    // As a note is kept that was written when the paper is left.
    void aTypedTagIsKeptWhenThePaperIsLeft()
    {
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        m_desk->type(u"robots"_s);
        PaperListView &list = m_desk->window.list();
        const QPoint second =
            list.visualRect(list.model()->index(1, PaperListModel::TitleColumn)).center();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, second);
        QTRY_COMPARE(first().tags, QStringList{u"robots"_s});
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        QVERIFY(paper(u"2403.00002"_s).tags.isEmpty());
    }

    // The suggestions are a window of their own, which has the keys while it is open.
    void enterAddsATagBesideSuggestions_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("goesDown");
        QTest::addColumn<QString>("tag");
        QTest::newRow("as typed") << u"robot"_s << false << u"robot"_s;
        QTest::newRow("one that is known") << u"robots"_s << false << u"robots"_s;
        QTest::newRow("a suggestion") << u"robot"_s << true << u"robotics"_s;
    }
    void enterAddsATagBesideSuggestions()
    {
        QFETCH(QString, typed);
        QFETCH(bool, goesDown);
        QFETCH(QString, tag);
        for (const QString &known : {u"robots"_s, u"robotics"_s})
            QVERIFY(m_desk->library
                        ->mark({.mark = Mark::Tag,
                                .on = true,
                                .subjects = {u"2403.00002"_s},
                                .text = known})
                        .result());
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        auto *field = named<QLineEdit>(u"Add a tag"_s);
        m_desk->type(typed);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QWindow *suggestions = QApplication::activePopupWidget()->windowHandle();
        if (goesDown)
            QTest::keyClick(suggestions, Qt::Key_Down);
        QTest::keyClick(suggestions, Qt::Key_Return);
        QTRY_COMPARE(first().tags, QStringList{tag});
        QVERIFY(!QApplication::activePopupWidget());
        QCOMPARE(field->text(), QString());
        QVERIFY(field->isVisible()); // for the next tag
    }

    // What is typed goes to the papers it was typed for, and nothing after that.
    void tagEditingEndsWithTheSelection()
    {
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00003"_s);
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        m_desk->type(u"three"_s);
        PaperListView &list = m_desk->window.list();
        const QPoint third =
            list.visualRect(list.model()->index(2, PaperListModel::TitleColumn)).center();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(list.selectionModel()->selectedRows().size(), 1);
        QVERIFY(!named<QLineEdit>(u"Add a tag"_s));
        QTRY_COMPARE(first().tags, QStringList{u"three"_s});
        QTRY_COMPARE(paper(u"2403.00003"_s).tags, QStringList{u"three"_s});
        QTRY_VERIFY(button(u"three"_s));
        button(u"three"_s)->click(); // searches for it, and no longer removes it
        QCOMPARE(m_desk->window.searchField().text(), u"tag:three"_s);
        m_desk->settle();
        QCOMPARE(first().tags, QStringList{u"three"_s});
    }

    // A list that is read again may select its rows again.
    void aTagThatIsBeingTypedOutlastsTheSelection()
    {
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        m_desk->type(u"ro"_s);
        m_desk->window.list().clearSelection();
        m_desk->type(u"bots"_s);
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(first().tags, QStringList{u"robots"_s});
    }

    void theSelectionIsTaggedTogether()
    {
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        m_desk->type(u"set"_s);
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(paper(u"2403.00002"_s).tags, QStringList{u"set"_s});
        QCOMPARE(first().tags, QStringList{u"set"_s});
        QCOMPARE(paper(u"2403.00003"_s).tags, QStringList{u"set"_s});
        QVERIFY(paper(u"2403.00004"_s).tags.isEmpty());
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(paper(u"2403.00002"_s).tags.isEmpty());
        QVERIFY(first().tags.isEmpty());
    }

    void aNoteIsKeptByKeyAndFound()
    {
        QVERIFY(!note());
        m_desk->press(Qt::Key_E);
        QVERIFY(note() && note()->hasFocus());
        m_desk->type(u"Compare with jazz"_s); // letters that are keys of the window, too
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(first().note, u"Compare with jazz"_s);
        QVERIFY(m_desk->window.list().hasFocus());
        QVERIFY(note());
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"jazz"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Alpha"_s});
        QTRY_COMPARE(note()->extraSelections().size(), 1);
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(first().note, QString());
        QTRY_VERIFY(!note());
    }

    void escapeLosesNothing()
    {
        m_desk->press(Qt::Key_E);
        m_desk->type(u"half a thou"_s);
        m_desk->press(Qt::Key_Escape);
        QVERIFY(m_desk->window.list().hasFocus());
        QTRY_COMPARE(first().note, u"half a thou"_s);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!note());
        QCOMPARE(first().note, QString());

        m_desk->press(Qt::Key_E);
        m_desk->press(Qt::Key_Escape); // nothing was written
        QVERIFY(!note());
        QCOMPARE(first().note, QString());
    }

    // By the folder of notes, a command or another machine.
    void aNoteThatArrivesWhileOneIsWrittenIsKept()
    {
        m_desk->press(Qt::Key_E);
        m_desk->type(u"Mine"_s);
        const Marking arrived{
            .mark = Mark::Note, .on = true, .subjects = {u"2403.00001"_s}, .text = u"Theirs"_s};
        QVERIFY(m_desk->library->mark(arrived).result());
        const auto isThereWhileTyping = [this] {
            m_desk->type(u"."_s); // a pause would store the note
            return note()->toPlainText().contains(u"Theirs"_s);
        };
        QTRY_VERIFY(isThereWhileTyping());
        m_desk->press(Qt::Key_Escape);
        QTRY_VERIFY(first().note.startsWith(u"Mine."_s));
        QVERIFY(first().note.endsWith(u"\nTheirs"_s));
        QCOMPARE(note()->toPlainText(), first().note);
    }

    void aNoteIsKeptWhenAnotherPaperIsChosen()
    {
        m_desk->press(Qt::Key_E);
        m_desk->type(u"first"_s);
        m_desk->window.list().setCurrentIndex(m_desk->papers().index(1, 3));
        QTRY_COMPARE(first().note, u"first"_s);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        QCOMPARE(paper(u"2403.00002"_s).note, QString());
    }

    void aNoteIsKeptWhenTheWindowCloses()
    {
        m_desk->press(Qt::Key_E);
        m_desk->type(u"unfinished"_s);
        reopen();
        QTRY_COMPARE(first().note, u"unfinished"_s);
    }

    void aTagIsKeptWhenTheWindowCloses()
    {
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        m_desk->type(u"unfinished"_s);
        reopen();
        QTRY_COMPARE(first().tags, QStringList{u"unfinished"_s});
    }

    void aMutedWordHidesPapersAndOneClickShowsThem()
    {
        muteWord(u"survey"_s);
        QTRY_COMPARE(m_desk->titles(), (QStringList{u"Beta"_s, u"Gamma"_s}));
        QTRY_VERIFY(hidden());
        QVERIFY2(hidden()->text().startsWith(u"2 "_s), qPrintable(hidden()->text()));
        hidden()->click();
        QTRY_COMPARE(m_desk->rows(), 4);
        m_desk->press(Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->rows(), 2);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(m_desk->rows(), 4);
        QTRY_VERIFY(!hidden());
    }

    void mutedWordsAreListedInTheSettings()
    {
        muteWord(u"survey"_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        m_desk->settle(); // the names of what is muted come behind the list
        m_desk->press(Qt::Key_Comma, Qt::ControlModifier);
        QListWidget *pages = named<QListWidget>(u"Pages"_s);
        QVERIFY(pages);
        pages->setCurrentItem(pages->findItems(u"Muted"_s, Qt::MatchExactly).value(0));
        auto *words = named<QListWidget>(u"Words"_s);
        QVERIFY(words);
        QCOMPARE(words->count(), 1);
        words->window()->activateWindow();
        words->setFocus();
        QTRY_VERIFY(words->hasFocus());
        words->setCurrentRow(0);
        QTest::keyClick(words, Qt::Key_Delete);
        QCOMPARE(words->count(), 0);
        auto *names = named<QLineEdit>(u"A name as printed on papers"_s);
        QTest::keyClicks(names, u"Jie Tang"_s);
        QTest::keyClick(names, Qt::Key_Return); // adds, and does not close the dialog
        QVERIFY(names->isVisible());
        QCOMPARE(named<QListWidget>(u"Authors"_s)->count(), 1);
        words->window()->close();
    }

    void anAuthorIsMutedFromTheirPage()
    {
        Q_EMIT m_desk->window.summary().requested(OpenAuthor{u"Jie Tang"_s});
        QTRY_VERIFY(named<QAbstractButton>(u"Mute this author"_s));
        named<QAbstractButton>(u"Mute this author"_s)->click();
        QTRY_COMPARE(m_desk->titles(), (QStringList{u"Gamma"_s, u"Delta"_s}));
        QTRY_COMPARE(m_desk->library->muting().result()->authors, QStringList{u"Jie Tang"_s});
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(m_desk->rows(), 4);
    }

    void peopleOfOneNameAreToldApartAndJoined()
    {
        const auto choices = [this] {
            QStringList names;
            for (auto *choice : m_desk->window.findChildren<QRadioButton *>())
                if (choice->isVisible())
                    names << choice->accessibleName();
            return names;
        };
        Q_EMIT m_desk->window.summary().requested(OpenAuthor{u"Wei Wang"_s});
        QTRY_COMPARE(choices().size(), 3); // all, and two groups
        QVERIFY(button(u"All one person"_s));
        button(u"Keep as 2 people"_s)->click();
        QTRY_VERIFY(choices().join(u'\n').contains(u"Wei Wang (2)"_s));
        QVERIFY(!button(u"Keep as 2 people"_s));
        QTRY_VERIFY(button(u"Undo"_s));
        button(u"Undo"_s)->click();
        QTRY_VERIFY(button(u"Keep as 2 people"_s));
        QVERIFY(!choices().join(u'\n').contains(u"Wei Wang (1)"_s));
        button(u"All one person"_s)->click();
        QTRY_VERIFY(choices().isEmpty());
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(choices().size(), 3);
    }
};

BROADSHEET_TEST(TestWindowNotes, QApplication)
#include "tst_window_notes.moc"
