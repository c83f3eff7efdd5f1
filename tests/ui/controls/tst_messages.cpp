// Words where something is missing or went wrong, and the ways on.
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "support/Runner.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

template<class Button>
Button *button(QWidget &parent, const QString &text)
{
    for (Button *candidate : parent.findChildren<Button *>())
        if ((candidate->text() == text || candidate->accessibleName() == text) &&
            candidate->isVisible())
            return candidate;
    return nullptr;
}

QStringList visibleTexts(QWidget &parent)
{
    QStringList texts;
    for (const QLabel *label : parent.findChildren<QLabel *>())
        if (label->isVisible())
            texts.append(label->text());
    return texts;
}

} // namespace

class TestMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void panelShowsWhatThereIs();
    void panelButtons();
    void panelDetails();
    void barTakesNoRoomWhenSilent();
    void noticeActions();
    void noticesWithActsOfTheirOwn();
    void aStandingNoticeComesBack();
    void severalNoticesAreKept();
    void assistiveToolsKnowNotices();
    void noticeDetails();
    void progressAndCancel();
    void noticeAndProgressTogether();
    void markupIsText();
};

void TestMessages::panelShowsWhatThereIs()
{
    MessagePanel panel;
    panel.show();
    QCOMPARE(visibleTexts(panel), QStringList());
    panel.setMessage({.title = u"No papers that day"_s, .text = u"Saturday."_s});
    QCOMPARE(visibleTexts(panel), (QStringList{u"No papers that day"_s, u"Saturday."_s}));
    QCOMPARE(panel.accessibleName(), u"No papers that day"_s);
    for (const QPushButton *none : panel.findChildren<QPushButton *>())
        QVERIFY(!none->isVisible());
    panel.setMessage({.text = u"Only this."_s});
    QCOMPARE(visibleTexts(panel), QStringList{u"Only this."_s});
}

void TestMessages::panelButtons()
{
    MessagePanel panel;
    QSignalSpy primary(&panel, &MessagePanel::primaryTriggered);
    QSignalSpy secondary(&panel, &MessagePanel::secondaryTriggered);
    panel.setMessage({.title = u"Welcome"_s, .primary = u"Open"_s, .secondary = u"Fetch"_s});
    panel.show();
    QTest::mouseClick(button<QPushButton>(panel, u"Open"_s), Qt::LeftButton);
    QCOMPARE(primary.size(), 1);
    auto *fetch = button<QPushButton>(panel, u"Fetch"_s);
    fetch->setFocus();
    QTest::keyClick(fetch, Qt::Key_Space);
    QCOMPARE(secondary.size(), 1);
}

void TestMessages::panelDetails()
{
    MessagePanel panel;
    panel.setMessage({.title = u"Damaged"_s, .details = u"SQLITE_CORRUPT"_s});
    panel.show();
    auto *details = panel.findChild<QPlainTextEdit *>();
    QVERIFY(!details->isVisible());
    auto *unfold = button<QToolButton>(panel, u"Details"_s);
    unfold->setFocus();
    QTest::keyClick(unfold, Qt::Key_Space);
    QVERIFY(details->isVisible());
    QCOMPARE(details->toPlainText(), u"SQLITE_CORRUPT"_s);
    QVERIFY(details->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    panel.setMessage({.title = u"Still damaged"_s, .details = u"SQLITE_CORRUPT"_s});
    QVERIFY(details->isVisible());
    panel.setMessage({.title = u"Another"_s, .details = u"x"_s});
    QVERIFY(!details->isVisible());
}

void TestMessages::barTakesNoRoomWhenSilent()
{
    NoticeBar bar;
    QVERIFY(bar.isHidden());
    bar.showNotice({.text = u"Marked 12 papers read."_s});
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.noticeText(), u"Marked 12 papers read."_s);
    bar.clearNotice();
    QVERIFY(bar.isHidden());
    QCOMPARE(bar.noticeText(), QString());
}

void TestMessages::noticeActions()
{
    NoticeBar bar;
    int undone = 0;
    const Notice marked{.text = u"Marked."_s, .action = u"Undo"_s, .act = [&undone] { ++undone; }};
    bar.showNotice(marked);
    QTest::mouseClick(button<QPushButton>(bar, u"Undo"_s), Qt::LeftButton);
    QCOMPARE(undone, 1);
    QVERIFY(bar.isHidden());
    bar.showNotice(marked);
    QTest::mouseClick(button<QToolButton>(bar, u"Dismiss"_s), Qt::LeftButton);
    QCOMPARE(undone, 1);
    QVERIFY(bar.isHidden());
    bar.showNotice({.text = u"No button."_s});
    QVERIFY(!button<QPushButton>(bar, u"Undo"_s));
}

void TestMessages::noticesWithActsOfTheirOwn()
{
    NoticeBar bar;
    QStringList done;
    const Notice notice{.text = u"Failed."_s,
                        .action = u"Retry"_s,
                        .secondAction = u"Settings"_s,
                        .act = [&done] { done << u"retry"_s; },
                        .secondAct = [&] { bar.showNotice({.text = u"Next."_s}); }};
    bar.showNotice(notice);
    QTest::mouseClick(button<QPushButton>(bar, u"Retry"_s), Qt::LeftButton);
    QCOMPARE(done, QStringList{u"retry"_s});
    QVERIFY(bar.isHidden());
    bar.showNotice(notice);
    QTest::mouseClick(button<QPushButton>(bar, u"Settings"_s), Qt::LeftButton);
    QCOMPARE(bar.noticeText(), u"Next."_s);
    QVERIFY(!button<QPushButton>(bar, u"Settings"_s));
}

void TestMessages::aStandingNoticeComesBack()
{
    NoticeBar bar;
    int retried = 0;
    const Notice problem{.kind = Notice::Kind::Problem,
                         .text = u"arXiv could not be reached."_s,
                         .action = u"Retry"_s,
                         .details = u"HTTP 503"_s,
                         .act = [&retried] { ++retried; }};
    bar.showNotice(problem);
    bar.showNotice({.text = u"Copied."_s});
    bar.showNotice({.text = u"Copied again."_s});
    QCOMPARE(bar.noticeText(), u"Copied again."_s);
    QVERIFY(!button<QPushButton>(bar, u"Retry"_s));
    bar.clearNotice();
    QCOMPARE(bar.noticeText(), problem.text);
    QVERIFY(button<QToolButton>(bar, u"Details"_s));
    QVERIFY(button<QLabel>(bar, u"Problem"_s));
    QTest::mouseClick(button<QPushButton>(bar, u"Retry"_s), Qt::LeftButton);
    QCOMPARE(retried, 1);
    QVERIFY(bar.isHidden());

    bar.showNotice(problem); // the same again is one
    bar.showNotice(problem);
    bar.clearNotice();
    QVERIFY(bar.isHidden());
}

// What is important comes first, and nothing that waits for the user is dropped.
void TestMessages::severalNoticesAreKept()
{
    NoticeBar bar;
    const auto problem = [](const QString &text) {
        return Notice{.kind = Notice::Kind::Problem, .text = text};
    };
    bar.showNotice({.text = u"Offline."_s, .stays = true});
    const auto next = [&bar]() -> QToolButton * {
        for (auto *one : bar.findChildren<QToolButton *>())
            if (one->isVisible() && one->toolTip() == u"Show the next notice"_s)
                return one;
        return nullptr;
    };
    QVERIFY(!next());
    bar.showNotice(problem(u"a.md is no digest."_s));
    bar.showNotice({.text = u"New version."_s, .stays = true});
    bar.showNotice(problem(u"The disk is full."_s));
    bar.showNotice({.text = u"Copied."_s});
    QStringList seen{bar.noticeText()};
    bar.endPassing();
    seen << bar.noticeText();
    QVERIFY(next() && next()->text().startsWith(u'4'));
    QTest::mouseClick(next(), Qt::LeftButton);
    for (; !bar.noticeText().isEmpty(); bar.clearNotice())
        seen << bar.noticeText();
    QCOMPARE(seen, (QStringList{u"Copied."_s, u"The disk is full."_s, u"a.md is no digest."_s,
                                u"New version."_s, u"Offline."_s, u"The disk is full."_s}));
    for (int at = 0; at < 100; ++at)
        bar.showNotice(problem(QString::number(at)));
    QVERIFY(next()->text().startsWith(u"20"_s));
}

// Screen readers present a notification that comes to be shown, and know the bar as an alert.
void TestMessages::assistiveToolsKnowNotices()
{
    NoticeBar bar;
    bar.showNotice({.text = u"Copied."_s});
    const QAccessibleInterface *alert = QAccessible::queryAccessibleInterface(&bar);
    QCOMPARE(alert->role(), QAccessible::AlertMessage);
    QCOMPARE(alert->text(QAccessible::Name), u"Notices"_s);
    auto *text = button<QLabel>(bar, u"Copied."_s);
    QVERIFY(text);
    const QAccessibleInterface *notification = QAccessible::queryAccessibleInterface(text);
    QCOMPARE(notification->role(), QAccessible::Notification);
    QCOMPARE(notification->text(QAccessible::Name), u"Copied."_s);
}

void TestMessages::noticeDetails()
{
    NoticeBar bar;
    bar.showNotice({.kind = Notice::Kind::Problem, .text = u"Failed."_s, .details = u"HTTP 503"_s});
    QVERIFY(button<QLabel>(bar, u"Problem"_s)); // said, not only coloured
    auto *details = bar.findChild<QPlainTextEdit *>();
    QVERIFY(!details->isVisible());
    QTest::mouseClick(button<QToolButton>(bar, u"Details"_s), Qt::LeftButton);
    QVERIFY(details->isVisible());
    QCOMPARE(details->toPlainText(), u"HTTP 503"_s);
    bar.showNotice({.text = u"Next."_s});
    QVERIFY(!details->isVisible());
}

void TestMessages::progressAndCancel()
{
    NoticeBar bar;
    QSignalSpy cancelled(&bar, &NoticeBar::cancelRequested);
    bar.showProgress(u"Importing"_s, 0, 0);
    QCOMPARE(bar.findChild<QProgressBar *>()->maximum(), 0); // busy: how much is not known yet
    bar.showProgress(u"Importing"_s, 120, 357);
    QVERIFY(visibleTexts(bar).contains(u"Importing · 120 of 357"_s));
    QCOMPARE(bar.findChild<QProgressBar *>()->value(), 120);
    QTest::mouseClick(button<QPushButton>(bar, u"Cancel"_s), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    bar.clearProgress();
    QVERIFY(bar.isHidden());
}

void TestMessages::noticeAndProgressTogether()
{
    NoticeBar bar;
    bar.showProgress(u"Importing"_s, 1, 2);
    bar.showNotice({.text = u"One file was unreadable."_s});
    bar.clearProgress();
    QVERIFY(!bar.isHidden());
    QCOMPARE(visibleTexts(bar).contains(u"Importing 1 of 2"_s), false);
    bar.clearNotice();
    QVERIFY(bar.isHidden());
}

void TestMessages::markupIsText()
{
    NoticeBar bar;
    bar.showNotice({.text = u"<img src='file:///x'> could not be read"_s});
    for (const QLabel *label : bar.findChildren<QLabel *>())
        if (label->text().contains(u"img"_s))
            QCOMPARE(label->textFormat(), Qt::PlainText);
}

BROADSHEET_TEST(TestMessages, QApplication)
#include "tst_messages.moc"
