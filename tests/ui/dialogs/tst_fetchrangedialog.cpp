#include "dialogs/FetchRangeDialog.h"
#include "support/Runner.h"

#include <QApplication>
#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestFetchRangeDialog final : public QObject
{
    Q_OBJECT

private:
    const QDate m_today{2024, 7, 1};
    QPointer<FetchRangeDialog> m_dialog;

    void open(QDate day)
    {
        m_dialog = new FetchRangeDialog({{.id = u"huggingFace"_s, .name = u"Hugging Face"_s},
                                         {.id = u"archive"_s, .name = u"A & B"_s, .isOn = false}},
                                        day, m_today);
        m_dialog->open();
    }

    [[nodiscard]] QDateEdit &edit(const QString &name) const
    {
        for (QDateEdit *candidate : m_dialog->findChildren<QDateEdit *>())
            if (candidate->accessibleName() == name)
                return *candidate;
        Q_UNREACHABLE();
    }

    [[nodiscard]] QPushButton &fetch() const
    {
        for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>())
            if (candidate->text() == u"Fetch"_s)
                return *candidate;
        Q_UNREACHABLE();
    }

    [[nodiscard]] bool says(const QString &text) const
    {
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->text() == text)
                return true;
        return false;
    }

private Q_SLOTS:
    void cleanup() { delete m_dialog; }

    void theDayShownIsTheStart()
    {
        open(QDate(2024, 3, 22));
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 3, 22));
        QCOMPARE(edit(u"To"_s).date(), QDate(2024, 3, 22));
        QVERIFY(says(u"1 day(s)"_s));
    }

    void neverInTheFuture()
    {
        open(QDate(2030, 1, 1));
        QCOMPARE(edit(u"To"_s).date(), m_today);
        edit(u"To"_s).setDate(QDate(2024, 7, 2));
        QCOMPARE(edit(u"To"_s).date(), m_today);
        delete m_dialog;
        open({});
        QCOMPARE(edit(u"From"_s).date(), m_today);
    }

    void theOtherEndFollows()
    {
        open(QDate(2024, 3, 22));
        edit(u"From"_s).setDate(QDate(2024, 4, 1));
        QCOMPARE(edit(u"To"_s).date(), QDate(2024, 4, 1));
        edit(u"To"_s).setDate(QDate(2024, 2, 1));
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 2, 1));
        edit(u"From"_s).setDate(QDate(2024, 1, 1));
        edit(u"To"_s).setDate(QDate(2024, 6, 29));
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 1, 1));
        QVERIFY(says(u"181 day(s)"_s));
    }

    void chosenByKeys()
    {
        open(QDate(2024, 3, 22));
        QSignalSpy chosen(m_dialog, &FetchRangeDialog::chosen);
        auto boxes = m_dialog->findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), 2);
        QCOMPARE(boxes.at(1)->text(), u"A && B"_s); // no mnemonic
        boxes.at(0)->setFocus();
        QTest::keyClick(boxes.at(0), Qt::Key_Space);
        QVERIFY(!fetch().isEnabled()); // no source is chosen
        QTest::keyClick(boxes.at(1), Qt::Key_Space);
        QVERIFY(fetch().isEnabled());
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().at(0).toDate(), QDate(2024, 3, 22));
        QCOMPARE(chosen.first().at(2).toStringList(), QStringList{u"archive"_s});
        QTRY_VERIFY(!m_dialog); // it deletes itself
    }

    void cancelledChoosesNothing()
    {
        open(QDate(2024, 3, 22));
        QSignalSpy chosen(m_dialog, &FetchRangeDialog::chosen);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(chosen.size(), 0);
    }
};

BROADSHEET_TEST(TestFetchRangeDialog, QApplication)
#include "tst_fetchrangedialog.moc"
