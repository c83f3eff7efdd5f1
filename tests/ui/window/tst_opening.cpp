// What the window shows until the library is open.
#include "support/Runner.h"

#include "controls/MessagePanel.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "sidebar/SidebarView.h"
#include "window/MainWindow.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestOpening final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingButTheMessageIsThere();
    void everythingIsThereAfterwards();
    void theWindowCanBeClosed();
};

void TestOpening::nothingButTheMessageIsThere()
{
    MainWindow window({});
    window.showOpening();
    window.show();
    QVERIFY(window.message().isVisible());
    const QList<QLabel *> labels = window.message().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"Opening the library…"_s;
    }));
    QVERIFY(!window.list().isVisible());
    QVERIFY(!window.summary().isVisible());
    QVERIFY(!window.actions()[Command::Refresh]->isEnabled());
}

void TestOpening::everythingIsThereAfterwards()
{
    MainWindow window({});
    window.resize(1280, 800); // wide enough for all columns
    window.showOpening();
    window.show();
    window.showOpened();
    QVERIFY(window.list().isVisible());
    QVERIFY(window.summary().isVisible());
    QVERIFY(window.sidebar().isVisible());
    QVERIFY(window.actions()[Command::Refresh]->isEnabled());
    QVERIFY(window.list().hasFocus() || window.focusWidget() == &window.list());
}

void TestOpening::theWindowCanBeClosed()
{
    MainWindow window({});
    window.showOpening();
    window.show();
    QVERIFY(window.actions()[Command::Quit]->isEnabled());
    window.actions()[Command::Quit]->trigger();
    QVERIFY(!window.isVisible());
}

BROADSHEET_TEST(TestOpening, QApplication)
#include "tst_opening.moc"
