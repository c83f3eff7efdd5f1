#include "Scale.h"

#include "Samples.h"
#include "Watch.h"

#include "searchbar/SearchEdit.h"

#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

double residentMegabytes(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

// Times the last key of each search; the text before it has been searched for already.
void typeSearches(Desk &desk, const PieceGroup &group)
{
    Samples painted;
    Samples whole;
    QLineEdit &field = desk.window.searchField();
    for (const QString &search : group.searches) {
        if (const QString begun = search.chopped(1); begun.simplified() != field.text()) {
            Watch before(desk);
            field.setText(begun);
            (void)before.untilWhole();
        }
        QTest::qWait(5);
        Watch watch(desk);
        field.setText(search);
        painted.add(watch.untilChangePainted());
        whole.add(watch.untilWhole());
    }
    painted.print(u"key until results are painted: "_s + group.name);
    whole.print(u"key until all are counted: "_s + group.name);
    Watch watch(desk);
    field.clear();
    (void)watch.untilWhole();
}

void sortByColumns(Desk &desk)
{
    PaperListView &list = desk.window.list();
    for (const int column : {PaperListModel::TitleColumn, PaperListModel::AuthorsColumn,
                             PaperListModel::DayColumn, PaperListModel::StarredColumn,
                             PaperListModel::UnreadColumn, PaperListModel::VotesColumn}) {
        Samples painted;
        Samples whole;
        for (int run = 0; run < 10; ++run) {
            Watch watch(desk);
            Q_EMIT list.sortRequested(column); // what a click on the header does
            painted.add(watch.untilChangePainted());
            whole.add(watch.untilWhole());
            QTest::qWait(20);
        }
        const QString name =
            desk.papers().headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        painted.print(u"sort until painted: "_s + name);
        whole.print(u"sort until whole: "_s + name);
    }
}

// One frame: the event is handled and painted, with or without its rows loaded.
template<class Move>
void scroll(Desk &desk, const QString &name, Move move)
{
    Samples frames;
    int empty = 0;
    const QScrollBar *bar = desk.window.list().verticalScrollBar();
    for (int frame = 0; frame < 400; ++frame) {
        Watch watch(desk);
        const int before = bar->value();
        move(frame);
        if (frame > 0 && bar->value() == before)
            break; // at the end of the list; the first page only goes down to its last row
        frames.add(watch.untilPainted());
        empty += int(!watch.isLoaded());
        QTest::qWait(1);
    }
    frames.print(u"frame, "_s + name);
    printFigure("   frames with rows that were not there yet", empty, "");
    std::fflush(stdout);
}

// From the key press until the palette is painted, and until it shows what fits a letter.
void usePalette(Desk &desk)
{
    Samples opened;
    Samples typed;
    for (int run = 0; run < 50; ++run) {
        QElapsedTimer timer;
        timer.start();
        desk.press(Qt::Key_K, Qt::ControlModifier);
        desk.window.repaint();
        opened.add(milliseconds(timer));
        for (const Qt::Key letter : {Qt::Key_K, Qt::Key_I, Qt::Key_M}) {
            timer.start();
            desk.press(letter);
            desk.window.repaint();
            typed.add(milliseconds(timer));
            QTest::qWait(5);
        }
        desk.press(Qt::Key_Escape);
        QTest::qWait(5);
    }
    opened.print(u"Ctrl+K until the palette is painted"_s);
    typed.print(u"a letter in it until painted"_s);
}

void scrollAbout(Desk &desk)
{
    PaperListView &list = desk.window.list();
    desk.press(Qt::Key_Home);
    scroll(desk, u"Page Down"_s, [&desk](int) { desk.press(Qt::Key_PageDown); });
    desk.press(Qt::Key_Home);
    scroll(desk, u"wheel"_s, [&list](int) {
        const QPointF middle(list.viewport()->rect().center());
        QWheelEvent event(middle, list.viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                          {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(list.viewport(), &event);
    });
    QScrollBar *bar = list.verticalScrollBar();
    scroll(desk, u"scroll bar dragged"_s, [bar](int frame) {
        bar->setValue(int(qint64(bar->maximum()) * ((frame + 1) * 37 % 400) / 400));
    });
    Samples end;
    Samples home;
    for (int run = 0; run < 20; ++run) {
        Watch down(desk);
        desk.press(Qt::Key_End);
        end.add(down.untilLoaded());
        QTest::qWait(5);
        Watch up(desk);
        desk.press(Qt::Key_Home);
        home.add(up.untilLoaded());
        QTest::qWait(5);
    }
    end.print(u"End until painted with its rows"_s);
    home.print(u"Home until painted with its rows"_s);
}

// The longest time in which the window could not have responded.
class Stalls final
{
public:
    Stalls()
    {
        m_tick.callOnTimeout([this] { look(); });
        m_sinceTick.start();
        m_tick.start(1);
    }
    [[nodiscard]] double longest()
    {
        look();
        return m_longest;
    }

private:
    void look()
    {
        m_longest = std::max(m_longest, milliseconds(m_sinceTick));
        m_sinceTick.start();
    }

    QTimer m_tick;
    QElapsedTimer m_sinceTick;
    double m_longest = 0;
};

void markAll(Desk &desk)
{
    desk.window.list().setFocus();
    Watch selecting(desk);
    desk.press(Qt::Key_A, Qt::ControlModifier);
    printFigure("select all until painted", selecting.untilPainted(), "ms");
    const auto &model = static_cast<PaperListModel &>(desk.papers());
    const auto gesture = [&](const char *name, Qt::Key key, Qt::KeyboardModifiers modifiers,
                             auto isDone) {
        Watch watch(desk);
        Stalls stalls;
        desk.press(key, modifiers);
        printFigure(name, watch.until(isDone), "ms");
        printFigure("   the longest that the window stood still", stalls.longest(), "ms");
    };
    const int starred = model.starredCount();
    const int unread = model.unreadCount();
    const auto all = [&] { return model.rowCount(); };
    gesture("star all until it is on disk and shown", Qt::Key_S, {},
            [&] { return model.starredCount() == all(); });
    gesture("undo it", Qt::Key_U, {}, [&] { return model.starredCount() == starred; });
    gesture("mark the whole view read", Qt::Key_A, Qt::ShiftModifier,
            [&] { return model.unreadCount() == 0; });
    gesture("undo it", Qt::Key_U, {}, [&] { return model.unreadCount() == unread; });
}

} // namespace

void measureStart(const QString &library, const QString &settings)
{
    Samples start;
    Samples memory;
    for (int run = 0; run < 11; ++run) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"broadsheet.window.debug=true"_s);
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        QElapsedTimer timer;
        timer.start();
        program.start(QStringLiteral(BROADSHEET_PROGRAM),
                      {u"--library"_s, library, u"--settings"_s, settings});
        QByteArray said;
        while (!said.contains("list painted") && program.waitForReadyRead(20'000))
            said += program.readAll();
        if (run > 0) // the first one warms the caches
            start.add(milliseconds(timer));
        else
            printFigure("first start until the list is painted", milliseconds(timer), "ms");
        QTest::qWait(2000);
        memory.add(residentMegabytes(program.processId()));
        program.terminate();
        program.waitForFinished();
    }
    start.print(u"warm start until the list is painted"_s);
    printFigure("resident memory when idle", memory.median(), "MB");
}

void measureScale(const QString &library, const QList<PieceGroup> &groups)
{
    const QTemporaryDir folder;
    const QString settings = folder.filePath(u"settings.ini"_s);
    {
        Settings prepared(settings);
        prepared.setView(u"all"_s);
        prepared.setRefreshAtStart(false); // nothing is measured against somebody else's server
    }
    measureStart(library, settings);
    QFile::link(library, folder.filePath(u"library.sqlite"_s));
    Desk desk(folder);
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 100; }, 60'000))
        qFatal("the window shows nothing");
    QTest::qWait(1000);
    for (const PieceGroup &group : groups)
        typeSearches(desk, group);
    sortByColumns(desk);
    desk.window.list().setFocus();
    scrollAbout(desk);
    usePalette(desk);
    markAll(desk);
}

} // namespace broadsheet::bench
