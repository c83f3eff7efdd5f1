#include "dialogs/KeysDialog.h"
#include "support/Runner.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QKeySequenceEdit>
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
#include "tst_keysdialog.moc"
