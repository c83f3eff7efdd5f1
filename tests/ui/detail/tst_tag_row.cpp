// The row in which tags are added and removed, driven by keys.
#include "Requests.h"

#include "detail/TagRow.h"
#include "support/Runner.h"

#include <QApplication>
#include <QKeyEvent>
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

    // As a key that is held down.
    void repeat(Qt::Key key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, {}, true);
        QApplication::sendEvent(&field(), &event);
    }

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

    void aHeldBackspaceErasesTextOnly()
    {
        QTest::keyClicks(&field(), u"xyz"_s);
        QTest::keyClick(&field(), Qt::Key_Backspace);
        for (int i = 0; i < 5; ++i)
            repeat(Qt::Key_Backspace);
        QCOMPARE(field().text(), QString());
        QCOMPARE(m_requests->size(), 0);
        QTest::keyClick(&field(), Qt::Key_Backspace);
        QCOMPARE(m_requests->take<RemoveTag>().tag, u"kept"_s);
    }

    // Or else it would end the editing, and then open the paper.
    void aHeldEnterAddsATagOnly()
    {
        QTest::keyClicks(&field(), u"new"_s);
        QTest::keyClick(&field(), Qt::Key_Enter);
        repeat(Qt::Key_Enter);
        QCOMPARE(m_requests->take<AddTag>().tag, u"new"_s);
        QVERIFY(field().isVisible());
        QTest::keyClick(&field(), Qt::Key_Enter);
        QVERIFY(!field().isVisible());
    }
};

BROADSHEET_TEST(TestTagRow, QApplication)
#include "tst_tag_row.moc"
