// The row in which tags are added and removed, driven by keys.
#include "Requests.h"

#include "detail/TagRow.h"
#include "support/Runner.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QWindow>

#include <memory>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using broadsheet::test::Requests;

class TestTagRow final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TagRow> m_row;
    std::unique_ptr<Requests> m_requests;

    [[nodiscard]] QLineEdit &field() const { return *m_row->findChild<QLineEdit *>(); }

private Q_SLOTS:
    void init()
    {
        m_row = std::make_unique<TagRow>();
        m_row->setTags({u"kept"_s});
        m_row->setKnown({u"robotics"_s, u"robots"_s});
        m_row->startEditing(1);
        m_row->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_row.get(), test::longest));
        m_requests = std::make_unique<Requests>(*m_row);
    }

    void cleanup()
    {
        m_requests.reset();
        m_row.reset();
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
        QTest::keyClicks(&field(), typed);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QWindow *suggestions = QApplication::activePopupWidget()->windowHandle();
        if (goesDown)
            QTest::keyClick(suggestions, Qt::Key_Down);
        QTest::keyClick(suggestions, Qt::Key_Return);
        QTRY_COMPARE(m_requests->size(), 1);
        QCOMPARE(m_requests->take<AddTag>().tag, tag);
        QVERIFY(!QApplication::activePopupWidget());
        QCOMPARE(field().text(), QString());
        QVERIFY(field().isVisible()); // for the next tag
        QCoreApplication::processEvents();
        QCOMPARE(m_requests->size(), 0); // it was added once
    }
};

BROADSHEET_TEST(TestTagRow, QApplication)
#include "tst_tag_row.moc"
