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
            if (QString(candidate->text()).remove(u'&') == u"Fetch"_s)
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

    void presets()
    {
        open(QDate(2024, 3, 22));
        const auto press = [this](const QString &text) {
            for (QPushButton *button : m_dialog->findChildren<QPushButton *>())
                if (QString(button->text()).remove(u'&') == text)
                    return button->isEnabled() ? button->click() : void();
            QFAIL(qPrintable(text));
        };
        press(u"Last week"_s);
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 6, 25));
        QCOMPARE(edit(u"To"_s).date(), m_today);
        press(u"Last month"_s);
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 6, 2));
        press(u"Since the last fetch"_s); // nothing was fetched
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 6, 2));
        m_dialog->setLastFetched(QDate(2024, 6, 28));
        press(u"Since the last fetch"_s);
        QCOMPARE(edit(u"From"_s).date(), QDate(2024, 6, 28));
        QCOMPARE(edit(u"To"_s).date(), m_today);
    }

    void nothingIsCut()
    {
        QFont large = QApplication::font();
        large.setPointSizeF(15);
        m_dialog = new FetchRangeDialog({}, QDate(2024, 3, 22), m_today);
        m_dialog->setFont(large);
        m_dialog->setWindowTitle(m_dialog->windowTitle());
        m_dialog->open();
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->isVisible())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        for (const QDateEdit *day : m_dialog->findChildren<QDateEdit *>()) {
            const QLabel *label = nullptr;
            for (const QLabel *one : m_dialog->findChildren<QLabel *>())
                if (one->buddy() == day)
                    label = one;
            QVERIFY(label);
            const QString text = QString(label->text()).remove(u'&');
            QVERIFY(label->width() >= label->fontMetrics().horizontalAdvance(text) + 2);
        }
        for (const QDateEdit *day : m_dialog->findChildren<QDateEdit *>())
            QVERIFY(day->width() >= day->sizeHint().width());
        QVERIFY(m_dialog->width() >=
                m_dialog->fontMetrics().horizontalAdvance(m_dialog->windowTitle()) + 100);
    }

    // Whose letters stand apart where one is underlined.
    void labelsHaveRoomForTheLettersOfTheirKeys()
    {
        open(QDate(2024, 3, 22));
        int count = 0;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
            if (label->buddy() == nullptr)
                continue;
            const QString text = QString(label->text()).remove(u'&');
            int letters = 0;
            for (const QChar letter : text)
                letters += label->fontMetrics().horizontalAdvance(letter);
            QVERIFY2(label->contentsRect().width() >= letters, qPrintable(label->text()));
            ++count;
        }
        QCOMPARE(count, 2);
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
