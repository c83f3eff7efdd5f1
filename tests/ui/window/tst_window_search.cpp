#include "support/DeskTest.h"
#include "support/Runner.h"

#include "columns/Columns.h"
#include "controls/ElidedLabel.h"
#include "controls/MessagePanel.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QInputDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowSearch final : public DeskTest
{
    Q_OBJECT

private:
    SearchEdit &field() { return m_desk->window.searchField(); }

    void search(const QString &text)
    {
        m_desk->press(Qt::Key_Slash);
        for (const QChar letter : text) // no key of this keyboard types Hangul
            letter.unicode() < 128 ? m_desk->type(letter) : field().insert(letter);
    }

    QStringList offered()
    {
        QStringList rows;
        const auto *list = named<QListView>(u"Suggestions"_s);
        if (list)
            for (int row = 0; row < list->model()->rowCount(); ++row)
                rows << list->model()->index(row, 0).data().toString();
        return rows;
    }

    QStringList savedNames()
    {
        const auto &model = static_cast<SidebarModel &>(*m_desk->window.sidebar().model());
        const QModelIndex heading = model.heading(SidebarModel::Searches);
        QStringList names;
        for (int row = 0; row < model.rowCount(heading); ++row)
            names << model.searchAt(model.index(row, 0, heading)).name;
        return names;
    }

    QModelIndex firstSaved()
    {
        const auto &model = static_cast<SidebarModel &>(*m_desk->window.sidebar().model());
        return model.index(0, 0, model.heading(SidebarModel::Searches));
    }

    // What a search marked in the text of the paper.
    QStringList marked()
    {
        QStringList words;
        for (const auto &mark : named<QTextBrowser>(u"Summary"_s)->extraSelections())
            words << mark.cursor.selectedText();
        return words;
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(m_desk->library->indexed().result());
    }

    void cleanup() { close(); }

    void nothingFoundSaysWhatIsToBlame()
    {
        search(u"author:nobody 추론"_s);
        const auto text = [this] {
            QStringList all;
            for (const auto *label : m_desk->window.message().findChildren<QLabel *>())
                all << label->text();
            return all.join(u'\n');
        };
        QTRY_VERIFY2(text().contains(u"2 paper(s) without the condition “author:nobody”"_s),
                     qPrintable(text()));
        QVERIFY(!text().contains(u"without the condition “추론”"_s)); // none either
    }

    void theFieldTakesThePlaceOfTheHeadingInANarrowWindow()
    {
        m_desk->window.resize(480, 800);
        const auto *heading = field().parentWidget()->findChild<ElidedLabel *>();
        QVERIFY(heading);
        QTRY_VERIFY(heading->isVisible());
        const int before = field().width();
        m_desk->press(Qt::Key_Slash);
        QTRY_VERIFY(!heading->isVisible());
        QTRY_VERIFY(field().width() > before + heading->width() / 2);
        m_desk->press(Qt::Key_Escape);
        QTRY_VERIFY(heading->isVisible());
        m_desk->window.resize(1280, 800);
        m_desk->press(Qt::Key_Slash);
        QVERIFY(heading->isVisible());
    }

    void keysGoThroughTheMatches()
    {
        search(u"추론"_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        QTRY_COMPARE(m_desk->window.summary().paper().text.isEmpty(), false);
        QTRY_VERIFY(!marked().isEmpty());
        QTRY_VERIFY2(m_desk->heading().contains(u"by relevance"_s), qPrintable(m_desk->heading()));
        m_desk->press(Qt::Key_Return); // to the list
        const PaperId paper = m_desk->window.summary().paper();
        m_desk->press(Qt::Key_N);
        QCOMPARE(m_desk->window.summary().selectedText(), u"추론"_s);
        QCOMPARE(m_desk->window.summary().paper(), paper);
        m_desk->press(Qt::Key_N); // no other match: the next unread paper
        QTRY_VERIFY(m_desk->window.summary().paper() != paper);
    }

    void operatorsAndNamesAreCompleted()
    {
        search(u"au"_s);
        QTRY_COMPARE(offered().value(0), u"author:"_s);
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(field().text(), u"author:"_s);
        QVERIFY(field().hasFocus());
        m_desk->type(u"love"_s);
        QTRY_VERIFY(offered().contains(u"Ada Lovelace"_s));
        m_desk->press(Qt::Key_Tab);
        QCOMPARE(field().text(), u"author:\"Ada Lovelace\" "_s);
        QVERIFY(offered().isEmpty());
        QTRY_COMPARE(m_desk->rows(), 2);
    }

    void valuesFollowTheirOperator()
    {
        search(u"is:"_s);
        QTRY_VERIFY(offered().contains(u"is:unread"_s));
        m_desk->type(u"uns"_s);
        QTRY_COMPARE(offered().value(0), u"is:unstarred"_s);
        m_desk->press(Qt::Key_Tab);
        QTRY_COMPARE(m_desk->rows(), 3);
    }

    void aNameThatAWordBeginsHasToBeChosen()
    {
        search(u"gra"_s);
        QTRY_COMPARE(offered().value(0), u"Grace Hopper"_s);
        m_desk->press(Qt::Key_Tab);
        QCOMPARE(field().text(), u"gra"_s);
        QVERIFY(!field().hasFocus());
        QVERIFY(offered().isEmpty());
    }

    void wordsAreOfferedFewNamesAndOnlyUntilASpace()
    {
        search(u"lo"_s);
        QTRY_COMPARE(offered().value(0), u"Ada Lovelace"_s);
        QCOMPARE(offered().size(), 2); // and how to search
        m_desk->type(u" "_s);
        QVERIFY(offered().isEmpty());
        field().clear();
        m_desk->type(u"babb"_s);
        QTRY_COMPARE(offered().value(0), u"Charles Babbage"_s);
        m_desk->press(Qt::Key_Escape);
        field().setText(u"bab rest"_s);
        field().setCursorPosition(3);
        m_desk->type(u"b"_s);
        m_desk->press(Qt::Key_Down); // asks for what there is, and the library answers in order
        QVERIFY(m_desk->library->authorsLike(u"babb"_s, 1).result());
        m_desk->settle();
        QVERIFY(offered().isEmpty());
    }

    void escapeClosesWhatIsOfferedBeforeItLeaves()
    {
        search(u"au"_s);
        QTRY_VERIFY(!offered().isEmpty());
        m_desk->press(Qt::Key_Escape);
        QVERIFY(offered().isEmpty());
        QCOMPARE(field().text(), u"au"_s);
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(field().text(), QString());
        QTRY_COMPARE(m_desk->rows(), 3);
    }

    void downInTheEmptyFieldShowsEverything()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->press(Qt::Key_Down);
        QTRY_VERIFY(offered().contains(u"votes:"_s));
        for (int row = 0; row < offered().size(); ++row)
            m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return); // the last row
        QTRY_VERIFY(m_desk->window.findChild<QDialog *>());
    }

    void whatMakesNoSenseIsSaidAndGoesWhenItIsMended()
    {
        const auto note = [this] {
            return named<QLabel>(u"What the search could not make sense of"_s);
        };
        const QPoint place = m_desk->window.columns().pos();
        search(u"votes:abc"_s);
        QTRY_VERIFY(note());
        const QLabel *line = note();
        QCOMPARE(m_desk->window.columns().pos(), place); // nothing moves
        QCOMPARE(line->mapToGlobal(QPoint()).y(),
                 field().mapToGlobal(QPoint(0, field().height() + 2)).y());
        QVERIFY(m_desk->window.rect().contains(line->geometry()));
        QVERIFY2(line->text().contains(u"votes:"_s), qPrintable(line->text()));
        QCOMPARE(field().accessibleDescription(), line->text());
        QTRY_COMPARE(m_desk->rows(), 0);     // searched literally
        m_desk->window.summary().setFocus(); // it covers nothing while something else is used
        QTRY_VERIFY(line->isHidden());
        field().setFocus();
        QTRY_VERIFY(line->isVisible());
        field().deselect();
        field().end(false);
        for (int i = 0; i < 3; ++i)
            m_desk->press(Qt::Key_Backspace);
        m_desk->type(u">20"_s);
        QVERIFY(line->isHidden());
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
    }

    void theHeadingCountsAndTheTextIsMarked()
    {
        search(u"추론"_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        QTRY_VERIFY2(m_desk->heading().contains(u"추론 · 2"_s), qPrintable(m_desk->heading()));
        QTRY_COMPARE(marked(), QStringList{u"추론"_s});
        m_desk->press(Qt::Key_Escape);
        QTRY_VERIFY(marked().isEmpty());
    }

    void whatIsSelectedIsSearchedForFromItsMenu()
    {
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        auto *text = named<QTextBrowser>(u"Summary"_s);
        const qsizetype at = text->toPlainText().indexOf(u"로봇 학습"_s);
        QVERIFY(at >= 0);
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(int(at));
        cursor.setPosition(int(at + 5), QTextCursor::KeepAnchor);
        text->setTextCursor(cursor);
        const QPoint place = text->cursorRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place,
                                text->viewport()->mapToGlobal(place));
        QApplication::sendEvent(text->viewport(), &event);
        auto *menu = text->findChild<QMenu *>();
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        const auto search = std::find_if(actions.cbegin(), actions.cend(), [](QAction *action) {
            return action->text().startsWith(u"Search for"_s);
        });
        QVERIFY(search != actions.cend());
        (*search)->trigger();
        menu->close();
        QCOMPARE(field().text(), u"\"로봇 학습\""_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
    }

    void aSyllableIsSearchedForWhileItIsComposed()
    {
        m_desk->press(Qt::Key_Slash);
        QInputMethodEvent composing(u"로봇"_s, {});
        QApplication::sendEvent(&field(), &composing);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
        QInputMethodEvent other(u"추론"_s, {});
        QApplication::sendEvent(&field(), &other);
        QTRY_COMPARE(m_desk->rows(), 2);
        QInputMethodEvent done;
        done.setCommitString(u"추론"_s);
        QApplication::sendEvent(&field(), &done);
        QCOMPARE(field().text(), u"추론"_s);
        QCOMPARE(field().searchText(), u"추론"_s);
        QTRY_VERIFY2(m_desk->heading().contains(u"추론 · 2"_s), qPrintable(m_desk->heading()));
    }

    void aSearchIsSavedRenamedRemovedAndTakenBack()
    {
        search(u"추론"_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        m_desk->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(savedNames(), QStringList{u"추론"_s});
        QTRY_COMPARE(firstSaved().data(SidebarModel::CountRole).toInt(), 2);

        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->window.sidebar().setCurrentIndex(firstSaved());
        QCOMPARE(field().text(), u"추론"_s);
        QTRY_COMPARE(m_desk->rows(), 2);

        m_desk->window.sidebar().setFocus();
        m_desk->press(Qt::Key_F2);
        auto *dialog = m_desk->window.findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(u"Reasoning"_s);
        dialog->accept();
        QTRY_COMPARE(savedNames(), QStringList{u"Reasoning"_s});

        reopen();
        QTRY_COMPARE(savedNames(), QStringList{u"Reasoning"_s});
        QTRY_COMPARE(field().text(), u"추론"_s); // it was on screen
        QTRY_COMPARE(m_desk->rows(), 2);

        m_desk->window.sidebar().setFocus();
        QTRY_COMPARE(m_desk->window.sidebar().currentIndex(), firstSaved());
        m_desk->press(Qt::Key_Delete);
        QTRY_VERIFY(savedNames().isEmpty());
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(savedNames(), QStringList{u"Reasoning"_s});
    }

    void aSearchKeepsItsSortingToItself()
    {
        const auto votesFirst = QStringList{u"Beta"_s, u"Alpha [IDK]: a study of A*"_s, u"Gamma"_s};
        QCOMPARE(m_desk->titles(), votesFirst);
        search(u"paper OR a OR b OR g"_s);
        QTRY_COMPARE(m_desk->rows(), 3);
        Q_EMIT m_desk->window.list().sortRequested(PaperListModel::TitleColumn);
        QTRY_COMPARE(m_desk->titles().value(0), votesFirst.at(1));
        reopen();
        m_desk->window.searchField().clear();
        QTRY_COMPARE(m_desk->titles(), votesFirst);
    }

    void theNumberOfASavedSearchFollows()
    {
        search(u"author:Ada"_s);
        m_desk->press(Qt::Key_S, Qt::ControlModifier);
        const auto count = [&] { return firstSaved().data(SidebarModel::CountRole).toInt(); };
        QTRY_COMPARE(count(), 2);
        m_desk->press(Qt::Key_Return); // to the list
        m_desk->press(Qt::Key_M);
        QTRY_COMPARE(count(), 1);
    }
};

BROADSHEET_TEST(TestWindowSearch, QApplication)
#include "tst_window_search.moc"
