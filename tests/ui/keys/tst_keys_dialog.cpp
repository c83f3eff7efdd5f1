#include "keys/KeysDialog.h"
#include "support/Runner.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using Keys = QMap<QString, QString>;

class TestKeysDialog final : public QObject
{
    Q_OBJECT

private:
    static QList<KeyBinding> bindings()
    {
        const QList<QKeySequence> s{QKeySequence(u"S"_s)};
        const QList<QKeySequence> u{QKeySequence(u"U"_s), QKeySequence(u"Ctrl+Z"_s)};
        return {{.name = u"star"_s, .text = u"Star"_s, .keys = s, .defaults = s},
                {.name = u"undo"_s, .text = u"Undo"_s, .keys = u, .defaults = u}};
    }

    static void record(KeysDialog &dialog, int row, Qt::Key key)
    {
        auto *table = dialog.findChild<QTreeWidget *>();
        table->setCurrentItem(table->topLevelItem(row));
        Q_EMIT table->itemActivated(table->currentItem(), 0);
        auto *edit = table->findChild<QKeySequenceEdit *>();
        QVERIFY(edit);
        QTest::keyClick(edit, key);
    }

private Q_SLOTS:
    void everyKeyIsShown()
    {
        KeysDialog dialog(bindings());
        auto *table = dialog.findChild<QTreeWidget *>();
        QCOMPARE(table->topLevelItemCount(), 2);
        QCOMPARE(table->topLevelItem(1)->text(0), u"Undo"_s);
        QVERIFY(table->topLevelItem(1)->text(1).contains(u"Ctrl+Z"_s));
    }

    void aNewKeyIsTakenAndAnnounced()
    {
        auto *dialog = new KeysDialog(bindings());
        dialog->show();
        QSignalSpy changed(dialog, &KeysDialog::changed);
        record(*dialog, 0, Qt::Key_X);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.constFirst().constFirst().value<Keys>(), (Keys{{u"star"_s, u"X"_s}}));
        dialog->close();
    }

    void aTakenKeyIsRefused()
    {
        auto *dialog = new KeysDialog(bindings());
        dialog->show();
        auto *table = dialog->findChild<QTreeWidget *>();
        QSignalSpy changed(dialog, &KeysDialog::changed);
        record(*dialog, 0, Qt::Key_U);
        QTRY_VERIFY(table->findChild<QKeySequenceEdit *>() == nullptr); // recording is over
        QCOMPARE(changed.size(), 0);
        QCOMPARE(table->topLevelItem(0)->text(1), u"S"_s);
        dialog->close();
    }

    void aKeyIsAddedAndTakenAway()
    {
        auto *dialog = new KeysDialog(bindings());
        dialog->show();
        auto *table = dialog->findChild<QTreeWidget *>();
        QSignalSpy changed(dialog, &KeysDialog::changed);
        table->setCurrentItem(table->topLevelItem(0));
        QTest::keyClick(table, Qt::Key_Plus);
        auto *edit = table->findChild<QKeySequenceEdit *>();
        QVERIFY(edit);
        QTest::keyClick(edit, Qt::Key_X);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.takeFirst().constFirst().value<Keys>(), (Keys{{u"star"_s, u"S; X"_s}}));
        QTRY_VERIFY(!table->findChild<QKeySequenceEdit *>());
        QCOMPARE(table->topLevelItem(0)->text(1), u"S,  X"_s);

        QTest::keyClick(table, Qt::Key_Minus); // asks which of the two
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->actions().at(0)->trigger();
        menu->close();
        QCOMPARE(changed.takeFirst().constFirst().value<Keys>(), (Keys{{u"star"_s, u"X"_s}}));
        QTest::keyClick(table, Qt::Key_Minus); // the last one without a question
        QCOMPARE(changed.takeFirst().constFirst().value<Keys>(), (Keys{{u"star"_s, QString()}}));
        dialog->close();
    }

    void aSecondKeyStaysWhenTheFirstIsChanged()
    {
        auto *dialog = new KeysDialog(bindings());
        dialog->show();
        QSignalSpy changed(dialog, &KeysDialog::changed);
        record(*dialog, 1, Qt::Key_X);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.constFirst().constFirst().value<Keys>(),
                 (Keys{{u"undo"_s, u"X; Ctrl+Z"_s}}));
        dialog->close();
    }

    void aChordMayNotBeginWithATakenKey()
    {
        const QList<QKeySequence> chord{QKeySequence(u"G, S"_s)};
        KeyBindings keys({{.name = u"a"_s, .text = u"A"_s, .keys = chord, .defaults = chord},
                          {.name = u"j"_s,
                           .text = u"J"_s,
                           .keys = {QKeySequence(u"J"_s)},
                           .defaults = {QKeySequence(u"J"_s)}}});
        QCOMPARE(keys.ownerOf(QKeySequence(u"J, X"_s), 0, 0), 1);
        QCOMPARE(keys.ownerOf(QKeySequence(u"G"_s), 1, 0), 0);
        QCOMPARE(keys.ownerOf(QKeySequence(u"G, X"_s), 1, 0), -1);
        QCOMPARE(keys.ownerOf(QKeySequence(u"X, J"_s), 0, 0), -1);
        QCOMPARE(keys.ownerOf(QKeySequence(u"J, X"_s), 1, 0), -1); // replaces J itself
        QCOMPARE(keys.ownerOf(QKeySequence(u"J, X"_s), 1, 1), 1);  // beside it
    }

    void whatHoldsElsewhereTakesNoKey()
    {
        const QList<QKeySequence> key{QKeySequence(u"J"_s)};
        const KeyBindings keys(
            {{.name = u"a"_s, .text = u"A"_s},
             {.text = u"B"_s, .keys = key, .defaults = key, .isFixed = true, .isElsewhere = true}});
        QCOMPARE(keys.ownerOf(key.first(), 0, 0), -1);
    }

    void aRefusalNamesTheOtherAction()
    {
        auto *dialog = new KeysDialog(bindings());
        dialog->show();
        record(*dialog, 0, Qt::Key_U);
        const auto says = [dialog](const QString &text) {
            for (const QLabel *label : dialog->findChildren<QLabel *>())
                if (label->text() == text)
                    return true;
            return false;
        };
        QTRY_VERIFY(says(u"U is already used for: Undo."_s));
        record(*dialog, 0, Qt::Key_Escape);
        QTRY_VERIFY(says(u"No change."_s));
        dialog->close();
    }

    void groupsAreFiltered()
    {
        QList<KeyBinding> grouped = bindings();
        grouped[0].group = u"Marks"_s;
        grouped[1].group = u"Program"_s;
        auto *dialog = new KeysDialog(grouped);
        dialog->show();
        auto *table = dialog->findChild<QTreeWidget *>();
        QCOMPARE(table->topLevelItemCount(), 2);
        QCOMPARE(table->topLevelItem(0)->text(0), u"Marks"_s);
        auto *filter = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(filter, u"ctrl+z"_s);
        QVERIFY(table->topLevelItem(0)->isHidden());
        QVERIFY(!table->topLevelItem(1)->isHidden());
        QCOMPARE(table->currentItem()->text(0), u"Undo"_s);
        QTest::keyClick(filter, Qt::Key_Escape); // clears, does not close
        QVERIFY(dialog->isVisible());
        QVERIFY(!table->topLevelItem(0)->isHidden());
        dialog->close();
    }

    void aFixedKeyIsShownAndKept()
    {
        QList<KeyBinding> with = bindings();
        const QList<QKeySequence> down{QKeySequence(Qt::Key_Down)};
        with.append({.name = {},
                     .text = u"Below"_s,
                     .keys = down,
                     .defaults = down,
                     .group = {},
                     .isFixed = true});
        auto *dialog = new KeysDialog(with);
        dialog->show();
        auto *table = dialog->findChild<QTreeWidget *>();
        table->setCurrentItem(table->topLevelItem(2));
        Q_EMIT table->itemActivated(table->currentItem(), 0);
        QVERIFY(!table->findChild<QKeySequenceEdit *>());
        QSignalSpy changed(dialog, &KeysDialog::changed);
        record(*dialog, 0, Qt::Key_Down);
        QTRY_VERIFY(!table->findChild<QKeySequenceEdit *>());
        QCOMPARE(changed.size(), 0);
        dialog->close();
    }

    void everythingGoesBack()
    {
        QList<KeyBinding> changedBefore = bindings();
        changedBefore[0].keys = {QKeySequence(u"Y"_s)};
        KeysDialog dialog(changedBefore);
        QSignalSpy changed(&dialog, &KeysDialog::changed);
        dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults)->click();
        QCOMPARE(changed.size(), 1);
        QVERIFY(changed.constFirst().constFirst().value<Keys>().isEmpty());
    }
};

BROADSHEET_TEST(TestKeysDialog, QApplication)
#include "tst_keys_dialog.moc"
