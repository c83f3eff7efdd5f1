// Everything by its name: the palette over the real window.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "searchbar/SearchEdit.h"

#include <QAccessible>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowPalette final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QLineEdit *field() const { return named<QLineEdit>(u"Go to or do"_s); }
    [[nodiscard]] QListView *results() const { return named<QListView>(u"Results"_s); }

    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        if (const QListView *list = results())
            for (int row = 0; row < list->model()->rowCount(); ++row)
                texts << list->model()->index(row, 0).data().toString();
        return texts;
    }

    [[nodiscard]] QString spoken(int row) const
    {
        return results()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }

    void open(const QString &text = {})
    {
        m_desk->press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(field());
        QVERIFY(field()->hasFocus());
        if (!text.isEmpty())
            field()->insert(text);
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
    }

    void cleanup() { close(); }

    void anActionIsRunByItsName()
    {
        open(u"sta"_s);
        QCOMPARE(rows().value(0), u"Star"_s);
        QCOMPARE(spoken(0), u"Star, S"_s); // with its key
        m_desk->press(Qt::Key_Return);
        QVERIFY(!field());
        QTRY_VERIFY(m_desk->isStarred(0));
        QVERIFY(m_desk->window.list().hasFocus());
        open(u"sta"_s);
        QVERIFY2(rows().contains(u"Remove star"_s), qPrintable(rows().join(u'\n')));
    }

    void everyActionThatCanBeUsedIsThere()
    {
        open();
        const QStringList all = rows();
        for (const QAction *action : m_desk->window.actions().all()) {
            const bool isOpener = action == m_desk->window.actions()[Command::Palette];
            if (action->objectName() != u"read"_s && action->objectName() != u"later"_s) // by state
                QVERIFY2(all.contains(action->text()) == (action->isEnabled() && !isOpener),
                         qPrintable(action->objectName() + u' ' + action->text()));
        }
        QVERIFY(!all.contains(u"Forward"_s)); // there is nowhere to go to
    }

    void daysInBothLanguages()
    {
        for (const QString &phrase : {u"2024-03-22"_s, u"22 March 2024"_s, u"2024년 3월 22일"_s}) {
            m_desk->press(Qt::Key_T);
            QTRY_COMPARE(m_desk->rows(), 0);
            open(phrase);
            QCOMPARE(rows().value(0), u"Friday, 22 March 2024"_s);
            QTRY_COMPARE(spoken(0), u"Friday, 22 March 2024, 3 paper(s)"_s);
            m_desk->press(Qt::Key_Return);
            QTRY_COMPARE(m_desk->rows(), 3);
        }
        open(u"어제"_s);
        QVERIFY(rows().value(0).startsWith(u"Yesterday, "_s));
        m_desk->press(Qt::Key_Escape);
        open(u"last tuesday"_s);
        QVERIFY2(rows().value(0).contains(u"Tuesday, "_s), qPrintable(rows().value(0)));
    }

    void viewsNamesTagsAndSearches()
    {
        open(u"unread"_s);
        m_desk->press(Qt::Key_Down);
        QVERIFY(rows().contains(u"Unread"_s));
        m_desk->press(Qt::Key_Escape);

        open(u"lovel"_s);
        QTRY_COMPARE(rows().value(0), u"Ada Lovelace"_s); // the library's thread answers
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->rows(), 2);

        QVERIFY(m_desk->library
                    ->mark({.mark = Mark::Tag,
                            .on = true,
                            .subjects = {u"2403.00001"_s},
                            .text = u"later on"_s})
                    .result());
        m_desk->settle();
        open();
        m_desk->settle();
        field()->insert(u"later"_s);
        QTRY_COMPARE(rows().value(0), u"later on"_s);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->window.searchField().text(), u"tag:\"later on\""_s);
        QTRY_COMPARE(m_desk->rows(), 1);

        open(u"survey"_s);
        QCOMPARE(rows().constLast(), u"Search for “survey”"_s);
        while (results()->currentIndex().row() + 1 < rows().size())
            m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->window.searchField().text(), u"survey"_s);
        QVERIFY(m_desk->window.list().hasFocus() || m_desk->rows() == 0);
    }

    void whatWasUsedLatelyComesFirstAlsoAfterARestart()
    {
        open(u"compact"_s);
        m_desk->press(Qt::Key_Return);
        open();
        QCOMPARE(rows().value(0), u"Compact list"_s);
        m_desk->press(Qt::Key_Escape);
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        open();
        QCOMPARE(rows().value(0), u"Compact list"_s);
    }

    void theFocusGoesBackToWhereItWas()
    {
        m_desk->press(Qt::Key_Slash);
        QVERIFY(m_desk->window.searchField().hasFocus());
        open(u"x"_s);
        m_desk->press(Qt::Key_Escape);
        QVERIFY(m_desk->window.searchField().hasFocus());
        QVERIFY(!field());
        m_desk->press(Qt::Key_Escape);
        open();
        m_desk->press(Qt::Key_K, Qt::ControlModifier); // the same key closes it
        QVERIFY(!field());
        QVERIFY(m_desk->window.list().hasFocus());
    }

    void keysAndTheMouseChooseARow()
    {
        open();
        const int last = int(rows().size()) - 1;
        m_desk->press(Qt::Key_Up);
        QCOMPARE(results()->currentIndex().row(), last);
        m_desk->press(Qt::Key_Down);
        QCOMPARE(results()->currentIndex().row(), 0);
        m_desk->press(Qt::Key_PageDown);
        QVERIFY(results()->currentIndex().row() > 3);
        m_desk->press(Qt::Key_PageUp);
        QCOMPARE(results()->currentIndex().row(), 0);
        field()->insert(u"star"_s);
        QTest::mouseClick(results()->viewport(), Qt::LeftButton, {},
                          results()->visualRect(results()->model()->index(0, 0)).center());
        QTRY_VERIFY(m_desk->isStarred(0));
        QVERIFY(!field());
        open();
        QWidget *frame = field()->parentWidget();
        QTest::mouseClick(frame, Qt::LeftButton, {}, {1, 1}); // its edge
        QVERIFY(field());
        QTest::mouseClick(frame->parentWidget(), Qt::LeftButton, {}, {5, 5});
        QVERIFY(!field()); // a click beside it
    }

    void aSyllableThatIsComposedCounts()
    {
        open();
        QInputMethodEvent composing(u"어제"_s, {});
        QApplication::sendEvent(field(), &composing);
        QTRY_VERIFY(rows().value(0).startsWith(u"Yesterday, "_s));
        QVERIFY(field()->text().isEmpty());
    }

    void assistiveToolsKnowIt()
    {
        open(u"sta"_s);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(results());
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), u"Results"_s);
        QCOMPARE(list->child(0)->text(QAccessible::Name), u"Star, S"_s);
        QCOMPARE(QAccessible::queryAccessibleInterface(field())->text(QAccessible::Name),
                 u"Go to or do"_s);
    }

    void aSmallWindowHasRoomForIt()
    {
        m_desk->window.resize(800, 420);
        open();
        const QWidget *frame = field()->parentWidget();
        QVERIFY(frame->parentWidget()->rect().contains(frame->geometry()));
        QVERIFY(results()->height() > 100);
    }
};

BROADSHEET_TEST(TestWindowPalette, QApplication)
#include "tst_window_palette.moc"
