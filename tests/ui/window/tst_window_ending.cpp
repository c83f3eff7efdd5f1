// What is kept when the program is ended from outside, or not at all.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "base/EndSignals.h"
#include "columns/Columns.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"

#include <QApplication>
#include <QProcess>
#include <QSplitter>
#include <QTextEdit>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr int timeout = 3 * longest;

// The other process: a window in which the user is writing a note. It says so and waits for its
// end. Argument: the folder.
int writeANote(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTemporaryDir folder(QString::fromLocal8Bit(argv[1]) + u"/XXXXXX"_s);
    folder.setAutoRemove(false);
    Desk desk(folder, {Desk::digest(folder, u"22.md"_s, Desk::friday())});
    const EndSignals signals;
    QObject::connect(&signals, &EndSignals::received, &app, &QCoreApplication::quit);
    if (!QTest::qWaitFor([&desk] { return !desk.window.summary().paper().isEmpty(); }, timeout))
        return 1;
    desk.press(Qt::Key_E);
    desk.type(u"half a thought"_s);
    if (argc > 2) // with a dialog in front of it
        desk.press(Qt::Key_Comma, Qt::ControlModifier);
    std::puts(qPrintable(folder.path()));
    std::fflush(stdout);
    return QApplication::exec();
}

const Registration writeANoteRegistration("writeANote", &writeANote);

} // namespace

class TestWindowEnding final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QString stored()
    {
        return m_desk->library->paper(PaperId{u"2403.00002"_s}).result()->note;
    }
    [[nodiscard]] QTextEdit *note() { return named<QTextEdit>(u"Note"_s); }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
    }

    void cleanup() { close(); }

    // The note in three parts is one gesture, and the field is left alone while the user writes.
    void aNoteIsKeptAtEveryPause()
    {
        m_desk->press(Qt::Key_E);
        m_desk->type(u"one "_s);
        QTRY_COMPARE_WITH_TIMEOUT(stored(), u"one"_s, timeout);
        m_desk->settle();
        QVERIFY(note()->hasFocus());
        QCOMPARE(note()->toPlainText(), u"one "_s);
        m_desk->type(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stored(), u"one two"_s, timeout);
        m_desk->settle();
        m_desk->type(u" three"_s);
        QCOMPARE(note()->toPlainText(), u"one two three"_s);
        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(stored(), u"one two three"_s);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(stored(), QString());
        QTRY_VERIFY(!note());
        m_desk->press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(stored(), u"one two three"_s);
        QTRY_VERIFY(note());

        m_desk->press(Qt::Key_E);
        m_desk->type(u" four"_s);
        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(stored(), u"one two three four"_s);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(stored(), u"one two three"_s);
    }

    void theWindowIsKeptWhenItChanges()
    {
        const auto kept = [this] { return Settings(m_folder->filePath(u"settings.ini"_s)); };
        QTRY_VERIFY_WITH_TIMEOUT(!kept().geometry().isEmpty(), timeout);
        const QByteArray before = kept().geometry();
        m_desk->window.resize(1000, 700);
        QTRY_VERIFY_WITH_TIMEOUT(kept().geometry() != before, timeout);
        const QByteArray columns = kept().splitter("columns"_L1);
        m_desk->window.columns().setSizes({200, 400, 400});
        Q_EMIT m_desk->window.columns().splitterMoved(200, 1); // as the mouse does
        QTRY_VERIFY_WITH_TIMEOUT(kept().splitter("columns"_L1) != columns, timeout);
        m_desk->press(Qt::Key_J);
        QTRY_COMPARE_WITH_TIMEOUT(kept().paper(), u"2403.00001"_s, timeout);
        m_desk->session.show({.kind = ViewSelection::Kind::Unread});
        QTRY_COMPARE_WITH_TIMEOUT(kept().view(), ViewSelection{ViewSelection::Kind::Unread}.key(),
                                  timeout);
    }

    void theEndOfADesktopSessionIsNoEndYet()
    {
        QObject::connect(qApp, &QGuiApplication::commitDataRequest, &m_desk->window,
                         &MainWindow::closing);
        m_desk->press(Qt::Key_E);
        m_desk->type(u"half a thought"_s);
        // A session manager is there only with X11; nobody looks at this one.
        alignas(void *) char manager[sizeof(QObject)] = {};
        Q_EMIT qApp->commitDataRequest(reinterpret_cast<QSessionManager &>(manager));
        QTRY_COMPARE(stored(), u"half a thought"_s);
        QVERIFY(m_desk->window.isVisible());
        QVERIFY(note()->hasFocus());
    }

    void aSignalClosesTheWindowInOrder_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("hasDialog");
        QTest::newRow("SIGTERM") << SIGTERM << false;
        QTest::newRow("SIGINT") << SIGINT << false;
        QTest::newRow("SIGHUP") << SIGHUP << false;
        QTest::newRow("with a dialog") << SIGTERM << true;
    }

    void aSignalClosesTheWindowInOrder()
    {
        QFETCH(int, number);
        QFETCH(bool, hasDialog);
        useNewFolder();
        QStringList words{u"writeANote"_s, m_folder->path()};
        if (hasDialog)
            words << u"dialog"_s;
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), words);
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), timeout);
        const QString folder = QString::fromLocal8Bit(process.readLine()).trimmed();
        QCOMPARE(::kill(pid_t(process.processId()), number), 0);
        QVERIFY(process.waitForFinished(timeout));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const auto library = Library::open(folder + u"/library.sqlite"_s);
        QVERIFY(library);
        QCOMPARE((*library)->paper(PaperId{u"2403.00002"_s}).result()->note, u"half a thought"_s);
        const Settings settings(folder + u"/settings.ini"_s);
        QVERIFY(!settings.geometry().isEmpty());
        QCOMPARE(settings.paper(), u"2403.00002"_s);
    }
};

BROADSHEET_TEST(TestWindowEnding, QApplication)
#include "tst_window_ending.moc"
